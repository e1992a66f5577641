import { alignmentMultiFlock } from '../../dynamics/agents/multi-flock.js';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Measure, Points } from '../../operators/measure.js';
import { totalMass } from '../../operators/measure.js';
import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTruncatedPolynomial } from '../../operators/kernels/truncated-polynomial.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMultiFlock } from '../../operators/models/multi-flock.js';
import { pickMeasure } from '../../operators/species.js';
import { toArray } from '../../operators/vector.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { add, multiply, subtract, sum, toRational, ZERO } from '../../scalar/rational.js';
import { field, galleryCase, galleryFamilies } from '../gallery/cases.js';
import { BETWEEN_FLOCKS, FLOCKS_ALONE, MULTI_FLOCK_CS } from '../gallery/entries.js';
import { defined } from '../gallery/evaluated.js';
import { cap, tent } from '../gallery/spelled/kernels.js';
import { centre, isPresent, speciesOf } from '../gallery/spelled/species.js';
import type { Ingredients } from '../gallery/spelled/spelled.js';
import { spelled } from '../gallery/spelled/spelled.js';
import { differences, dot, minus, over, plus, square, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';
import { twoForces } from './two-forces.js';

const EPSILON = toRational(BETWEEN_FLOCKS.epsilon);
const KERNELS = [tent('2'), cap('2')];
/** the model inside the flocks: s_ρ(x, α) = M^α s^α, [u]_ρ(x, α) = [u^α]^α */
const INSIDE = modelMultiFlock(['one', 'two'], FLOCKS_ALONE);

const meanVelocity = (flock: number): Formula => over(dot(times('m', 'v'), `e${flock}`), dot('m', `e${flock}`));
const psi = over('1', plus('1', square(minus(centre(0), centre(1)))));

/** (35): Σ_j m_j^α φ^α(x_i − x_j)(v_j − v_i) + ε Σ_{β≠α} M^β ψ(X^α, X^β)(V^β − v_i) */
const direct = (ingredients: Ingredients): Formula => {
  const present = [0, 1].filter((b) => isPresent(ingredients, b));
  return plus(
    ...present.map((a) =>
      times(`e${a}`, [
        '.',
        times(KERNELS[a](ingredients.axes), ['-', '0', differences('v', 'v')]),
        times('m', `e${a}`),
      ]),
    ),
    ...(present.length < 2
      ? []
      : present.map((a) => {
          const b = 1 - a;
          return times(`e${a}`, times('1/10', times(times(dot('m', `e${b}`), psi), minus(meanVelocity(b), 'v'))));
        })),
  );
};

interface Centres {
  /** Σ M^β δ_{X^β} over the flocks that there are */
  readonly rho: Measure;
  /** V^β of the same */
  readonly velocity: readonly Rational[];
  readonly flocks: readonly number[];
}

function centresOf(rho: Measure, v: readonly Rational[]): Centres {
  const parts = [0, 1].flatMap((b) => {
    const part = pickMeasure(rho, b);
    if (!part) return [];
    const mean = (f: (i: number) => Rational): Rational =>
      sum(part.index.map((i, k) => multiply(part.measure.masses[k], f(i))));
    const mass = totalMass({ ...rho, masses: part.index.map((i) => rho.masses[i]) });
    return [{ b, mass, place: mean((i) => rho.x[i]), velocity: mean((i) => v[i]) }];
  });
  return {
    rho: {
      field: rationals,
      n: parts.length,
      dim: 1,
      x: parts.map(({ place }) => place),
      masses: parts.map(({ mass }) => mass),
    },
    velocity: parts.map(({ velocity }) => velocity),
    flocks: parts.map(({ b }) => b),
  };
}

/** ε s^ext([V]^ext − v_i) for an agent of a flock, over all flocks or over the others. */
function between({ rho, velocity, flocks }: Centres, flock: number, v: Rational, own: boolean): Rational {
  const kept = flocks.map((_, k) => k).filter((k) => own || flocks[k] !== flock);
  if (kept.length === 0) return ZERO;
  const crowd: Measure = {
    ...rho,
    n: kept.length,
    x: kept.map((k) => rho.x[k]),
    masses: kept.map((k) => rho.masses[k]),
  };
  const at = flocks.indexOf(flock);
  const target: Points = { field: rationals, n: 1, dim: 1, x: [rho.x[at]] };
  const s = BETWEEN_FLOCKS.model.strength(crowd, target)[0];
  const { entries } = BETWEEN_FLOCKS.model.matrix(crowd, target);
  const mean = sum(kept.map((k, c) => multiply(entries[c], velocity[k])));
  return multiply(EPSILON, multiply(s, subtract(mean, v)));
}

/** The two-level force of the library, with or without the own flock among the centres, against (35). */
function twoLevels(x: Instance, own: boolean): Decision {
  const found = galleryCase(x);
  if (!found) return NOTHING;
  const rho = { ...found.rho, masses: vectorAt(x, 'masses') };
  const v = vectorAt(x, 'u');
  const forceOf = (model: typeof found.model): Rational[] | undefined =>
    defined(() => {
      const s = toArray(model.strength(rho));
      const { entries } = model.matrix(rho);
      return v.map((t, i) => multiply(s[i], subtract(sum(v.map((w, j) => multiply(entries[i * rho.n + j], w))), t)));
    });
  const inside = forceOf(INSIDE);
  const whole = forceOf(found.model);
  if (!inside || !whole) return NOTHING;
  const centres = centresOf(rho, v);
  const force = inside.map((f, i) => add(f, between(centres, rho.label![i], v[i], own)));
  const { where, ingredients } = spelled(found.entry, rho);
  const named = { ...where, ...speciesOf(ingredients), v, force, whole };
  return conclude(
    expectRelation('s([v] − v) + ε s^ext([V]^ext − v) is (35)', named, ['force', force], '=', [
      direct(ingredients),
      whole,
    ]),
    ...(own ? [] : [expectRelation('one model has both forces', named, ['whole', whole], '=', ['force', force])]),
    centres.flocks.length > 1 ? 'two flocks' : 'one flock',
  );
}

const reading =
  'Two flocks on a line, agents at rational points with masses of any total, Cucker-Smale rules inside and between. The inner average of the library at the agents and its Cucker-Smale average at Σ M^α δ_{X^α}, put together as printed, against the sums of (35) by the checker.';

const PLANE = space(2);
const [OWN, PSI] = [[kernelPower(1), kernelTruncatedPolynomial(4, 3)], kernelPower(2)];
const alongRuns = twoForces(
  '(35) and the canonical system along runs',
  modelMultiFlock(
    ['one', 'two'],
    OWN.map((kernel) => modelCuckerSmale(PLANE, kernel)),
    { model: modelCuckerSmale(PLANE, PSI), epsilon: '1/4' },
  ),
  2,
  alignmentMultiFlock(PLANE, OWN, PSI, 1 / 4),
);

const printed: Claim = {
  id: 'eq-35',
  section: '2',
  source: 'Example 2.10, (35)',
  title: 'The multi-flock system as two averaging models, as printed',
  form: 'printed',
  statement: String.raw`(35) is $\dot v=s_\rho([v]_\rho-v)+\varepsilon s^{ext}_{\rho^A}([V]^{ext}_{\rho^A}-v)$ with $s_\rho(x,\alpha)=M^\alpha s^\alpha_{\rho^\alpha}(x)$, $[u]_\rho(x,\alpha)=[u^\alpha]^\alpha_{\rho^\alpha}(x)$ and the Cucker-Smale average with kernel $\psi$ at $\rho^A=\sum_\alpha M^\alpha\delta_{X^\alpha}$.`,
  reading,
  note: String.raw`Fails for every $\psi$ with $\psi(X,X)\ne0$: the average over $\rho^A$ includes the own flock, (35) has $\beta\ne\alpha$ only, and the difference $\varepsilon M^\alpha\psi(X^\alpha,X^\alpha)(V^\alpha-v_i)$ is not zero for a single agent. One more misprint: $V=\sum_\alpha\mathbb 1_{V^\alpha}$ should be $\sum_\alpha V^\alpha\mathbb 1_{X^\alpha}$. The factors $M^\alpha$ are right.`,
  cost: 6,
  families: galleryFamilies([MULTI_FLOCK_CS], { u: field }, 6),
  decide: (x) => twoLevels(x, true),
};

const corrected: Claim = {
  id: 'eq-35/corrected',
  section: '2',
  source: 'Example 2.10, (35)',
  title: 'The multi-flock system as two averaging models',
  form: 'corrected',
  statement: String.raw`(35) is $\dot v=s_\rho([v]_\rho-v)+\varepsilon s^{ext}_\alpha([V]^{ext}_\alpha-v)$, where the outer average of flock $\alpha$ is taken at $\sum_{\beta\ne\alpha}M^\beta\delta_{X^\beta}$; and it is the canonical system of one averaging model on $\Omega\times A$.`,
  reading: `${reading} The outer average leaves the own flock out. Besides, the multi-flock model of the library, one average with both forces. And runs in the plane under both.`,
  note: String.raw`$\rho^A$ must not be normalised: with the probability $\frac1M\rho^A$ the outer force would lack a factor $M$. Where $X^\alpha=X^\beta$ the two centres are one atom of $\rho^A$ and $V$ is no function on $\Omega$; on $\Omega\times A$ it is. A single flock has no outer force.`,
  uses: ['eq-33-34'],
  cost: 6,
  families: galleryFamilies([MULTI_FLOCK_CS], { u: field }, 6),
  branches: ['two flocks', 'one flock'],
  experiments: [alongRuns],
  decide: (x) => twoLevels(x, false),
};

export const claims: readonly Claim[] = [printed, corrected];
