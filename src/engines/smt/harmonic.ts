import { averageOf, modelTerms } from './model-terms.js';
import type { SmtProblem } from './problem.js';
import { propertyTerms } from './properties.js';
import { caseProblem } from './script.js';
import { and, atMost, equals, not, product, sumOver, variable } from './term.js';

/**
 * idempotent & irreducible ⇒ has-gap on n points. At a field u ≠ 0 of mean zero with (u, u) <= (u, [u]) only this is kept
 * of idempotence: w = [u] is harmonic, [w] = w. Points are named so that w_1 <= w_2 <= ...
 */
export function harmonicProblem(n: number): SmtProblem {
  const m = modelTerms(n);
  const u = m.kappa.map((_, i) => variable(`u${i + 1}`));
  const w = m.kappa.map((_, i) => variable(`w${i + 1}`));
  const again = averageOf(m, w);
  return {
    ...caseProblem({
      points: n,
      models: [{ ...m, flowNames: [] }],
      conditions: [
        propertyTerms('irreducible').holds(m),
        ...w.map((x, i) => equals(x, again[i])),
        ...w.slice(1).map((x, i) => atMost(w[i], x)),
        equals(
          sumOver(n, (i) => product(m.kappa[i], u[i])),
          0,
        ),
        not(and(...u.map((x) => equals(x, 0)))),
        atMost(
          sumOver(n, (i) => product(m.kappa[i], u[i], u[i])),
          sumOver(n, (i) => product(m.kappa[i], u[i], w[i])),
        ),
      ],
      variables: [],
      instance: () => ({}),
    }),
    weakened: true,
  };
}
