import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { check as accepts } from '../../src/finite/checker.js';
import { modelJson } from '../../src/finite/model-json.js';
import { parseModel } from '../../src/finite/parse-model.js';
import { PROPERTIES } from '../../src/properties/registry.js';
import { HAZARDS, HAZARD_BINARY, HAZARD_STOCHASTIC } from '../fixtures/hazards.js';
import { builtPackage } from './build.js';
import { run, temporaryFolder } from './run.js';

const exact = z.string().regex(/^-?\d+(\/[1-9]\d*)?$/);
const quantity = z.object({
  lower: exact.nullable(),
  upper: exact.nullable(),
  value: z.number().nullable(),
  evidence: z.enum(['certified', 'measured']),
});

/** The contract of the design for one line of output. */
const outputSchema = z.object({
  schema: z.literal('flockproof/check@1'),
  model: z.object({ name: z.string().optional(), points: z.int().positive() }).strict(),
  properties: z.record(
    z.string(),
    z.object({
      verdict: z.enum(['holds', 'fails', 'undecided']),
      evidence: z.enum(['certified', 'measured']),
      defect: exact.nullable(),
      certificate: z.looseObject({ kind: z.string() }).nullable(),
    }),
  ),
  quantities: z.object({ gap: quantity, gapKappa: quantity, lambda: quantity }).strict(),
});
type Output = z.infer<typeof outputSchema>;

const lines = (stdout: string): Output[] =>
  stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => outputSchema.parse(JSON.parse(line)));

const value = (text: string): number => {
  const [p, q = '1'] = text.split('/');
  return Number(p) / Number(q);
};

