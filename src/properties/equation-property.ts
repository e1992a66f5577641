import { flowOf } from '../finite/flow.js';
import type { FlowMatrix } from '../finite/flow.js';
import type { FiniteModel } from '../finite/model.js';
import type { Rational } from '../scalar/rational.js';
import { ZERO, compare, divide, magnitude, subtract, toText } from '../scalar/rational.js';
import type { Verdict } from './property.js';
import { beyondExact, certified, exactIsPractical, holdsByIdentity, measured } from './property.js';

/** Decides an equation between two matrices entry by entry; the defect is the largest difference over `unit`. */
export function decideEquation(
  n: number,
  left: (i: number, j: number) => Rational,
  right: (i: number, j: number) => Rational,
  unit: Rational,
): Verdict {
  let worst = ZERO;
  let entry: { row: number; column: number; left: string; right: string } | undefined;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [a, b] = [left(i, j), right(i, j)];
      const difference = magnitude(subtract(a, b));
      if (compare(difference, worst) <= 0) continue;
      worst = difference;
      entry = { row: i, column: j, left: toText(a), right: toText(b) };
    }
  }
  return entry ? certified('fails', divide(worst, unit), { kind: 'entry', ...entry }) : holdsByIdentity;
}

/** Equations between products of matrices: exact below the limit, else on a probe vector modulo primes by `holds`. */
export function decideLargeEquation(
  model: FiniteModel,
  holds: (flow: FlowMatrix) => boolean,
  exact: () => Verdict,
): Verdict {
  const flow = flowOf(model);
  if (exactIsPractical(flow)) return exact();
  return holds(flow)
    ? measured('holds', `${beyondExact(flow)}; agrees on a probe vector modulo two 31-bit primes`)
    : measured('fails', `${beyondExact(flow)}; differs modulo a prime, hence false`);
}

export const totalStrength = ({ kappa, field }: FiniteModel): Rational => kappa.reduce((a, b) => field.add(a, b));
