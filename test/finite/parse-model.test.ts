import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FiniteModel } from '../../src/finite/model.js';
import { ModelError } from '../../src/finite/model.js';
import { MAX_POINTS, modelFromJson, parseModel } from '../../src/finite/parse-model.js';
import { averageMatrix } from '../../src/finite/model.js';
import { HAZARDS } from '../fixtures/hazards.js';
import { texts } from '../fixtures/texts.js';

/** The problems of a document as `path: message` lines, or an empty list if it is a model. */
function problems(document: unknown): string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  try {
    parseModel(text);
    return [];
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    expect(error.code).toBe('invalid-model');
    return error.issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  }
}

describe('a document that is a model', () => {
  it('is read from flows, with name and masses', () => {
    const model = parseModel('{"name":"pair","flow":[[1,2],[2,1]],"masses":["1/2",0.5]}');
    expect(model).toMatchObject({ name: 'pair', n: 2 });
    expect(texts(model.flow)).toEqual(['1', '2', '2', '1']);
    expect(texts(model.kappa)).toEqual(['3', '3']);
    expect(texts(model.masses!)).toEqual(['1/2', '1/2']);
  });

  it('is read from strengths and averages', () => {
    const model = parseModel('{"kappa":["1/2",1],"A":[["1/2","1/2"],[0.25,0.75]]}');
    expect(texts(model.flow)).toEqual(['1/4', '1/4', '1/4', '3/4']);
    expect(texts(averageMatrix(model))).toEqual(['1/2', '1/2', '1/4', '3/4']);
  });

  it.each([
    ['9007199254740993', '9007199254740993'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0.1', '1/10'],
    [
      '0.30000000000000000000000000000000000001',
      '30000000000000000000000000000000000001/100000000000000000000000000000000000000',
    ],
    ['1e-3', '1/1000'],
    ['2.50E+2', '250'],
    ['"22/7"', '22/7'],
    ['"6/4"', '3/2'],
    ['"0.125"', '1/8'],
  ])('keeps every digit of %s', (numeral, exact) => {
    expect(texts(parseModel(`{"flow":[[${numeral}]]}`).flow)).toEqual([exact]);
  });

  it('keeps A exact: thirds of decimals do not sum to 1, thirds of fractions do', () => {
    expect(problems('{"kappa":[1,1,1],"A":[["1/3","1/3","1/3"],[0,1,0],[0,0,1]]}')).toEqual([]);
    expect(problems('{"kappa":[1,1,1],"A":[[0.333,0.333,0.333],[0,1,0],[0,0,1]]}')).toEqual([
      'A[0]: sums to 999/1000, expected 1',
    ]);
    expect(problems('{"kappa":[1,1],"A":[[0.1,0.9],[0.3,0.7]]}')).toEqual([]);
    expect(problems('{"kappa":[1,1],"A":[[0.1,0.9000000000000000000001],[0.3,0.7]]}')).toEqual([
      'A[0]: sums to 10000000000000000000001/10000000000000000000000, expected 1',
    ]);
  });

  it('is read from the hazards', () => {
    for (const { input } of HAZARDS) expect(problems(input)).toEqual([]);
  });

  it('may come parsed already', () => {
    expect(texts(modelFromJson({ flow: [[0.1]] }).flow)).toEqual(['1/10']);
  });
});

describe('a document that is no model', () => {
  const flow = [
    [1, 2],
    [2, 1],
  ];

  it.each<[string, unknown, string[]]>([
    ['a number', 17, ['17 is not a model: expected an object with "flow", or with "kappa" and "A"']],
    ['null', null, ['null is not a model: expected an object with "flow", or with "kappa" and "A"']],
    ['a list', [flow], ['an array of 1 is not a model: expected an object with "flow", or with "kappa" and "A"']],
    ['a text', '"flow"', ['"flow" is not a model: expected an object with "flow", or with "kappa" and "A"']],
    ['an empty object', {}, ['no "flow", and no "kappa" and "A": there is no model here']],
    ['a flow that is a number', { flow: 3 }, ['flow: 3 is not a matrix: expected an array of rows']],
    ['a flow that is an object', { flow: {} }, ['flow: an object is not a matrix: expected an array of rows']],
    ['no points', { flow: [] }, ['flow: no rows: a model needs at least one point']],
    ['a row that is none', { flow: [[1, 0], 5] }, ['flow[1]: 5 is not a row of numbers']],
    ['rows of the wrong length', { flow: [[1], [1, 2, 3]] }, ['flow[0]: 1 entries, expected 2', 'flow[1]: 3 entries, expected 2']],
    ['a negative entry', { flow: [[1, -2], [1, 1]] }, ['flow[0][1]: -2 is negative']],
    ['an entry that is no number', { flow: [['x', null], [true, []]] }, ['flow[0][0]: "x" is not a number', 'flow[0][1]: null is not a number', 'flow[1][0]: true is not a number', 'flow[1][1]: an array of 0 is not a number']],
    ['a denominator 0', { flow: [['1/0']] }, ['flow[0][0]: "1/0" has the denominator 0']],
    ['a fraction of decimals', { flow: [['1.5/2']] }, ['flow[0][0]: "1.5/2" is not a fraction p/q of integers']],
    ['a row of zeros', { flow: [[0, 0], [1, 1]] }, ['flow[0]: sums to 0: the point listens to nobody']],
    ['a power of ten beyond the limit', '{"flow":[[1e5000]]}', ['flow[0][0]: 1e5000 has a power of ten beyond ±1000']],
    ['A without kappa', { A: [[1]] }, ['kappa: missing: "kappa" and "A" go together']],
    ['kappa without A', { kappa: [1] }, ['A: missing: "kappa" and "A" go together']],
    ['both forms', { flow, kappa: [1, 1], A: [[1, 0], [0, 1]] }, ['flow: given together with "kappa" or "A": expected one form']],
    ['a row that does not sum to 1', { kappa: [1, 1], A: [['1/2', '47/100'], [0, 1]] }, ['A[0]: sums to 97/100, expected 1']],
    ['strengths that are not positive', { kappa: [0, -1], A: [[1, 0], [0, 1]] }, ['kappa[0]: 0 is not positive', 'kappa[1]: -1 is not positive']],
    ['strengths of the wrong number', { kappa: [1], A: [[1, 0], [0, 1]] }, ['kappa: 1 entries, expected 2']],
    ['strengths that are no list', { kappa: 1, A: [[1]] }, ['kappa: 1 is not an array of numbers']],
    ['masses that are not positive', { flow, masses: [0, '-1/2'] }, ['masses[0]: 0 is not positive', 'masses[1]: -1/2 is not positive']],
    ['masses of the wrong number', { flow, masses: [1, 2, 3] }, ['masses: 3 entries, expected 2']],
    ['a name that is none', { name: 3, flow }, ['name: 3 is not a string']],
    ['a name too long', { name: 'x'.repeat(2000), flow }, ['name: longer than 1000 characters']],
    ['unknown keys', { flow, Flow: 1, weights: [] }, ['Flow: unknown key; a model has name, flow, kappa, A, masses', 'weights: unknown key; a model has name, flow, kappa, A, masses']],
  ])('is reported with path and value: %s', (_, document, expected) => {
    expect(problems(document)).toEqual(expected);
  }); // prettier-ignore

  it('is reported whole: every problem of every part at once', () => {
    const all = problems({
      name: [],
      kappa: [1, 0, 'x'],
      A: [
        [1, 1, 0],
        [0, -1, 2],
        [0, 1],
      ],
      masses: [1, 1],
      extra: true,
    });
    expect(all).toEqual([
      'extra: unknown key; a model has name, flow, kappa, A, masses',
      'name: an array of 0 is not a string',
      'A[1][1]: -1 is negative',
      'A[2]: 2 entries, expected 3',
      'A[0]: sums to 2, expected 1',
      'kappa[1]: 0 is not positive',
      'kappa[2]: "x" is not a number',
      'masses: 2 entries, expected 3',
    ]);
  });

  it('is reported with the NaN and Infinity that some writers emit, where they stand', () => {
    expect(problems('{"flow":[[NaN,1],[Infinity,-Infinity]]}')).toEqual([
      'flow[0][0]: "NaN" is not a number',
      'flow[1][0]: "Infinity" is not a number',
      'flow[1][1]: "-Infinity" is not a number',
    ]);
    expect(problems('{"name":"NaN [","flow":[[1]]}')).toEqual([]);
    expect(() => modelFromJson({ flow: [[Number.NaN]] })).toThrow('flow[0][0]');
  });

  it.each([
    ['', /^not JSON/],
    ['{', /^not JSON/],
    ['{"flow":[[1]]', /^not JSON/],
    ['{"flow":[[01]]}', /^not JSON/],
    ['{"flow":[[1,]]}', /^not JSON/],
    ['{"flow":[[1]]} {"flow":[[1]]}', /^not JSON/],
    ['{flow:[[1]]}', /^not JSON/],
    ['{"name":"\u0000","flow":[[1]]}', /^not JSON/],
    ['{"flow":[[1]],"flow":[[2]]}', /^not JSON: Duplicate key 'flow'/],
    ['{"__proto__":{"flow":[[1]]}}', /^__proto__: unknown key|no "flow"/],
  ])('is refused: %j', (text, reason) => {
    const [first] = problems(text);
    expect(first).toMatch(reason);
  });

  it('is refused if it is nested deeply, by reading and not by running out of stack', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const deep = `{"flow":${open.repeat(200_000)}1${close.repeat(200_000)}}`;
      expect(problems(deep)).toEqual(['nested more than 32 levels deep']);
    }
    expect(problems(`{"flow":[[[[[1]]]]]}`)).toEqual(['flow[0][0]: an array of 1 is not a number']);
  });

  it('is refused beyond the limit of points, whatever its shape', () => {
    const identity = (n: number): number[][] =>
      Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
    expect(parseModel(JSON.stringify({ flow: identity(MAX_POINTS) })).n).toBe(MAX_POINTS);
    expect(problems({ flow: Array.from({ length: MAX_POINTS + 1 }, () => [1]) })).toEqual([
      `flow: ${MAX_POINTS + 1} points, the limit is ${MAX_POINTS}`,
    ]);
    expect(problems({ kappa: Array<number>(10_000).fill(1), A: [[1]] })).toContain(
      `kappa: 10000 entries, the limit is ${MAX_POINTS}`,
    );
  });

  it('is refused if a common denominator would fill the memory, and the limit is printed', () => {
    const digits = '9'.repeat(1_990);
    expect(problems({ flow: [[digits, digits], [digits, digits]] })).toEqual([]); // prettier-ignore
    expect(problems(`{"flow":[[${digits}${digits}]]}`)[0]).toMatch(
      /^flow\[0\]\[0\]: 9+… has 3980 characters, the limit is 2000/,
    );
    const primes = Array.from({ length: 64 }, (_, i) => Array.from({ length: 64 }, (__, j) => `1/${10n ** 40n + BigInt(64 * i + j)}`)); // prettier-ignore
    expect(problems({ flow: primes })[0]).toMatch(/^flow: numbers too long: more than 8192 bits/);
  });

  it('lists a hundred problems and counts the rest', () => {
    const all = problems({ flow: Array.from({ length: 20 }, () => Array<string>(20).fill('x')) });
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toBe('and 300 more problems');
  });

  it('is shown in part where a value is long', () => {
    for (const problem of problems({ flow: [['x'.repeat(10_000)]], name: 'y'.repeat(10_000) })) {
      expect(problem.length).toBeLessThan(200);
    }
  });
});

