import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { adjointAverage } from '../../finite/adjoint.js';
import { average, strength } from '../../finite/model.js';
import { normPower } from '../../finite/norm.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, compare, multiply, power } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { adjointOf, averageOf, kappaOf, normOf } from '../formulas.js';
import { integerAt, modelWithMasses, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, withFields } from '../sources.js';
import { conclude, expectRelation, flowValue } from '../steps.js';

const times = (a: readonly Rational[], b: readonly Rational[]): Rational[] => a.map((x, i) => multiply(x, b[i]));

/** Both sides of (40) to the power p at a field: ‖s[u]‖^p and sup(s [s^(p-1)]*) ‖u‖^p in L^p(ρ), with their formulas. */
function sides(x: Instance, u: readonly Rational[]) {
  const model = modelWithMasses(x);
  const p = integerAt(x, 'p');
  const m = model.masses!;
  const s = strength(model);
  const weights = times(
    s,
    adjointAverage(
      model,
      s.map((t) => power(t, p - 1)),
    ),
  );
  const sFormula: Formula = ['/', kappaOf('F'), 'm'];
  const weightFormula: Formula = ['*', sFormula, adjointOf('F', ['^', sFormula, String(p - 1)])];
  return {
    p,
    weights,
    where: { F: flowValue(model), m, u },
    left: [normOf('m', ['*', sFormula, averageOf('F', 'u')], p), normPower(m, times(s, average(model, u)), p)] as const,
    right: [
      ['*', ['max', weightFormula], normOf('m', 'u', p)],
      multiply(largest(weights), normPower(m, u, p)),
    ] as const satisfies readonly [Formula, Rational],
  };
}

const bound: Claim = {
  id: 'lemma-3.4',
  section: '3.1',
  source: 'Lemma 3.4, (40)',
  title: 'Norm of the weighted average',
  form: 'printed',
  statement: String.raw`$\|s_\rho[\cdot]_\rho\|_{L^p(\rho)\to L^p(\rho)}\le\|s_\rho[s_\rho^{p-1}]^*_\rho\|_\infty^{1/p}$ for $1\le p<\infty$.`,
  reading: 'A flow matrix, masses m of total 1, a field u and p in 1..4; both sides to the power p.',
  note: String.raw`The printed proof omits the average around $|u|^p$ in the first inequality; with it the chain is right. Neither the kernel nor conservation enters.`,
  families: [withFields(ANY, 'masses', 'u', 'p'), withFields(CONSERVATIVE, 'masses', 'u', 'p')],
  decide(x) {
    const { p, where, left, right } = sides(x, vectorAt(x, 'u'));
    return conclude(expectRelation(`‖s[u]‖ᵖ ≤ sup s[sᵖ⁻¹]* ‖u‖ᵖ in Lᵖ(ρ), p = ${p}`, where, left, '<=', right));
  },
};

const attained: Claim = {
  id: 'eq-40',
  section: '3.1',
  source: '(40)',
  title: 'The weighted bound is attained at p = 1',
  form: 'sharp',
  statement: String.raw`For $p=1$ the bound (40) is an equality for every model: the norm of $s_\rho[\cdot]_\rho$ on $L^1(\rho)$ is $\|s_\rho[1]^*_\rho\|_\infty$.`,
  reading: 'A flow matrix and masses; u is the indicator of a point where s[1]* is largest; both sides are equal.',
  uses: ['lemma-3.4'],
  families: [withFields(ANY, 'masses'), withFields(CONSERVATIVE, 'masses')],
  decide(x) {
    const size = (x.masses as readonly number[]).length;
    const { weights } = sides(
      { ...x, p: 1 },
      Array.from({ length: size }, () => ONE),
    );
    const at = weights.findIndex((w) => compare(w, largest(weights)) === 0);
    const { where, left, right } = sides(
      { ...x, p: 1 },
      weights.map((_, i) => (i === at ? ONE : ZERO)),
    );
    return conclude(expectRelation('‖s[u]‖₁ = sup s[1]* ‖u‖₁ in L¹(ρ)', where, left, '=', right));
  },
};

export const claims: readonly Claim[] = [bound, attained];
