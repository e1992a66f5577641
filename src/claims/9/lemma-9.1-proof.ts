import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { average } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { add, divide, magnitude, multiply, subtract, sum } from '../../scalar/rational.js';
import { flowMollified, mollifiedAt } from '../4/eq-143-145.js';
import {
  applyKernel,
  normalisedTable,
  ringAt,
  ringCases,
  ringDistance,
  ringField,
  ringTable,
  ringValues,
  seen,
} from '../4/ring.js';
import { largest } from '../extremes.js';
import { averageOf } from '../formulas.js';
import { vectorAt, whole } from '../read.js';
import { NOTHING, assumeRelation, conclude, expectRelation, expectValue, flowValue } from '../steps.js';

/** I₁ = ∫ f (u_δ − u_ψ) dρ against the two integrals of the first display, added or subtracted. */
function splitting(x: Instance, corrected: boolean): Decision {
  const found = mollifiedAt(x);
  if (!found) return NOTHING;
  const { ring, model } = found;
  const { masses } = ring;
  const [u, f] = [vectorAt(x, 'u'), vectorAt(x, 'v')];
  const times = (a: readonly Rational[], b: readonly Rational[]): Rational[] => a.map((t, i) => multiply(t, b[i]));
  const tested = applyKernel(ring, times(f, masses));
  const [density, momentum] = [applyKernel(ring, masses), applyKernel(ring, times(u, masses))];
  const first = sum(tested.map((t, i) => divide(multiply(t, momentum[i]), density[i])));
  const second = sum(tested.map((t, i) => divide(multiply(t, multiply(u[i], density[i])), density[i])));
  const [heard, mollified] = [average(model, u), applyKernel(ring, u)];
  const I1 = sum(heard.map((t, i) => multiply(multiply(masses[i], f[i]), subtract(t, mollified[i]))));
  const tests: Formula = ['.', 'W', ['*', 'f', 'm']];
  const where = { ...ringValues(ring), F: flowValue(model), u, f };
  return conclude(
    expectValue('the flow of M_ψδ', where, flowMollified, flowValue(model)),
    expectRelation(
      'I₁',
      where,
      [['sum', ['*', ['*', 'f', 'm'], ['-', averageOf('F', 'u'), ['.', 'W', 'u']]]], I1],
      '=',
      [
        [
          corrected ? '-' : '+',
          ['sum', ['/', ['*', tests, ['.', 'W', ['*', 'u', 'm']]], seen]],
          ['sum', ['/', ['*', tests, ['*', 'u', seen]], seen]],
        ],
        corrected ? subtract(first, second) : add(first, second),
      ],
    ),
  );
}

const FIELDS = {
  name: 'densities on rings with fields u and f, N ≤ 5',
  arbitrary: ringCases([1, 5], () => ringTable(1, 3), (n) => ({ u: ringField(n), v: ringField(n) })), // prettier-ignore
};

const signPrinted: Claim = {
  id: 'lemma-9.1/sign',
  section: '9.1',
  source: 'Proof of Lemma 9.1, first display for $I_1$',
  title: 'The first integral of the proof, as printed',
  form: 'printed',
  statement: String.raw`$\int f(u_\delta-u_{\psi_\delta})\rho\,dx=\int(f\rho)_{\psi_\delta}\frac{(u\rho)_{\psi_\delta}}{\rho_{\psi_\delta}}dx+\int(f\rho)_{\psi_\delta}\frac{u\rho_{\psi_\delta}}{\rho_{\psi_\delta}}dx$.`,
  reading: 'A density on a ring, kernel values of total 1, fields u and f (stored as v); both sides.',
  note: String.raw`A sign: the next line subtracts.`,
  uses: ['lemma-9.1'],
  cost: 8,
  families: [FIELDS],
  decide: (x) => splitting(x, false),
};

const signCorrected: Claim = {
  id: 'lemma-9.1/sign/corrected',
  section: '9.1',
  source: 'Proof of Lemma 9.1, first display for $I_1$, corrected',
  title: 'The first integral of the proof',
  form: 'corrected',
  statement: String.raw`$\int f(u_\delta-u_{\psi_\delta})\rho\,dx=\int(f\rho)_{\psi_\delta}\frac{(u\rho)_{\psi_\delta}}{\rho_{\psi_\delta}}dx-\int(f\rho)_{\psi_\delta}\frac{u\rho_{\psi_\delta}}{\rho_{\psi_\delta}}dx$.`,
  reading: 'The same with the difference.',
  uses: ['lemma-9.1/sign'],
  cost: 8,
  families: [FIELDS],
  decide: (x) => splitting(x, true),
};

