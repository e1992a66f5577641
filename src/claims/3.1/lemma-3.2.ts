import fc from 'fast-check';
import { withData } from '../../engines/arbitrary/field.js';
import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { average } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { add, magnitude, multiply, negate } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { averageOf } from '../formulas.js';
import { modelAt, vectorAt, whole } from '../read.js';
import type { FlowSource } from '../sources.js';
import { ANY, CONSERVATIVE, withFields } from '../sources.js';
import { conclude, expectRelation, flowValue } from '../steps.js';

/** A convex function max_k (a_k t + b_k) + c t², c >= 0; of |t| instead of t, with a_k >= 0, it is even and increasing. */
interface Convex {
  readonly lines: readonly (readonly [slope: number, value: number])[];
  readonly square: number;
}

const convex = (minSlope: number): fc.Arbitrary<Convex> =>
  fc.record({
    lines: fc.array(fc.tuple(fc.integer({ min: minSlope, max: 4 }), fc.integer({ min: -4, max: 4 })), {
      minLength: 1,
      maxLength: 3,
    }),
    square: fc.integer({ min: 0, max: 2 }),
  });

const family = (source: FlowSource, minSlope: number): Family => ({
  name: source.name,
  arbitrary: withData(withFields(source, 'u').arbitrary, () =>
    convex(minSlope).map((psi) => ({ psi: psi as unknown as Instance })),
  ),
});

const valueAt = ({ lines, square }: Convex, even: boolean, t: Rational): Rational => {
  const s = even ? magnitude(t) : t;
  return add(
    largest(lines.map(([a, b]) => add(multiply(whole(a), s), whole(b)))),
    multiply(whole(square), multiply(t, t)),
  );
};

function formulaOf({ lines, square }: Convex, even: boolean, t: Formula): Formula {
  const s: Formula = even ? ['abs', t] : t;
  const pieces = lines.map(([a, b]): Formula => ['+', ['*', String(a), s], String(b)]);
  return ['+', pieces.reduce((p, q): Formula => ['larger', p, q]), ['*', String(square), ['^', t, '2']]];
}

function jensen(x: Instance, even: boolean): Decision {
  const model = modelAt(x);
  const u = vectorAt(x, 'u');
  const psi = x.psi as unknown as Convex;
  const v = average(model, u);
  return conclude(
    expectRelation(
      'ψ([u]) ≤ [ψ(u)] at every point',
      { F: flowValue(model), u },
      [formulaOf(psi, even, averageOf('F', 'u')), v.map((t) => valueAt(psi, even, t))],
      '<=',
      [
        averageOf('F', formulaOf(psi, even, 'u')),
        average(
          model,
          u.map((t) => valueAt(psi, even, t)),
        ),
      ],
    ),
  );
}

const printed: Claim = {
  id: 'lemma-3.2',
  section: '3.1',
  source: 'Lemma 3.2, (38)',
  title: 'Jensen, pointwise',
  form: 'printed',
  statement: String.raw`For $\psi$ convex, even and increasing on $\mathbb R^+$: $\psi([u]_\rho(x))\le[\psi(u)]_\rho(x)$ at every point.`,
  reading:
    'A flow matrix, a field u, and ψ(t) = max_k(a_k|t| + b_k) + c t² with integers a_k, c ≥ 0; both sides at every point.',
  note: String.raw`An even convex function is increasing on $\mathbb R^+$ by itself, so that hypothesis repeats the others; see the sharp form for evenness.`,
  families: [family(ANY, 0), family(CONSERVATIVE, 0)],
  decide: (x) => jensen(x, true),
};

const sharp: Claim = {
  id: 'lemma-3.2/sharp',
  section: '3.1',
  source: 'Lemma 3.2, (38)',
  title: 'Jensen without evenness or monotonicity',
  form: 'sharp',
  statement: String.raw`$\psi([u]_\rho(x))\le[\psi(u)]_\rho(x)$ for every convex $\psi$: neither evenness nor monotonicity is needed.`,
  reading: 'The same with ψ(t) = max_k(a_k t + b_k) + c t², integers a_k of either sign, c ≥ 0.',
  note: String.raw`For all $N$, by hand: the row $F_{i\cdot}/\kappa_i$ is a probability, so this is the classical inequality for each $i$.`,
  uses: ['lemma-3.2'],
  families: [family(ANY, -4), family(CONSERVATIVE, -4)],
  decide: (x) => jensen(x, false),
};

const withoutConvexity: Claim = {
  id: 'lemma-3.2/without-convexity',
  section: '3.1',
  source: 'Lemma 3.2, hypothesis dropped',
  title: 'Jensen needs convexity',
  form: 'companion',
  statement: String.raw`$\psi([u]_\rho)\le[\psi(u)]_\rho$ for the even function $\psi(t)=-t^2$.`,
  reading: 'A flow matrix and a field u with ψ(t) = -t².',
  note: String.raw`Expected to be refuted: convexity is needed.`,
  uses: ['lemma-3.2'],
  families: [withFields(ANY, 'u')],
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const minusSquare = (t: Rational): Rational => negate(multiply(t, t));
    const formula = (t: Formula): Formula => ['-', '0', ['^', t, '2']];
    return conclude(
      expectRelation(
        'ψ([u]) ≤ [ψ(u)] at every point, ψ(t) = -t²',
        { F: flowValue(model), u },
        [formula(averageOf('F', 'u')), average(model, u).map(minusSquare)],
        '<=',
        [averageOf('F', formula('u')), average(model, u.map(minusSquare))],
      ),
    );
  },
};

export const claims: readonly Claim[] = [printed, sharp, withoutConvexity];
