import fc from 'fast-check';
import type { Claim, Instance, Step } from '../../engines/claim.js';
import { inertia } from '../../finite/elimination.js';
import { enclose } from '../../finite/gap.js';
import { toRows } from '../../finite/model-json.js';
import type { FiniteModel } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, multiply, rational, sign, subtract, toText } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { exampleFlow, properFraction } from '../11/example-family.js';
import { modelAt, scalarAt } from '../read.js';
import { SEGREGATION, SYMMETRIC, bare } from '../sources.js';
import { assume, conclude, lowerBound } from '../steps.js';

/** Step past the enclosure of the gap, small against the gaps of small integer models. */
const NUDGE = rational(1n, 1_000_000n);

/**
 * Number of eigenvalues of A above 1 - ε, for a symmetric model: the negative eigenvalues of (1 - ε) K - F, with
 * certificate. Undefined if no diagonal pivot order exists.
 */
function eigenvaluesAbove(
  model: FiniteModel,
  epsilon: Rational,
): { count: number; statement: Step['statement'] } | undefined {
  const { n, kappa, flow } = model;
  const factor = subtract(ONE, epsilon);
  const S = flow.map((f, k) => subtract(k % (n + 1) === 0 ? multiply(factor, kappa[k / (n + 1)]) : ZERO, f));
  const { negative, d, l, pivots } = inertia(n, S);
  if (!pivots) return undefined;
  const certificate = { pivots, d: d.map(toText), l: l.map((row) => row.map(toText)) };
  return { count: negative, statement: { kind: 'inertia', matrix: toRows(n, S), negative, certificate } };
}

const spectral: Claim = {
  id: 'rem-4.10',
  section: '4.3',
  source: 'Remark 4.10, (127)',
  title: 'For symmetric models with constant strength the gap is spectral',
  form: 'printed',
  statement: String.raw`If $\mathcal M$ is symmetric and $s_\rho\equiv1$, the best $\varepsilon$ of (122) is the distance from 1 to the rest of the spectrum of $[\cdot]_\rho$.`,
  reading:
    'A symmetric flow matrix with m = κ/Σκ, enclosed gap [a, b]. By inertia of (1-ε)K - F: above 1-a there is no eigenvalue but 1, above 1-b-10⁻⁶ there is one more.',
  note: String.raw`For all $N$, by hand: in $L^2(\kappa)$ the matrix is symmetric, so the supremum of the quadratic form on $\mathbb 1^\perp$ is its largest eigenvalue there.`,
  families: [bare(SYMMETRIC), bare(SEGREGATION)],
  decide(x) {
    const model = modelAt(x);
    const bounds = enclose('gap', model);
    if (!bounds) return { applies: false, holds: true, steps: [] };
    const beyond = add(bounds.upper, NUDGE);
    const [below, above] = [eigenvaluesAbove(model, bounds.lower), eigenvaluesAbove(model, beyond)];
    if (!below || !above) return { applies: false, holds: true, steps: [] };
    // The eigenvalue 1 of the constants counts among those above 1 - ε as soon as ε > 0.
    const trivial = (epsilon: Rational): number => (sign(epsilon) > 0 ? 1 : 0);
    const step = (text: string, holds: boolean, statement: Step['statement']): Step => ({
      role: 'conclusion',
      text,
      holds,
      statement,
    });
    return conclude(
      assume('symmetric', model),
      lowerBound('conclusion', 'gap', model, bounds.lower, `gap ≥ ${toText(bounds.lower)}`),
      () => step('above 1 - lower only the eigenvalue 1', below.count === trivial(bounds.lower), below.statement),
      () => step('above 1 - upper - 10⁻⁶ another eigenvalue', above.count > trivial(beyond), above.statement),
    );
  },
};

const notSpectral: Claim = {
  id: 'rem-4.10/not-symmetric',
  section: '4.3',
  source: 'Remark 4.10, hypothesis dropped',
  title: 'Without symmetry the gap is not spectral',
  form: 'companion',
  statement: String.raw`For conservative models with $s_\rho\equiv1$ the gap (122) is 1 minus the largest other eigenvalue.`,
  reading:
    'The family of Example 11.2, whose other eigenvalues are λ₁ and λ₂; gap ≥ 1 - max(λ₁, λ₂) is tested exactly.',
  note: String.raw`Expected to be refuted.`,
  uses: ['rem-4.10', 'ex-11.2'],
  families: [
    {
      name: 'the family of Example 11.2',
      arbitrary: fc.record({ l1: properFraction, l2: properFraction }).map((l): Instance => ({ ...l })),
    },
  ],
  decide(x) {
    const [l1, l2] = [scalarAt(x, 'l1'), scalarAt(x, 'l2')];
    const model = exampleFlow(l1, l2);
    if (!model) return { applies: false, holds: true, steps: [] };
    const spectralGap = subtract(ONE, largest([l1, l2]));
    return conclude(
      assume('conservative', model),
      lowerBound('conclusion', 'gap', model, spectralGap, `gap ≥ 1 - max(λ₁, λ₂) = ${toText(spectralGap)}`),
    );
  },
};

export const claims: readonly Claim[] = [spectral, notSpectral];
