import type { SmtProblem } from '../../engines/smt/problem.js';
import type { Condition, Term } from '../../engines/smt/term.js';
import {
  and,
  atMost,
  constant,
  equals,
  less,
  minus,
  nonNegative,
  or,
  positive,
  print,
  product,
  square,
  sum,
  variable,
} from '../../engines/smt/term.js';
import { rational } from '../../scalar/rational.js';

/**
 * A symmetric matrix C of moments with row sums π of total 1, linked, δ²π_lπ_l' ≤ C_ll'² where C_ll' > 0, and a field x with
 * x_1 = 0 for which the dissipation is less than 2δ^(L-1)/(L-1)² times the variance. That C comes from a partition of
 * unity is left out.
 */
function tooSmallGap(L: number): SmtProblem {
  const points = Array.from({ length: L }, (_, i) => i);
  const name = (l: number, k: number): string => `c${Math.min(l, k) + 1}${Math.max(l, k) + 1}`;
  const c = (l: number, k: number): Term => variable(name(l, k));
  const pi = points.map((l) => sum(...points.map((k) => c(l, k))));
  const x = points.map((l): Term => (l === 0 ? sum(0) : variable(`x${l + 1}`)));
  const delta = variable('d');
  const pairs = points.flatMap((l) => points.filter((k) => k > l).map((k) => [l, k] as const));
  const differences = pairs.map(([l, k]) => square(minus(x[l], x[k])));
  const dissipation = sum(...pairs.map(([l, k], i) => product(c(l, k), differences[i])));
  const variance = sum(...pairs.map(([l, k], i) => product(pi[l], pi[k], differences[i])));
  const factor = product(constant(rational(2n, BigInt((L - 1) ** 2))), ...Array.from({ length: L - 1 }, () => delta));
  const linked: Condition = and(
    ...points.map((l) => or(...points.filter((k) => k !== l).map((k) => positive(c(l, k))))),
  );
  const conditions: Condition[] = [
    ...points.flatMap((l) => points.filter((k) => k >= l).map((k) => nonNegative(c(l, k)))),
    equals(sum(...pi), 1),
    positive(delta),
    linked,
    ...pairs.map(([l, k]) => or(atMost(c(l, k), 0), atMost(product(square(delta), pi[l], pi[k]), square(c(l, k))))),
    less(dissipation, product(factor, variance)),
  ];
  const variables = [
    ...points.flatMap((l) => points.filter((k) => k >= l).map((k) => name(l, k))),
    ...points.slice(1).map((l) => `x${l + 1}`),
    'd',
  ];
  return {
    domain: `all ${L} linked neighbourhoods`,
    points: L,
    script: [
      ...variables.map((v) => `(declare-const ${v} Real)`),
      ...conditions.map((condition) => `(assert ${print(condition)})`),
    ].join('\n'),
    variables,
    weakened: true,
    instance: () => ({}),
  };
}

/** Negations of eq-155/sharp. */
export const problems: readonly SmtProblem[] = [tooSmallGap(2)];
