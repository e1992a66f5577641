import type { SmtProblem } from '../../engines/smt/problem.js';
import type { Condition, Term } from '../../engines/smt/term.js';
import { and, atMost, less, minus, or, positive, print, product, sum, variable } from '../../engines/smt/term.js';

/**
 * N points p1 ≤ ... ≤ pN on the line, x = 0, box kernel of radius 1. Every pattern of who sees whom fixes the ratio as a
 * quotient of polynomials in the masses; one of them is to exceed 2, denominators cleared.
 */
function exceedsTwo(n: number): SmtProblem {
  const points = Array.from({ length: n }, (_, i) => i);
  const p = points.map((i) => variable(`p${i + 1}`));
  const m = points.map((i) => variable(`m${i + 1}`));
  const pairs = points.flatMap((j) => points.filter((k) => k > j).map((k) => [j, k] as const));
  const patterns = Array.from({ length: 2 ** (pairs.length + n) }, (_, code): Condition => {
    const bit = (b: number): boolean => ((code >> b) & 1) === 1;
    const near = (j: number, k: number): boolean =>
      j === k || bit(pairs.findIndex(([a, b]) => a === Math.min(j, k) && b === Math.max(j, k)));
    const seen = (j: number): boolean => bit(pairs.length + j);
    const total = points.map((j): Term => sum(...points.filter((k) => near(j, k)).map((k) => m[k])));
    const others = (j: number): Term[] => points.filter((k) => k !== j).map((k) => total[k]);
    return and(
      ...pairs.map(([j, k], b) => (bit(b) ? less(minus(p[k], p[j]), 1) : atMost(1, minus(p[k], p[j])))),
      ...points.map((j) => (seen(j) ? and(less(-1, p[j]), less(p[j], 1)) : or(atMost(p[j], -1), atMost(1, p[j])))),
      less(product(2, ...total), sum(...points.filter(seen).map((j) => product(m[j], ...others(j))))),
    );
  });
  const conditions = [
    ...m.map((mass) => positive(mass)),
    ...points.slice(1).map((k) => atMost(p[k - 1], p[k])),
    or(...patterns),
  ];
  const variables = [...p, ...m].map((t) => (t.kind === 'variable' ? t.name : ''));
  return {
    domain: `all configurations of ${n} points`,
    points: n,
    script: [
      ...variables.map((name) => `(declare-const ${name} Real)`),
      ...conditions.map((c) => `(assert ${print(c)})`),
    ].join('\n'),
    variables,
    weakened: true,
    instance: () => ({}),
  };
}

/** Negations of eq-28-line/box. */
export const problems: readonly SmtProblem[] = [exceedsTwo(2), exceedsTwo(3)];
