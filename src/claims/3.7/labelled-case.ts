import type { Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { OperatorError } from '../../operators/errors.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, equal, subtract } from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { expectFormula, valueOf } from '../formula-value.js';
import type { GalleryCase } from '../gallery/cases.js';
import { galleryCase } from '../gallery/cases.js';
import { spelled } from '../gallery/spelled/spelled.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import { kantorovich } from './kantorovich.js';
import { distanceOf } from './line-formulas.js';

/**
 * Two measures for a model of species, flocks or players: a case `{ model, unit, points?, labels, masses, others }`. Strengths
 * and kernels are those of the library, tied to the formulas of the gallery. On a line with labels the distance is |x − y|, and
 * {@link APART} more between labels: W₁ is then what it costs label by label, where all labels keep their masses. On a finite
 * set all players are 1 apart.
 *
 * Named: a, b the masses; s, z strengths and F, G kernels of ρ′, ρ″; D distances; W, h, Q for W₁; e0, e1 who has the label.
 */

/** More than the diameter of the line piece that the cases use. */
const APART = '100';

const inner = (where: readonly boolean[]): Rational[] => where.map((here) => (here ? ONE : ZERO));

interface Transport {
  readonly W: Rational;
  readonly h: readonly Rational[];
  readonly Q: readonly Rational[];
}

/** Undefined if a label has more mass in one of the measures. */
function transportByLabel(
  p: readonly Rational[],
  labels: readonly number[],
  a: readonly Rational[],
  b: readonly Rational[],
): Transport | undefined {
  const n = a.length;
  const h = Array.from({ length: n }, () => ZERO);
  const Q = Array.from({ length: n * n }, () => ZERO);
  let W = ZERO;
  for (const label of new Set(labels)) {
    const at = labels.flatMap((l, i) => (l === label ? [i] : []));
    const [from, to] = [a, b].map((m) => at.map((i) => m[i]));
    if (!equal(from.reduce(add), to.reduce(add))) return undefined;
    const part = kantorovich(
      at.map((i) => p[i]),
      from,
      to,
    );
    W = add(W, part.distance);
    for (const [k, i] of at.entries()) {
      h[i] = part.potential[k];
      for (const [l, j] of at.entries()) Q[i * n + j] = part.plan[k * at.length + l];
    }
  }
  return { W, h, Q };
}

/** On a finite set: half of Σ |a − b|, by the players that lose mass; no plan is needed where lower bounds by W₁ are. */
function transportOfPlayers(a: readonly Rational[], b: readonly Rational[]): Transport {
  const less = a.map((m, i) => compare(m, b[i]) > 0);
  const W = a.reduce((sum, m, i) => (less[i] ? add(sum, subtract(m, b[i])) : sum), ZERO);
  return { W, h: inner(less), Q: [] };
}

/** Strength and kernel of the library at a measure, and that they are those of the gallery's formulas. */
function evaluated({ entry, model, rho }: GalleryCase, name: string) {
  const strength = toArray(model.strength(rho));
  const kernel = { n: rho.n, entries: toArray(reproducingKernelOf(model, rho)) };
  const formulas = spelled(entry, rho);
  const steps: LazyStep[] = [
    expectValue(`s at ${name}`, formulas.where, formulas.strength, strength),
    expectValue(`φ at ${name}`, formulas.where, formulas.kernel, kernel),
  ];
  return { strength, kernel, steps };
}

/** The case applies where both measures are as said and the model is defined at both. */
export function decideLabelled(x: Instance, conclusions: (named: Named) => readonly LazyStep[]): Decision {
  const [first, second] = [x, { ...x, masses: x.others ?? x.masses }].map(galleryCase);
  if (!first || !second) return NOTHING;
  const { rho } = first;
  const labels = Array.from({ length: rho.n }, (_, i) => rho.label![i]);
  const [p, a, b] = [rho.x, rho.masses, second.rho.masses].map((v) => toArray(v));
  const transport = rho.dim === 0 ? transportOfPlayers(a, b) : transportByLabel(p, labels, a, b);
  if (!transport) return NOTHING;
  try {
    const [at, then] = [evaluated(first, 'ρ′'), evaluated(second, 'ρ″')];
    const members = [0, 1].map((l) => inner(labels.map((label) => label === l)));
    const all: Formula = ['.', ['ones', 'a'], ['T', ['ones', 'a']]];
    const together: Formula = ['+', ['.', 'e0', ['T', 'e0']], ['.', 'e1', ['T', 'e1']]];
    const distances: Formula =
      rho.dim === 0
        ? ['-', all, ['diag', ['ones', 'a']]]
        : ['+', distanceOf('p', 'p'), ['*', APART, ['-', all, together]]];
    const { W, h, Q } = transport;
    const named: Named = {
      a,
      b,
      s: at.strength,
      z: then.strength,
      F: at.kernel,
      G: then.kernel,
      W,
      h,
      ...(rho.dim === 0 ? {} : { p, e0: members[0], e1: members[1], Q: { n: rho.n, entries: Q } }),
    };
    const D = { ...named, D: valueOf(distances, named) };
    return conclude(
      ...at.steps,
      ...then.steps,
      expectFormula('D = |x - y|, labels apart', D, 'D', '=', distances),
      ...conclusions(D),
    );
  } catch (error) {
    if (error instanceof OperatorError) return NOTHING;
    throw error;
  }
}