/** Longest time that one document may take, in milliseconds: a pause of the machine included. */
const SLOW = 1_000;

/** A document is a model or a ModelError, and the answer comes soon. */
function answers(text: string): 'model' | 'error' {
  const start = performance.now();
  let answer: 'model' | 'error';
  try {
    const model: FiniteModel = parseModel(text);
    if (!(model.n >= 1 && model.flow.length === model.n ** 2 && model.kappa.every((k) => k.n > 0n))) {
      throw new Error(`not a model: ${text}`);
    }
    answer = 'model';
  } catch (error) {
    if (!(error instanceof ModelError)) throw new Error(`on ${text.slice(0, 500)}`, { cause: error });
    if (error.issues.length === 0 || error.issues.length > 101)
      throw new Error(`${error.issues.length} issues`, { cause: error });
    answer = 'error';
  }
  const time = performance.now() - start;
  if (time > SLOW) throw new Error(`${time} ms for ${text.slice(0, 500)}`);
  return answer;
}

/** A small generator of its own (mulberry32): arbitraries are too slow for a hundred thousand documents. */
function randomly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const VALID = [
  '{"flow":[[1,2],[2,1]]}',
  '{"name":"a \\"b\\"","flow":[[0.5,"1/3",1e-3],[0,9007199254740993,1],[1,1,1]],"masses":[1,"1/2",0.25]}',
  '{"kappa":["1/2",1],"A":[["1/2","1/2"],[0.25,0.75]]}',
  '{"A":[[1]],"kappa":[3],"name":"point","masses":[1]}',
  '{"flow":[["1/1000000007","22/7"],[123456789012345678901234567890,0]]}',
];

