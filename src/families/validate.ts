import type { AveragingModel } from '../operators/model.js';

/** Something that means to be a model on an environment: it has one, or both functions of one. */
export const looksLikeModel = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' &&
  x !== null &&
  ((typeof (x as Record<string, unknown>).matrix === 'function' && 'strength' in x) ||
    ('environment' in x && ('matrix' in x || 'strength' in x || 'weight' in x || 'weights' in x)));

const KINDS = new Set<unknown>(['space', 'torus', 'finite', 'product']);

/** Everything that is wrong with the shape of a model, each with its key. What it returns is checked when it is asked. */
export function problemsOf(x: Record<string, unknown>): { path: string; message: string }[] {
  const problems: { path: string; message: string }[] = [];
  const expect = (path: string, fits: boolean, expected: string): void => {
    if (!fits) problems.push({ path, message: `${describe(x[path])}, expected ${expected}` });
  };
  const environment = x.environment as { kind?: unknown; dim?: unknown } | undefined;
  expect(
    'environment',
    typeof environment === 'object' && environment !== null && KINDS.has(environment.kind) && typeof environment.dim === 'number', // prettier-ignore
    'space(n), torus(n, period), finiteSet(labels) or product(base, labels)',
  );
  if ('weight' in x || 'weights' in x)
    problems.push({
      path: 'weight' in x ? 'weight' : 'weights',
      message: 'a definition, expected defineModel(…) around it',
    });
  else {
    expect('strength', typeof x.strength === 'function', 'a function of (rho, targets)');
    expect('matrix', typeof x.matrix === 'function', 'a function of (rho, targets)');
  }
  for (const key of ['reproducingKernel', 'kappa', 'average'])
    if (x[key] !== undefined) expect(key, typeof x[key] === 'function', 'a function, or nothing');
  for (const key of ['material', 'exact'])
    if (x[key] !== undefined) expect(key, typeof x[key] === 'boolean', 'true or false');
  if (x.name !== undefined) expect('name', typeof x.name === 'string' && x.name !== '', 'a text');
  return problems;
}

/** The model with what may be left out filled in; its functions are called on the object that has them. */
export function completed(x: Record<string, unknown>, name: string): AveragingModel {
  const bound = Object.fromEntries(
    ['strength', 'matrix', 'reproducingKernel', 'kappa', 'average'].flatMap((key) => {
      const run = x[key];
      return typeof run === 'function' ? [[key, run.bind(x) as unknown] as const] : [];
    }),
  );
  const { definition = '', source = '', parameters = {}, material = true, exact = false, environment } = x;
  return {
    definition,
    source,
    parameters,
    material,
    exact,
    environment,
    name: x.name ?? name,
    ...bound,
  } as unknown as AveragingModel;
}

function describe(x: unknown): string {
  if (x === undefined) return 'missing';
  if (typeof x === 'function') return 'a function';
  return typeof x === 'object' && x !== null ? 'an object' : String(x as symbol);
}
