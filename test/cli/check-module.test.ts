import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run, temporaryFolder } from './run.js';

const exact = z.string().regex(/^-?\d+(\/[1-9]\d*)?$/);
const crowd = { points: z.array(z.array(exact)), masses: z.array(exact), labels: z.array(z.string()).optional() };
const quantity = z.object({
  lower: exact.nullable(),
  upper: exact.nullable(),
  value: z.number().nullable(),
  evidence: z.enum(['certified', 'measured']),
});

/** The contract of docs/conventions.md for a model on an environment. */
const familySchema = z.object({
  schema: z.literal('flockproof/check@1'),
  model: z
    .object({
      name: z.string(),
      points: z.int().positive(),
      environment: z.string(),
      parameters: z.record(z.string(), z.string()),
      arithmetic: z.enum(['rational', 'double']),
      instances: z.object({ exact: z.int(), doubles: z.int(), undefined: z.int() }).loose(),
      seed: z.int(),
    })
    .strict(),
  properties: z.record(
    z.string(),
    z.object({
      verdict: z.enum(['holds', 'fails', 'undecided']),
      evidence: z.enum(['certified', 'measured']),
      defect: exact.nullable(),
      certificate: z.object({ kind: z.string() }).loose().nullable(),
      note: z.string().optional(),
      counterexample: z
        .object({ ...crowd, flow: z.array(z.array(exact)).optional() })
        .loose()
        .optional(),
    }),
  ),
  quantities: z.object({ gap: quantity, gapKappa: quantity, lambda: quantity }).strict(),
  reference: z.object(crowd),
  smallestGap: quantity.extend({ instance: z.object(crowd) }).nullable(),
  lowEnergy: z.object({ epsilon: z.number().nullable(), e0: exact, e1: exact, e2: exact, a0: exact, a1: exact }).loose().nullable(), // prettier-ignore
  thickness: z.object({ radius: exact, value: exact, note: z.string() }).nullable(),
  strength: z.object({ least: z.object({ instance: z.object(crowd) }).loose(), greatest: z.object({}).loose() }).nullable(), // prettier-ignore
  theorems: z.array(
    z.object({
      name: z.string(),
      gives: z.string(),
      verdict: z.enum(['not refuted', 'does not apply', 'undecided']),
      conditions: z.array(z.object({ name: z.string(), verdict: z.string(), evidence: z.string(), note: z.string() }).loose()), // prettier-ignore
    }),
  ),
  notes: z.array(z.string()).optional(),
});

/** A module in an empty folder, where flockproof is not installed. */
function write(name: string, text: string): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

const HEAD = `import { defineModel, finiteSet, space } from 'flockproof/operators';\n`;
const INVERSE = `defineModel({ name: 'inverse square', environment: space(1), exact: true, weight: ({ r2 }, k) => k.divide(1, k.add(1, r2)) })`;
const GAUSSIAN = `defineModel({ name: 'gaussian', environment: space(2), weight: ({ r2 }: { r2: number }) => Math.exp(-r2) })`;
const quick = ['--budget', 'quick'];

