import { describe, expect, it } from 'vitest';
import { finiteModel, toDoubles } from '../../src/finite/model.js';
import { doubles } from '../../src/scalar/field.js';
import '../../src/vitest/index.js';
import type { PropertyMatcherName } from '../../src/vitest/properties-by-matcher.js';
import { PROPERTY_MATCHERS } from '../../src/vitest/properties-by-matcher.js';
import { PROPERTIES } from '../../src/properties/registry.js';
import { FIXTURES } from '../fixtures/models.js';
import { largeLazyCycle, largeStubborn } from './large-models.js';
import { messageOf } from './message-of.js';

const NAMES = Object.keys(PROPERTY_MATCHERS) as PropertyMatcherName[];
const follow = { name: 'follow the leader', flow: [[1, 0], [1, 0]] }; // prettier-ignore

describe('the matchers of properties', () => {
  it('are one for each property, and have keys of their own', () => {
    expect(NAMES.map((name) => PROPERTY_MATCHERS[name].property)).toEqual(PROPERTIES.map(({ name }) => name));
    expect(new Set(NAMES.map((name) => PROPERTY_MATCHERS[name].key)).size).toBe(NAMES.length);
  });

  for (const name of NAMES) {
    it(`agree with what is known by hand: ${name} passes, fails and turns around with .not`, () => {
      for (const { name: fixture, flow, holds } of FIXTURES) {
        const model = { name: fixture, flow };
        const known = holds.includes(PROPERTY_MATCHERS[name].property);
        const [plain, negated] = [messageOf(() => expect(model)[name]()), messageOf(() => expect(model).not[name]())];
        expect(plain === '', fixture).toBe(known);
        expect(negated === '', fixture).toBe(!known);
        const message = known ? negated : plain;
        expect(message).toContain(`✗ ${PROPERTY_MATCHERS[name].property}  ${known ? 'holds' : 'fails'} for ${fixture}`);
        expect(message).toContain(`whole case: F = [[`);
        expect(message).toContain(`| flockproof check - --property ${PROPERTY_MATCHERS[name].property}\n`);
        expect(message).toContain('\n  hint: ');
      }
    });
  }

  it('fail with the whole block: property, model, exact numbers, case, command, hint', () => {
    expect(messageOf(() => expect(follow).toBeConservative())).toBe(
      [
        '✗ conservative  fails for follow the leader',
        '  conservative: the average keeps the momentum',
        '  column 0 of F sums to 2, row 0 to 1; defect 1/2 exactly',
        '  whole case: F = [[1, 0], [1, 0]]',
        `  replay: echo '{"name":"follow the leader","flow":[[1,0],[1,0]]}' | flockproof check - --property conservative`,
        '  hint: symmetric flows and sums of cycles are conservative; F + Fᵀ, every flow in both directions, is symmetric',
      ].join('\n'),
    );
  });

  it('say under .not what shows that the property holds', () => {
    const message = messageOf(() => expect({ flow: [[3, 1], [1, 3]] }).not.toBePositiveSemidefinite()); // prettier-ignore
    expect(message).toContain('✗ positive-semidefinite  holds for the model, expected to fail');
    expect(message).toMatch(/shown by LDLᵀ with d = \[1\/3, 8\/3\]/);
    expect(message).toContain('.not is the wrong question');
  });

  it('take a finite model, a flow, or strengths with an average', () => {
    expect(finiteModel(follow)).toBeIdempotent();
    expect({ kappa: ['1/2', 1], A: [[0, 1], [0.5, 0.5]] }).toBeConservative(); // prettier-ignore
  });

  it('serve inside other expectations', () => {
    expect({ before: follow }).toEqual({ before: expect.toBeIdempotent() });
    expect({ before: follow }).not.toEqual({ before: expect.toBeSymmetric() });
  });

  it('see the masses that a model has', () => {
    const flow = [[0, 0, 1], [0, 0, 1], [0, 0, 1]]; // prettier-ignore
    expect({ flow }).toHaveGap();
    expect(messageOf(() => expect({ flow, masses: [9, 1, 1] }).toHaveGap())).toContain(
      'whole case: F = [[0, 0, 1], [0, 0, 1], [0, 0, 1]]  m = [9, 1, 1]',
    );
  });
});

describe('verdicts beyond the limit of exact work', () => {
  const [cycle, stubborn] = [largeLazyCycle(), largeStubborn()];

  it('pass neither way while they are undecided, whatever evidence is accepted', () => {
    for (const options of [{}, { evidence: 'measured' } as const]) {
      const plain = messageOf(() => expect(cycle).toBeBallPositive(options));
      expect(plain).toContain('✗ ball-positive  undecided for large lazy cycle');
      expect(messageOf(() => expect(cycle).not.toBeBallPositive(options))).toBe(plain);
    }
  });

  it('pass neither way while they are measured only, and say what accepts them', () => {
    const plain = messageOf(() => expect(stubborn).toBeBallPositive());
    expect(plain).toContain('✗ ball-positive  holds by measurement, not certified, for large stubborn');
    expect(plain).toContain("{ evidence: 'measured' }");
    expect(plain).toContain('F of 240×240');
    expect(plain).toContain('flockproof check model.json --property ball-positive');
    expect(messageOf(() => expect(stubborn).not.toBeBallPositive())).toBe(plain);
  });

  it('count where measured evidence is accepted', () => {
    expect(stubborn).toBeBallPositive({ evidence: 'measured' });
    expect(messageOf(() => expect(stubborn).not.toBeBallPositive({ evidence: 'measured' }))).toContain(
      'expected to fail',
    );
  });

  it('are exact where entries alone decide', () => {
    expect(cycle).toBeConservative();
    expect(cycle).not.toBeSymmetric();
    expect(cycle).toBeIrreducible();
  });
});

describe('what is no model', () => {
  it('is an error with every problem and its path, with .not as well', () => {
    const broken = { flow: [[1, -1], [Number.NaN]], strength: 1 }; // prettier-ignore
    const message = messageOf(() => expect(broken).toBeConservative());
    expect(message.split('\n')).toEqual([
      'strength: unknown key; a model has name, flow, kappa, A, masses',
      'flow[0][1]: -1 is negative',
      'flow[1]: 1 entries, expected 2',
      'flow[1][0]: "NaN" is not a number',
    ]);
    expect(messageOf(() => expect(broken).not.toBeConservative())).toBe(message);
  });

  it('is an error where a row of an average does not sum to 1, with the sum', () => {
    const short = { kappa: [1, 1], A: [[1, 0], [0.5, 0.47]] }; // prettier-ignore
    expect(() => expect(short).not.toBeSymmetric()).toThrow('A[1]: sums to 97/100, expected 1');
  });

  it('is an error for null, numbers and matrices without a key', () => {
    for (const received of [null, undefined, 7, 'flow', [[1]]])
      expect(() => expect(received).not.toBeSymmetric()).toThrow(/is not a model: expected an object with "flow"/);
  });

  it('is an error for a model in doubles, which has no exact verdict', () => {
    const inDoubles = toDoubles(finiteModel(follow), doubles);
    expect(() => expect(inDoubles).toBeSymmetric()).toThrow(expect.objectContaining({ code: 'not-exact' }));
  });
});
