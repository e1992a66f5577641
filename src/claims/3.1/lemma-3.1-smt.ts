import { numbersProblem } from '../../engines/smt/numbers-problem.js';
import { fieldProblem } from '../../engines/smt/field-problem.js';
import { averageOf, innerProduct } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import type { Term } from '../../engines/smt/term.js';
import { atMost, equals, less, nonNegative, not, or, product, sum, sumOver, variable } from '../../engines/smt/term.js';

/** κ_j [f]*_j = Σ_i F_ij f_i is negative for an f >= 0, or (u, [v])_κ = ([u]*, v)_κ or ∫[f]* dκ = ∫f dκ fails. */
const adjointOnL1 = (n: number): SmtProblem =>
  fieldProblem(n, ['f', 'u', 'v'], (m, { f, u, v }) => {
    // κ [x]*
    const weighted = (x: readonly Term[]): Term[] => x.map((_, j) => sumOver(n, (i) => product(m.flow[i][j], x[i])));
    const [fStar, uStar] = [weighted(f), weighted(u)];
    const paired = sumOver(n, (j) => product(uStar[j], v[j]));
    const integral = sumOver(n, (i) => product(m.kappa[i], f[i]));
    return [
      ...f.map(nonNegative),
      or(
        not(equals(innerProduct(m, u, averageOf(m, v)), paired)),
        ...fStar.map((x) => less(x, 0)),
        not(equals(sum(...fStar), integral)),
      ),
    ];
  });

/**
 * ‖[u]*‖₁ <= ‖u‖₁, on the numbers g_ij = F_ij u_i and h_ij = F_ij |u_i|, which have |g_ij| <= h_ij. Denied:
 * Σ_j |Σ_i g_ij| <= Σ_ij h_ij. The modulus of the sum over i is s_j, one of the sum and its negative.
 */
function norm(n: number): SmtProblem {
  const points = Array.from({ length: n }, (_, i) => i);
  const matrix = (x: string): string[][] => points.map((i) => points.map((j) => `${x}${i + 1}${j + 1}`));
  const [gNames, hNames, sNames] = [matrix('g'), matrix('h'), points.map((j) => `s${j + 1}`)];
  const [g, h, s] = [gNames.map((row) => row.map(variable)), hNames.flat().map(variable), sNames.map(variable)];
  const sums = points.map((j) => sumOver(n, (i) => g[i][j]));
  return {
    ...numbersProblem(
      [...gNames.flat(), ...hNames.flat(), ...sNames],
      [
        ...g.flat().flatMap((x, k) => [atMost(x, h[k]), atMost(product(-1, x), h[k])]),
        ...sums.map((x, j) => or(equals(s[j], x), equals(s[j], product(-1, x)))),
        less(sum(...h), sum(...s)),
      ],
      { domain: `all ${n}-point models and fields`, points: n },
    ),
    part: '‖[u]*‖₁ ≤ ‖u‖₁',
    logic: 'QF_LRA',
  };
}

/** Negations of lemma-3.1. */
export const problems: readonly SmtProblem[] = [2, 3].flatMap((n) => [
  { ...adjointOnL1(n), part: 'all but ‖[u]*‖₁ ≤ ‖u‖₁' },
  norm(n),
]);