describe('check of a module with models on environments', () => {
  it('answers one object a model, of the schema, with finite models beside them', async () => {
    const file = write('models.ts', `${HEAD}export const a = ${INVERSE};\nexport const b = ${GAUSSIAN};\nexport const c = { flow: [[0, 1], [1, 0]] };\nexport const again = a;\n`); // prettier-ignore
    const { code, stdout, stderr } = await run(['check', file, '--json', '--quiet', ...quick]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const results = stdout.trim().split('\n').map((line) => JSON.parse(line)); // prettier-ignore
    expect(results.map((r) => r.model.name)).toEqual(['inverse square', 'gaussian', 'c']);
    const [first, second] = results.slice(0, 2).map((r) => familySchema.parse(r));
    expect(first.model).toMatchObject({ arithmetic: 'rational', environment: 'R' });
    expect(first.properties.conservative).toMatchObject({ verdict: 'holds', evidence: 'certified' });
    expect(first.properties.idempotent.counterexample).toMatchObject({
      points: [['0'], ['1']],
      masses: ['1/2', '1/2'],
    });
    expect(second.model).toMatchObject({ arithmetic: 'double', environment: 'R²', instances: { exact: 0 } });
    for (const name of ['conservative', 'symmetric', 'ball-positive', 'galilean-invariant'])
      expect(second.properties[name]).toMatchObject({ verdict: 'holds', evidence: 'measured' });
    expect(second.notes).toContainEqual(expect.stringContaining('exact: true'));
  });

  it('prints a table for people, and the smallest case of each failure with a command that decides it again', async () => {
    const file = write('mt.ts', `${HEAD}export default defineModel({ name: 'mt', environment: space(1), exact: true, strength: 'one', weight: ({ r2 }, k) => k.divide(1, k.add(1, r2)) });\n`); // prettier-ignore
    const { code, stdout } = await run(['check', file, ...quick]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mt on R, in rationals, \d+ crowds\n/);
    expect(stdout).toMatch(/conservative +✗ fails +defect 1\/30 +at \(0, 0\): 7\/10 against 2\/3/);
    expect(stdout).toMatch(/galilean-invariant +✓ holds +certified/);
    expect(stdout).toMatch(/Theorem 4.2 +– does not apply\n +fat tail/);
    expect(stdout).toContain('✗ conservative, symmetric, ball-positive, 1-contractive, 2-contractive, p-contractive, normal  fail for mt\n  smallest case: x = [0, 1]  m = [2/3, 1/3]\n  F = [[8/15, 2/15], [1/6, 1/6]]\n'); // prettier-ignore
    const replay = /replay: echo '(\{.*\})' \| flockproof check - --property (\S+)/.exec(stdout)!;
    const again = await run(['check', '-', '--property', replay[2]], { stdin: replay[1] });
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout).properties.conservative.defect).toBe('1/30');
  });

  it('fails with 1 if a property that was asked for fails, decides only these, and is the same for the same seed', async () => {
    const file = write('place.mts', `${HEAD}export const place = defineModel({ name: 'place', environment: space(1), exact: true, weight: ({ x }, k) => k.add(1, k.multiply(x[0], x[0])) });\n`); // prettier-ignore
    const args = [
      'check',
      file,
      '--json',
      ...quick,
      '--property',
      'right-stochastic,galilean-invariant',
      '--seed',
      '5',
    ];
    const first = await run(args);
    expect(first.code).toBe(1);
    const result = familySchema.parse(JSON.parse(first.stdout));
    expect(Object.keys(result.properties)).toEqual(['right-stochastic', 'galilean-invariant']);
    expect(result.properties['galilean-invariant'].counterexample).toHaveProperty('shift');
    expect(result.theorems).toEqual([]);
    expect((await run(args)).stdout).toBe(first.stdout);
  });

  it('is undecided where a property does not apply, with 3 under --strict', async () => {
    const set = write('set.ts', `${HEAD}export const set = defineModel({ name: 'set', environment: finiteSet(['a', 'b']), exact: true, weight: () => 1 });\n`); // prettier-ignore
    const ask = ['--property', 'galilean-invariant', ...quick, '--strict', '--json'];
    const found = await run(['check', set, ...ask]);
    expect(found.code).toBe(3);
    expect(JSON.parse(found.stdout).properties['galilean-invariant'].note).toContain('does not apply');
    const finite = await run(['check', '-', ...ask], { stdin: '{"flow":[[1]]}' });
    expect(finite.code).toBe(3);
    expect(JSON.parse(finite.stdout).properties['galilean-invariant'].note).toContain('a finite model is one matrix');
  });

  it.each([
    ['list.cts', `${HEAD}export = { inverse: ${INVERSE} };\n`],
    ['list.cjs', `const { defineModel, space } = require('flockproof/operators');\nexports.inverse = ${INVERSE};\n`],
    ['waits.mts', `${HEAD}await Promise.resolve();\nexport const inverse = ${INVERSE};\n`],
  ])('loads %s', async (name, text) => {
    const { code, stdout, stderr } = await run(['check', write(name, text), '--quiet', '--property', 'material', ...quick]); // prettier-ignore
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^inverse square on R,/);
  });

  it('asks the module again where a counterexample is too long for a command', async () => {
    const weights =
      'crowd.map(({ y, r }: any, j: number) => (crowd.length < 4 ? 0 : Math.exp(-r) * (2 + Math.sin(y[0] + j))))';
    const file = write('long.ts', `${HEAD}export const long = defineModel({ name: 'long', environment: space(1), weights: (crowd) => ${weights} });\n`); // prettier-ignore
    const { stdout } = await run(['check', file, '--quiet', '--budget', 'quick', '--seed', '3']);
    for (const [, command] of stdout.matchAll(/replay: (.*)/g)) {
      expect(command.length).toBeLessThan(700);
      if (!command.startsWith('echo')) expect(command).toMatch(/--seed 3 --budget quick$/);
    }
    expect(stdout).toMatch(/replay: flockproof check \S+long\.ts --property [\w,-]+ --seed 3 --budget quick/);
  });

  it('takes a model that is an object of the user, and its console.log for no data', async () => {
    const file = write(
      'own.mjs',
      `import { space } from 'flockproof/operators';
       console.log('loading');
       const ones = (rho, n) => Array.from({ length: n }, () => rho.field.one);
       export const mine = {
         environment: space(1), exact: true,
         strength: (rho, targets = rho) => ones(rho, targets.n),
         matrix(rho, targets = rho) {
           const total = rho.field.sum(Array.from({ length: rho.n }, (_, j) => rho.masses[j]));
           const entries = Array.from({ length: targets.n * rho.n }, (_, k) => rho.field.divide(rho.masses[k % rho.n], total));
           return { rows: targets.n, columns: rho.n, entries };
         },
       };`,
    );
    const { code, stdout, stderr } = await run(['check', file, '--json', ...quick]);
    expect(code).toBe(0);
    const result = familySchema.parse(JSON.parse(stdout));
    expect(result.model.name).toBe('mine');
    expect(result.properties.idempotent).toMatchObject({ verdict: 'holds', evidence: 'certified' });
    expect(stderr).toContain('loading');
  });
});