/** Pieces that break things: brackets, signs, numerals that are almost some, keys, controls, halves of characters. */
const PIECES = [
  '[', ']', '{', '}', ',', ':', '"', '\\', '-', '+', '.', 'e', 'E', '/', '0', '1', '9', ' ', '\n', '\u0000', '\ud800', '\u2028', 'é', '😀',
  'NaN', 'Infinity', '-Infinity', 'null', 'true', '"1/0"', '"0x10"', '"1/3"', '1e999', '1e9999', '-0', '"-1/2"', '" 1"', '""', '[]', '{}', '[[1]]',
  '"flow":', '"kappa":[1],', '"A":[[1]],', '"__proto__":', '"constructor":{},', '"toString"', '\\u0000', '\\ud800', '1e1000', '1e-1000', '"9/1000000000000"',
]; // prettier-ignore

function mutated(text: string, below: (n: number) => number): string {
  let out = text;
  for (let k = 1 + below(4); k > 0; k--) {
    const at = below(out.length + 1);
    const to = Math.min(out.length, at + below(8));
    const piece = PIECES[below(PIECES.length)];
    const kind = below(5);
    if (kind === 0) out = out.slice(0, at) + out.slice(to);
    else if (kind === 1) out = out.slice(0, at) + piece + out.slice(at);
    else if (kind === 2) out = out.slice(0, at) + piece + out.slice(to);
    else if (kind === 3) out = out.slice(0, at) + out.slice(at, to).repeat(1 + below(3)) + out.slice(to);
    else {
      const other = VALID[below(VALID.length)];
      out = out.slice(0, at) + other.slice(below(other.length));
    }
  }
  return out;
}

