import type { Condition, TheoremResult } from '../../../src/families/result.js';
import { defineModel } from '../../../src/operators/define-model.js';
import { finiteSet, space, torus } from '../../../src/operators/environment.js';
import { kernelPower } from '../../../src/operators/kernels/power.js';
import { kernelTent } from '../../../src/operators/kernels/tent.js';
import type { AveragingModel } from '../../../src/operators/model.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';
import { modelGlobal } from '../../../src/operators/models/global.js';

type Verdicts = readonly [cuckerSmale: TheoremResult['verdict'], energy: TheoremResult['verdict'], relaxation: TheoremResult['verdict']]; // prettier-ignore

export interface TheoremCase {
  readonly name: string;
  readonly model: AveragingModel;
  readonly theorems: Verdicts;
  /** a word of the condition that fails, by theorem */
  readonly against: Readonly<Record<string, string>>;
}

const R = space(1);
const T = torus(1, 4);
const plain = (name: string, environment: typeof R, weight: (r: number) => number): AveragingModel =>
  defineModel({ name, environment, weight: ({ r }) => weight(r) });
const no = 'does not apply';

/** What the theorems ask, known by hand for each model. */
export const defineFamilies = (): readonly TheoremCase[] => [
  {
    // ∫ (1 + r²)^(−1/4) dr = ∞; s → 0 and ε → 0 as the crowd becomes wide
    name: 'a fat tail, β = 1/2',
    model: plain('fat', R, (r) => (1 + r * r) ** -0.25),
    theorems: ['not refuted', no, no],
    against: { 'Proposition 4.9': '(126)', 'Theorem 8.8': 'torus' },
  },
  {
    name: 'a thin tail, β = 2',
    model: modelCuckerSmale(R, kernelPower(2)),
    theorems: [no, no, no],
    against: { 'Theorem 4.2': 'fat tail' },
  },
  {
    name: 'a tail that underflows',
    model: plain('gaussian', R, (r) => Math.exp(-r * r)),
    theorems: [no, no, no],
    against: { 'Theorem 4.2': 'fat tail' },
  },
  {
    name: 'a kernel that ends',
    model: modelCuckerSmale(R, kernelTent(1)),
    theorems: [no, no, no],
    against: { 'Theorem 4.2': '(99)' },
  },
  {
    // ε = s = 1
    name: 'the global mean',
    model: modelGlobal(R),
    theorems: ['not refuted', 'not refuted', no],
    against: { 'Theorem 8.8': 'torus' },
  },
  {
    // on the torus a smooth positive kernel with positive Fourier coefficients: φ ≥ 1/3
    name: 'a positive kernel on the torus',
    model: plain('cosine', T, (r) => 1 / (2 - Math.cos((Math.PI * r) / 2))),
    theorems: ['not refuted', 'not refuted', 'not refuted'],
    against: {},
  },
  {
    name: 'the same, one-sided: not conservative',
    model: defineModel({
      name: 'tilted',
      environment: T,
      weight: ({ z }) => 1 / (2 - Math.cos((Math.PI * z[0]) / 2 + 1)),
    }),
    theorems: ['not refuted', 'not refuted', no],
    against: { 'Theorem 8.8': 'conservative' },
  },
  {
    // φ_ρ = φ/ρ_φ on L² → L^∞: the local ones are unbounded
    name: 'Motsch-Tadmor with a bump on the torus',
    model: defineModel({ name: 'bump', environment: T, strength: 'one', weight: ({ r2 }) => (r2 < 1 ? Math.exp(-1 / (1 - r2)) : 0) }), // prettier-ignore
    theorems: [no, no, no],
    against: { 'Theorem 4.2': '(99)', 'Theorem 8.8': '(93)' },
  },
  {
    name: 'a kernel with a jump on the torus',
    model: plain('jump', T, (r) => (r < 1 ? 1 : 0.5)),
    theorems: ['not refuted', 'not refuted', no],
    against: { 'Theorem 8.8': 'regular' },
  },
  {
    // it takes the mean over heads, whatever they weigh: no kernel φ_ρ for a density ρ
    name: 'a mean over heads',
    model: defineModel({ name: 'heads', environment: R, strength: 'one', weight: ({ mass }) => 1 / mass }),
    theorems: [no, no, no],
    against: { 'Theorem 4.2': 'density', 'Proposition 4.9': 'density', 'Theorem 8.8': 'density' },
  },
  {
    // 1/(1 + r²) has a corner at half a period, where the shortest way turns over
    name: 'a kernel that the torus cuts off',
    model: plain('cut', T, (r) => 1 / (1 + r * r)),
    theorems: ['not refuted', 'not refuted', no],
    against: { 'Theorem 8.8': 'regular' },
  },
  {
    name: 'a finite set, on which nobody moves',
    model: defineModel({ name: 'set', environment: finiteSet(['a', 'b']), exact: true, weight: () => 1 }),
    theorems: [no, 'not refuted', no],
    against: { 'Theorem 4.2': 'move', 'Theorem 8.8': 'torus' },
  },
];

/** The verdict of a theorem from its conditions, once more. */
export const combined = (conditions: readonly Condition[]): TheoremResult['verdict'] =>
  conditions.some(({ verdict }) => verdict === 'fails')
    ? 'does not apply'
    : conditions.some(({ verdict }) => verdict !== 'holds')
      ? 'undecided'
      : 'not refuted';