describe('check of hostile modules', () => {
  const model = (weight: string) => `${HEAD}export const odd = defineModel({ name: 'odd', environment: space(1), weight: ${weight} });\n`; // prettier-ignore
  const own = (matrix: string) => `import { space } from 'flockproof/operators';\nexport const own = { name: 'own', environment: space(1), strength: (rho, t = rho) => Array.from({ length: t.n }, () => 1), matrix: ${matrix} };\n`; // prettier-ignore

  it.each<[string, string, RegExp]>([
    ['negative weights', model('({ r }: { r: number }) => 1 - r'), /odd: target 0 at \(0\): the weight of point 1 at \(2\) is -1, expected a number ≥ 0\n {2}at x = \[0, 2\]/],
    ['weights that are NaN', model('() => NaN'), /the weight of point 0 at \(0\) is NaN/],
    ['code that throws', model('({ z }: any) => z.foo.bar'), /the weight of point 0 at \(0\) threw TypeError: .* \(\S+odd\.ts\)\n {2}at x = \[0\]/],
    ['isolation everywhere', model('() => 0'), /odd: not defined at any of \d+ crowds; first: odd: target 0 at \(0\) sees no mass/],
    ['rows that do not sum to 1', own('(rho) => ({ rows: rho.n, columns: rho.n, entries: new Float64Array(rho.n * rho.n).fill(0.3) })'), /own: matrix\[0\]: sums to 0.3, expected 1/],
    ['rows of the wrong number', own('(rho) => ({ rows: 1, columns: 9, entries: [] })'), /own: matrix: 1 × 9, expected 1 × 1/],
    ['a shape that is none', `export const x = { name: 'x', environment: { kind: 'ball', dim: 2 }, strength: 1, matrix: 2 };`, /not a model, 3 problems\n {2}x\.environment: .*\n {2}x\.strength: 1, expected a function of \(rho, targets\)\n {2}x\.matrix: 2/],
    ['a definition without defineModel', `${HEAD}export const raw = { name: 'raw', environment: space(1), weight: () => 1 };`, /raw\.weight: a definition, expected defineModel\(…\) around it/],
    ['a definition that is wrong', `${HEAD}export const bad = defineModel({ name: 'bad', environment: space(1) } as never);`, /weight: expected weight\(pair\) or weights\(crowd\), one of them/],
    ['an argument that is none', `import { kernelTent, modelMollified, space } from 'flockproof/operators';\nexport const m = modelMollified(space(1), kernelTent(1));\n`, /odd\.ts: Cannot read properties of undefined \(reading 'name'\) \(in modelMollified\)/],
    ['a top-level await in CommonJS', 'export const x = await 1;', /Top-level await [^]*call it \.mts, or put "type": "module"/],
    ['dice', model('() => Math.random()'), /odd: asked twice at one crowd it says two things/],
  ])('%s: 2, and what is wrong', async (_, text, reason) => {
    const { code, stdout, stderr } = await run(['check', write('odd.ts', text), ...quick]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).not.toContain('this is a bug');
  }); // prettier-ignore

  it.each<[string, string, RegExp]>([
    ['a weight that never returns', model('({ r }: { r: number }) => { while (r > 1.5); return 1; }'), /odd: asked at pairs at growing distances, it did not return within 2 s; --patience gives it more time/],
    ['a module that never loads', 'for (;;);\nexport const x = 1;', /slow\.ts: loading it did not return within 2 s/],
  ])('%s is stopped', async (_, text, reason) => {
    const { code, stdout, stderr } = await run(['check', write('slow.ts', text), ...quick, '--patience', '2']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  }); // prettier-ignore

  it('one bad model does not cost the others their answer', async () => {
    const text = `${HEAD}export const a = defineModel({ name: 'bad', environment: space(1), weight: () => -1 });\nexport const b = ${INVERSE};\nsetInterval(() => {}, 1000);\n`;
    const { code, stdout, stderr } = await run(['check', write('two.ts', text), ...quick, '--json']);
    expect(code).toBe(2);
    expect(stderr).toContain('bad: target 0');
    expect(familySchema.parse(JSON.parse(stdout)).model.name).toBe('inverse square');
  });

  it.each([
    ['--budget', 'huge', /--budget huge: expected quick, standard, deep/],
    ['--seed', '-1', /--seed -1: expected an integer/],
    ['--patience', '0', /--patience 0: expected an integer from 1/],
  ])('refuses %s %s', async (flag, value, reason) => {
    const { code, stderr } = await run(['check', '-', flag, value]);
    expect(code).toBe(2);
    expect(stderr).toMatch(reason);
  });
});