const randomText = (below: (n: number) => number): string =>
  Array.from({ length: below(12) }, () =>
    below(3) === 0 ? String.fromCharCode(below(below(4) === 0 ? 65_536 : 128)) : PIECES[below(PIECES.length)],
  ).join('');

function randomValue(below: (n: number) => number, depth: number): string {
  const kind = below(depth > 4 ? 3 : 6);
  if (kind === 0) return String(below(20) - 2);
  if (kind === 1) return JSON.stringify(`${below(9) - 1}/${below(9)}`);
  if (kind === 2) return PIECES[24 + below(16)];
  const inner = Array.from({ length: below(4) }, () => randomValue(below, depth + 1));
  if (kind < 5) return `[${inner.join(',')}]`;
  return `{${inner.map((v) => `"${['flow', 'kappa', 'A', 'masses', 'name', 'x'][below(6)]}":${v}`).join(',')}}`;
}

describe('any document', () => {
  it('gives a model or a ModelError, each soon: 120,000 mutated models, random values and random texts', () => {
    const below = randomly(2_026);
    const counts = { model: 0, error: 0 };
    for (let k = 0; k < 60_000; k++) counts[answers(mutated(VALID[k % VALID.length], below))]++;
    for (let k = 0; k < 40_000; k++) {
      const key = ['"flow"', '"kappa":[1,1],"A"', '"flow":[[1,1],[1,1]],"masses"'][k % 3];
      counts[answers(`{${key}:${randomValue(below, 0)}}`)]++;
    }
    for (let k = 0; k < 20_000; k++) counts[answers(randomText(below))]++;
    // Pinned loosely: a generator that only ever makes one kind of document tests nothing.
    expect(counts.model).toBeGreaterThan(3_000);
    expect(counts.error).toBeGreaterThan(50_000);
  });

  it('gives a model or a ModelError if it is JSON, as fast-check draws and shrinks it', () => {
    const leaf = fc.oneof(fc.integer(), fc.double(), fc.constantFrom('1/2', '0', '-1', 'x', null, true), fc.string());
    const row = fc.array(leaf, { maxLength: 3 });
    const document = fc.oneof(
      fc.jsonValue({ depthSize: 'small' }),
      fc.record({ flow: fc.array(row, { maxLength: 3 }), masses: row, name: leaf }, { requiredKeys: [] }),
      fc.record({ kappa: row, A: fc.array(row, { maxLength: 3 }), flow: row }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(document, (x) => {
        answers(JSON.stringify(x));
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });

  it('is read the same again from the flows of its model', () => {
    const entry = fc.tuple(fc.bigInt(0n, 10n ** 25n), fc.bigInt(1n, 10n ** 25n)).map(([p, q]) => `${p}/${q}`);
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }))
      .filter((m) => m.every((row) => row.some((x) => !x.startsWith('0/'))));
    fc.assert(
      fc.property(rows, (flow) => {
        const once = parseModel(JSON.stringify({ flow }));
        const n = once.n;
        const again = parseModel(
          JSON.stringify({ flow: flow.map((_, i) => texts(once.flow.slice(i * n, i * n + n))) }),
        );
        expect(texts(again.flow)).toEqual(texts(once.flow));
        const other = parseModel(
          JSON.stringify({
            kappa: texts(once.kappa),
            A: flow.map((_, i) => texts(averageMatrix(once).slice(i * n, i * n + n))),
          }),
        );
        expect(texts(other.flow)).toEqual(texts(once.flow));
      }),
      { seed: 12, numRuns: 100 },
    );
  });
});