const folder = temporaryFolder();
const write = (name: string, content: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const pair = { name: 'pair', flow: [[1, 2], [2, 1]] }; // prettier-ignore
const follow = { name: 'follow', kappa: [1, 1], A: [[1, 0], ['1/2', 0.5]] }; // prettier-ignore

describe.concurrent('flockproof check', () => {
  it('prints what the contract says, and certificates that the checker accepts', async () => {
    const { code, stdout, stderr } = await run(['check', write('pair.json', pair), write('follow.json', follow), '--json']); // prettier-ignore
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const results = lines(stdout);
    expect(results.map((r) => r.model)).toEqual([
      { name: 'pair', points: 2 },
      { name: 'follow', points: 2 },
    ]);
    for (const [k, { properties, quantities }] of results.entries()) {
      const model = modelJson(parseModel(JSON.stringify([pair, follow][k])));
      expect(Object.keys(properties)).toEqual(PROPERTIES.map((p) => p.name));
      for (const [property, { verdict, certificate, defect }] of Object.entries(properties)) {
        expect(accepts({ kind: 'property', property, model, verdict, certificate })).toEqual({ accepted: true });
        expect(defect === '0').toBe(verdict === 'holds');
      }
      for (const { lower, upper, value: middle } of Object.values(quantities)) {
        expect(value(upper!) - value(lower!)).toBeLessThanOrEqual(1e-9);
        expect(Math.abs(middle! - value(lower!))).toBeLessThanOrEqual(1e-9);
      }
    }
    expect(results[0].properties['conservative'].verdict).toBe('holds');
    // 1 - gap is the other eigenvalue of ((1, 2), (2, 1)) / 3.
    expect(results[0].quantities.gap).toMatchObject({ lower: '4/3', upper: '4/3' });
    expect(results[1].properties['conservative'].verdict).toBe('fails');
  });

  it('prints a table for people, without control characters where nobody looks at a terminal', async () => {
    const { code, stdout } = await run(['check', write('named.json', { ...pair, name: 'a\u001b[31mb' })]);
    expect(code).toBe(0);
    expect(stdout).toContain('2 points');
    expect(stdout).toMatch(/conservative\s+✓ holds/);
    expect(stdout).toMatch(/positive-semidefinite\s+✗ fails/);
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\u001b/);
  });

  it('answers one line for each line of NDJSON, and skips empty ones', async () => {
    const file = write('two.ndjson', `${JSON.stringify(pair)}\n\n${JSON.stringify(follow)}\r\n`);
    const { code, stdout } = await run(['check', file]);
    expect(code).toBe(0);
    expect(lines(stdout).map((r) => r.model.name)).toEqual(['pair', 'follow']);
  });

  it('answers the other lines of NDJSON when one is bad, and says which', async () => {
    const file = write('bad.ndjson', `${JSON.stringify(pair)}\n{"flow":[[1,-1],[0,0]]}\nnot json\n${JSON.stringify(follow)}\n`); // prettier-ignore
    const { code, stdout, stderr } = await run(['check', file]);
    expect(code).toBe(2);
    expect(lines(stdout).map((r) => r.model.name)).toEqual(['pair', 'follow']);
    expect(stderr).toContain(`${file}:2: not a model, 2 problems\n  flow[0][1]: -1 is negative\n  flow[1]: sums to 0`);
    expect(stderr).toContain(`${file}:3: not a model\n  not JSON`);
  });

  it('reads standard input: lines, or one document over many lines', async () => {
    const many = await run(['check', '-'], { stdin: `${JSON.stringify(pair)}\n${JSON.stringify(follow)}\n` });
    expect(many.code).toBe(0);
    expect(lines(many.stdout)).toHaveLength(2);
    const one = await run(['check', '-'], { stdin: JSON.stringify(pair, null, 2) });
    expect(one.code).toBe(0);
    expect(lines(one.stdout)).toHaveLength(1);
    const none = await run(['check', '-'], { stdin: '' });
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('standard input: not a model');
  });

  it('reads the models that a TypeScript module exports, alone and in lists', async () => {
    const root = await builtPackage();
    const file = write(
      'models.ts',
      `import { finiteModel } from ${JSON.stringify(path.join(root, 'dist/finite/model.js'))};
       type Rows = readonly (readonly number[])[];
       const swap: Rows = [[0, 1], [1, 0]];
       export const made = finiteModel({ flow: swap });
       export const plain = { name: 'own name', flow: swap };
       export const list = [{ flow: [[1]] }, { kappa: ['1/2'], A: [[1]] }];
       export const helper = (x: number): number => x;`,
    );
    const { code, stdout } = await run(['check', file, '--json']);
    expect(code).toBe(0);
    expect(lines(stdout).map((r) => r.model.name)).toEqual(['list[0]', 'list[1]', 'made', 'own name']);
  });

  it('reports every problem of every model of a module, and modules without models', async () => {
    const bad = write('bad.mjs', `export const a = { flow: [[-1]] }; export const b = { kappa: [1], A: [['1/2']] };`);
    const wrong = await run(['check', bad]);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('a.flow[0][0]: -1');
    expect(wrong.stderr).toContain('b.A[0]: sums to 1/2, expected 1');
    for (const [name, text, reason] of [
      ['none.ts', 'export const x = 1;', 'exports no finite model'],
      ['broken.ts', 'export const = ;', 'broken.ts'],
      ['throws.js', 'throw new Error("on load");', 'on load'],
    ] as const) {
      const { code, stdout, stderr } = await run(['check', write(name, text)]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(reason);
      expect(stderr).not.toContain('this is a bug');
    }
  });

  it('reports every problem of a malformed model with path and value, and prints nothing else', async () => {
    const file = write('bad.json', '{"kappa":[0,1],"A":[["1/2","47/100"],[NaN,1]],"mass":[1],"masses":[1]}');
    const { code, stdout, stderr } = await run(['check', file, '--json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `${file}: not a model, 5 problems\n` +
        '  mass: unknown key; a model has name, flow, kappa, A, masses\n' +
        '  A[1][0]: "NaN" is not a number\n' +
        '  A[0]: sums to 97/100, expected 1\n' +
        '  kappa[0]: 0 is not positive\n' +
        '  masses: 1 entries, expected 2\n',
    );
  });

  it('fails with 1 if a property that was asked for fails, and decides only these', async () => {
    const files = [write('p.json', pair), write('f.json', follow)];
    const holds = await run(['check', files[0], '--json', '--property', 'conservative,symmetric', '--property', 'has-gap']); // prettier-ignore
    expect(holds.code).toBe(0);
    expect(Object.keys(lines(holds.stdout)[0].properties)).toEqual(['conservative', 'symmetric', 'has-gap']);
    expect((await run(['check', ...files, '--property', 'conservative'])).code).toBe(1);
    expect((await run(['check', ...files])).code).toBe(0);
  });

  it('exits with 3 under --strict if a property is undecided', async () => {
    // Large, and on the boundary of ball-positivity: lazy cycles of 60 points with long entries.
    const n = 60;
    const f = '1' + '0'.repeat(60);
    const flow = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (j === i || j === (i + 1) % n ? f : j === (i + 2) % n ? '1' : '0'))); // prettier-ignore
    const file = write('large.json', { flow });
    const strict = await run(['check', file, '--json', '--strict', '--property', 'ball-positive']);
    const [result] = lines(strict.stdout);
    expect(result.properties['ball-positive'].evidence).toBe('measured');
    const { verdict } = result.properties['ball-positive'];
    expect(strict.code).toBe(verdict === 'undecided' ? 3 : verdict === 'fails' ? 1 : 0);
    expect(verdict).toBe('undecided');
    expect((await run(['check', file, '--json', '--property', 'ball-positive'])).code).toBe(0);
  });

  it('decides the matrices on which an eigenvalue routine never returned', async () => {
    const file = write('hazards.ndjson', HAZARDS.map(({ name, input }) => JSON.stringify({ name, ...input })).join('\n')); // prettier-ignore
    const { code, stdout } = await run(['check', file]);
    expect(code).toBe(0);
    const results = lines(stdout);
    expect(results.map((r) => r.model.name)).toEqual(HAZARDS.map((h) => h.name));
    for (const { properties } of results) {
      for (const { evidence } of Object.values(properties)) expect(evidence).toBe('certified');
    }
    // As they stand: the first needs a strength; the second has a point that listens to nobody.
    const bare = write('bare.json', { flow: HAZARD_STOCHASTIC });
    expect((await run(['check', bare])).code).toBe(0);
    const binary = await run(['check', write('binary.json', { flow: HAZARD_BINARY })]);
    expect(binary.code).toBe(2);
    expect(binary.stderr).toContain('flow[0]: sums to 0: the point listens to nobody');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['nothing.json'], /nothing\.json: no such file/],
    ['a stream that is not there', ['nothing.ndjson'], /nothing\.ndjson: no such file/],
    ['a module that is not there', ['nothing.ts'], /nothing\.ts: no such file/],
    ['another kind of file', ['model.txt'], /model\.txt: expected \.json/],
    ['no file', [], /missing required argument/],
    ['an unknown property', ['-', '--property', 'conservativ'], /no property conservativ; there are right-stochastic/],
    ['an unknown flag', ['-', '--properties'], /unknown option/],
  ])('refuses %s with 2 and one line', async (_, args, reason) => {
    const { code, stdout, stderr } = await run(['check', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
