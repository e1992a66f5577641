import type { FlowMatrix } from '../finite/flow.js';
import { modelOf } from '../finite/flow.js';
import type { ModularModel } from '../finite/modular.js';
import { agreeModulo, applyModulo, multiplyModulo } from '../finite/modular.js';
import type { FiniteModel } from '../finite/model.js';
import type { Rational } from '../scalar/rational.js';
import { ZERO, add, divide, multiply } from '../scalar/rational.js';
import { decideEquation, decideLargeEquation, totalStrength } from './equation-property.js';
import type { Property, Verdict } from './property.js';
import { symmetric } from './symmetric.js';

/** A A* = A* A with the adjoint in L^2(κ): F K^-1 F^T = F^T K^-1 F. */
export const normal: Property = {
  name: 'normal',
  meaning: 'the average commutes with its adjoint',
  definition: String.raw`AA^*=A^*A\iff FK^{-1}F^\top=F^\top K^{-1}F`,
  source: 'standard',
  defect: 'largest entry of |F K⁻¹ Fᵀ - Fᵀ K⁻¹ F|, over Σκ',
  decide: (model) => decideLargeEquation(model, normalModulo, () => decideExactly(model)),
  holds: (flow) => symmetric.holds(flow) || (normalModulo(flow) && decideExactly(modelOf(flow)).verdict === 'holds'),
};

function decideExactly(model: FiniteModel): Verdict {
  const { n, flow, kappa } = model;
  const at = (i: number, j: number): Rational => flow[i * n + j];
  const sum = (term: (k: number) => Rational): Rational => {
    let total = ZERO;
    for (let k = 0; k < n; k++) total = add(total, divide(term(k), kappa[k]));
    return total;
  };
  const left = (i: number, j: number): Rational => sum((k) => multiply(at(i, k), at(j, k)));
  const right = (i: number, j: number): Rational => sum((k) => multiply(at(k, i), at(k, j)));
  return decideEquation(n, left, right, totalStrength(model));
}

const normalModulo = (flow: FlowMatrix): boolean =>
  agreeModulo(
    flow,
    (m, v) => applyModulo(m, m.F, weigh(m, applyModulo(m, m.F, v, true))),
    (m, v) => applyModulo(m, m.F, weigh(m, applyModulo(m, m.F, v)), true),
  );

/** K^-1 v mod p */
const weigh = ({ inverse, p }: ModularModel, v: readonly number[]): number[] =>
  v.map((x, i) => multiplyModulo(x, inverse[i], p));
