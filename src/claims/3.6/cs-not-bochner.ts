import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { finiteModel } from '../../finite/model.js';
import { flowOf } from '../../finite/flow.js';
import { property } from '../../properties/registry.js';
import { toText } from '../../scalar/rational.js';
import { casesOf, galleryFamilies, galleryModel } from '../gallery/cases.js';
import * as gallery from '../gallery/entries.js';
import { expectSpelled } from '../gallery/evaluated.js';
import { kernelCase } from '../3.2/kernel-steps.js';
import { NOTHING, conclude, expectProperty } from '../steps.js';
import { problems } from './two-points-smt.js';

const EVEN = [
  gallery.CS_TENT,
  gallery.CS_TENT_T,
  gallery.CS_TENT_R2,
  gallery.CS_CAUCHY,
  gallery.CS_CAUCHY_R2,
  gallery.CS_BOX,
  gallery.CS_CAP,
  gallery.CS_CAP_R2,
];

/** The kernel at the agents from their coordinates, and the model that they are. */
function decideWith(x: Instance, decide: (found: NonNullable<ReturnType<typeof galleryModel>>) => Decision): Decision {
  const found = galleryModel(x);
  const kernel = kernelCase(x);
  if (!found || !kernel) return NOTHING;
  const { spell, computed, rho } = kernel;
  const decision = decide(found);
  if (!decision.applies) return decision;
  const spelledOut = conclude(
    expectSpelled('φ(x − y) at the agents', spell.where, spell.weights, { n: rho.n, entries: computed.phi }),
  );
  return { ...decision, holds: decision.holds && spelledOut.holds, steps: [...spelledOut.steps, ...decision.steps] };
}

const isBallPositive = (x: Instance): Decision =>
  decideWith(x, ({ finite }) => conclude(expectProperty('ball-positive', finite)));

const PLAIN = {
  section: '3.6',
  form: 'companion',
} as const;

const box: Claim = {
  ...PLAIN,
  id: 'cs-not-bochner',
  source: '(64), its hypothesis dropped',
  title: 'Cucker-Smale needs a Bochner-positive kernel',
  statement: String.raw`$\mathcal M_{\rm CS}$ is ball-positive for every even kernel $\phi\ge0$.`,
  reading: 'Agents on the line with the kernel 1 for |z| < 2, else 0; ball-positivity is decided exactly.',
  note: String.raw`Expected to be refuted. Three agents in a row of which the ends do not see each other: $\det\phi=-1$. Two are too few, by cs-not-bochner/two-points.`,
  uses: ['lemma-3.10'],
  families: [
    { name: 'box kernel, whole places, N ≤ 5', arbitrary: casesOf({ ...gallery.CS_BOX, unit: '1', reach: 4 }) },
  ],
  decide: isBallPositive,
};

const cap: Claim = {
  ...PLAIN,
  id: 'cs-not-bochner/continuous',
  source: '(64), its hypothesis dropped',
  title: 'A continuous, decreasing kernel is not enough',
  statement: String.raw`$\mathcal M_{\rm CS}$ is ball-positive for the kernel $\phi(z)=(1-z^2/4)_+$ on the line.`,
  reading: 'Agents on the line with the kernel (1 − z²/4)₊; ball-positivity is decided exactly.',
  note: String.raw`Expected to be refuted. By hand: on a cluster within reach $\phi=1-\frac{x^2}4-\frac{y^2}4+\frac{xy}2$ has the signature $(2,1)$ on any three places, so every cluster of three agents or more fails.`,
  uses: ['cs-not-bochner'],
  families: [{ name: 'cap kernel, R, N ≤ 5', arbitrary: casesOf(gallery.CS_CAP) }],
  decide: isBallPositive,
};

const twoPoints: Claim = {
  id: 'cs-not-bochner/two-points',
  section: '3.6',
  source: '(64), on two points',
  title: 'Two agents are too few',
  form: 'companion',
  statement: String.raw`If $\phi\ge0$ is even and $\phi\le\phi(0)$, $\mathcal M_{\rm CS}$ is ball-positive on every density of two points.`,
  reading: 'Two agents with a kernel of the gallery; z3 has the masses, φ(0) and φ(r) as unknowns.',
  note: String.raw`By hand: $\det=m_1^2m_2^2(\phi(0)^2-\phi(r)^2)\ge0$. A kernel that is larger at some $r$ than at 0 fails on two points.`,
  uses: ['cs-not-bochner'],
  cost: 4,
  families: galleryFamilies(EVEN, {}, 2),
  smt: problems,
  decide: isBallPositive,
};

const exactly: Claim = {
  id: 'cs-not-bochner/exactly',
  section: '3.6',
  source: '(64)',
  title: 'Cucker-Smale is ball-positive exactly where its kernel is positive-definite',
  form: 'sharp',
  statement: String.raw`For even $\phi$ and every $\rho$: $\mathcal M_{\rm CS}$ is ball-positive at $\rho$ iff the matrix $\phi(x_i-x_j)$ of its points is positive semi-definite, whatever the masses. So it is ball-positive at every $\rho$ iff $\phi$ is positive-definite; $\phi=\psi*\psi$ with even $\psi\ge0$ is one way.`,
  reading: 'Agents with a kernel of the gallery; the matrix of the kernel against the model, both decided exactly.',
  note: String.raw`For all $N$, by hand: $(u,[u]_\rho)_{\kappa_\rho}=\sum_{ij}m_iu_i\phi(x_i-x_j)m_ju_j$, and $mu$ is arbitrary; then Lemma 3.10. A $\psi\ge0$ need not exist: that asks more of $\phi$ than $\hat\phi\ge0$.`,
  uses: ['cs-not-bochner', 'lemma-3.10'],
  cost: 6,
  families: galleryFamilies(EVEN),
  branches: ['positive-definite', 'not positive-definite'],
  decide: (x) =>
    decideWith(x, ({ finite, rho }) => {
      const phi = kernelCase(x)!.computed.phi.map(toText);
      const rows = Array.from({ length: rho.n }, (_, i) => phi.slice(i * rho.n, (i + 1) * rho.n));
      const matrix = finiteModel({ flow: rows });
      const yes = property('positive-semidefinite').holds(flowOf(matrix));
      return conclude(
        yes ? 'positive-definite' : 'not positive-definite',
        expectProperty('positive-semidefinite', matrix, 'the matrix φ(x_i − x_j)', yes),
        expectProperty('ball-positive', finite, 'the model', yes),
      );
    }),
};

export const claims: readonly Claim[] = [box, cap, twoPoints, exactly];