/** |u_ψ − u| ≤ c Lip(u), c = δ = 1 as printed or C₁ = ∫|x|ψ. */
function mollification(x: Instance, corrected: boolean): Decision {
  const n = (x.u as readonly unknown[]).length;
  const psi = n > 0 ? normalisedTable(n, vectorAt(x, 'phi')) : undefined;
  const ring = psi && ringAt({ ...x, masses: Array.from({ length: n }, () => 1) }, psi);
  if (!ring) return NOTHING;
  const u = vectorAt(x, 'u');
  const gaps = u.map((t, i) => magnitude(subtract(t, u[(i + 1) % n])));
  const L = largest(gaps);
  const first = sum(ring.W.slice(0, n).map((w, j) => multiply(w, whole(ringDistance(n, 0, j)))));
  const off = applyKernel(ring, u).map((t, i) => magnitude(subtract(t, u[i])));
  const apart: Formula = ['abs', ['-', ['.', 'p', ['T', ['ones', 'p']]], ['.', ['ones', 'p'], ['T', 'p']]]];
  const distance: Formula = ['-', '0', ['larger', ['-', '0', apart], ['-', apart, 'N']]];
  const pairs = Array.from({ length: n * n }, (_, k) => [Math.floor(k / n), k % n] as const);
  const where = { ...ringValues(ring), u, L };
  const spread: Formula = ['.', 'u', ['T', ['ones', 'p']]];
  return conclude(
    assumeRelation('|u(x) − u(y)| ≤ L |x − y|', where, [['abs', ['-', spread, ['T', spread]]], { n, entries: pairs.map(([i, j]) => magnitude(subtract(u[i], u[j]))) }], '<=', [['*', 'L', distance], { n, entries: pairs.map(([i, j]) => multiply(L, whole(ringDistance(n, i, j)))) }]), // prettier-ignore
    expectRelation(
      corrected ? '|u_ψ − u| ≤ C₁ L' : '|u_ψ − u| ≤ L',
      where,
      [['max', ['abs', ['-', ['.', 'W', 'u'], 'u']]], largest(off)],
      '<=',
      corrected ? [['*', 'L', ['max', ['.', ['*', 'W', distance], ['ones', 'p']]]], multiply(L, first)] : ['L', L],
    ),
  );
}

const MOLLIFIERS = {
  name: 'fields on rings and kernels of total 1, N ≤ 8',
  arbitrary: fc
    .integer({ min: 1, max: 8 })
    .chain((n) =>
      fc.record({
        phi: fc.oneof(ringTable(1, 4), fc.constantFrom([1, 1, 1], [1, 1, 1, 1])),
        u: fc.oneof(ringField(n), fc.constant(Array.from({ length: n }, (_, i) => ringDistance(n, 0, i)))),
      }),
    )
    .map((x): Instance => x as unknown as Instance),
};

const mollificationPrinted: Claim = {
  id: 'lemma-9.1/mollification',
  section: '9.1',
  source: 'Proof of Lemma 9.1, bound of $I_2$',
  title: 'The error of mollification, as printed',
  form: 'printed',
  statement: String.raw`For a mollifier $\psi_\delta=\delta^{-n}\psi(x/\delta)$ and a Lipschitz field: $|u_{\psi_\delta}-u|\le\delta\|u\|_{\rm Lip}$.`,
  reading:
    'A field on a ring, values of ψ at whole distances of total 1, δ = 1; the largest |u_ψ - u| against the Lipschitz constant.',
  note: String.raw`The constant is $C_{1,\psi}=\int|x|\psi$, which is at most 1 for kernels on the unit ball; $\psi>0$ on all of $\Omega$ is allowed here.`,
  uses: ['lemma-9.1'],
  cost: 8,
  families: [MOLLIFIERS],
  decide: (x) => mollification(x, false),
};

const mollificationCorrected: Claim = {
  id: 'lemma-9.1/mollification/corrected',
  section: '9.1',
  source: 'Proof of Lemma 9.1, bound of $I_2$, corrected',
  title: 'The error of mollification',
  form: 'corrected',
  statement: String.raw`$|u_{\psi_\delta}-u|\le C_{1,\psi}\,\delta\|u\|_{\rm Lip}$, $C_{1,\psi}=\int|x|\psi\,dx$.`,
  reading: 'The same with the first moment of ψ.',
  uses: ['lemma-9.1/mollification'],
  cost: 8,
  families: [MOLLIFIERS],
  decide: (x) => mollification(x, true),
};

export const claims: readonly Claim[] = [signPrinted, signCorrected, mollificationPrinted, mollificationCorrected];
