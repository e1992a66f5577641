import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { periodsOf } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { topologicalDistance, topologicalWeights } from '../../operators/models/topological.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { equal, HALF, magnitude, multiply, subtract, toText, ZERO } from '../../scalar/rational.js';
import type { CaseData, GalleryCase } from '../gallery/cases.js';
import { galleryCase, galleryFamilies, someMasses } from '../gallery/cases.js';
import { TOPO_CS, TOPO_CS_R2, TOPO_CS_T, TOPOLOGICAL } from '../gallery/entries.js';
import { expectSpelled } from '../gallery/evaluated.js';
import { spelled } from '../gallery/spelled/spelled.js';
import { minus, times } from '../gallery/spelled/terms.js';
import { spelledCrowd } from '../gallery/spelled/topological.js';

import type { Value } from '../steps.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';

const MODELS = [TOPO_CS, TOPO_CS_R2, TOPO_CS_T];

/** Are two points exactly half a period apart? Then there are two shortest arcs, and O(x, y) may be either. */
function hasAntipodes({ model, rho }: GalleryCase): boolean {
  const period = periodsOf(model.environment)?.[0];
  if (!period) return false;
  const half = multiply(HALF, period);
  const x = toArray(rho.x);
  return x.some((a) => x.some((b) => equal(magnitude(subtract(a, b)), half)));
}

const crowdBetween = ({ model, rho }: GalleryCase): Value & { readonly entries: readonly Rational[] } => ({
  n: rho.n,
  entries: toArray(topologicalDistance(model.environment, TOPOLOGICAL.edge, rho)),
});

const transposed = ({ n }: Measure, entries: readonly Rational[]): Value => ({
  n,
  entries: entries.map((_, k) => entries[(k % n) * n + Math.floor(k / n)]),
});

function symmetricAndMonotone(x: Instance): Decision {
  const found = galleryCase(x);
  const other = galleryCase({ ...x, masses: x.others });
  if (!found || !other || hasAntipodes(found)) return NOTHING;
  const { entry, model, rho } = found;
  const { environment } = model;
  const period = periodsOf(environment)?.[0];
  const { where, ingredients, weights } = spelled(entry, rho);
  const D = crowdBetween(found);
  const phi = { n: rho.n, entries: toArray(topologicalWeights(environment, TOPOLOGICAL, rho)) };
  const [E, chi] = [
    crowdBetween(other),
    { n: rho.n, entries: toArray(topologicalWeights(environment, TOPOLOGICAL, other.rho)) },
  ];
  const formula: Formula = times(minus('phi', 'chi'), minus('E', 'D'));
  return conclude(
    expectSpelled('d_ρ is the mass between', where, spelledCrowd(ingredients, period && toText(period)), D),
    expectSpelled('φ_ρ = ψ/(1 + d_ρ²)', where, weights, phi),
    expectRelation('d_ρ(x, y) = d_ρ(y, x)', { D }, ['D', D], '=', [['T', 'D'], transposed(rho, D.entries)]),
    expectRelation('φ_ρ(x, y) = φ_ρ(y, x)', { phi }, ['phi', phi], '=', [['T', 'phi'], transposed(rho, phi.entries)]),
    expectRelation('the more mass between, the less φ', { D, E, phi, chi }, ['0', ZERO], '<=', [
      formula,
      {
        n: rho.n,
        entries: D.entries.map((d, k) => multiply(subtract(phi.entries[k], chi.entries[k]), subtract(E.entries[k], d))),
      },
    ]),
  );
}

const others: CaseData = { others: (n) => someMasses(n, 1) };

const kernel: Claim = {
  id: 'ex-2.6-kernel',
  section: '2',
  source: 'Example 2.6, (30)-(32)',
  title: 'The topological kernel is symmetric, and fades with the crowd between',
  form: 'printed',
  statement: String.raw`$d_\rho(x,y)=d_\rho(y,x)$, $\phi_\rho(x,y)=\phi_\rho(y,x)$, and at the same $x,y$ the kernel $\phi_\rho(x,y)$ of (32) does not grow with $d_\rho(x,y)$.`,
  reading:
    'ψ a tent, α = 2, ε = 1, the domain between x and y the ball with x and y at the ends of a diameter, mollified; on a line, in the plane and on a circle. Weighted points, and other masses at the same points. d_ρ and φ_ρ by the library against the formulas; both symmetric; (φ_ρ − φ_ρ′)(d_ρ′ − d_ρ) ≥ 0 for every pair. Points half a period apart make no case.',
  note: String.raw`The paper leaves $\mathcal O_0$ and $\chi$ open; this is one choice. Rotation and dilation take $\mathcal O(-\mathbf e_1,\mathbf e_1)$ to both $\mathcal O(x,y)$ and $\mathcal O(y,x)$, so $\mathcal O_0$ must be symmetric under $\mathbf e_1\mapsto-\mathbf e_1$ and under rotations about its axis. On a torus it needs a shortest geodesic: half a period apart $d_\rho$ is not symmetric (ex-2.6-kernel/antipodes), while $\phi_\rho$ is for every $\psi$ that ends before.`,
  cost: 20,
  families: galleryFamilies(MODELS, others),
  decide: symmetricAndMonotone,
};

const antipodes: Claim = {
  id: 'ex-2.6-kernel/antipodes',
  section: '2',
  source: 'Example 2.6, (30)',
  title: 'The topological distance on a circle is symmetric for all pairs',
  form: 'companion',
  statement: String.raw`On a torus $d_\rho(x,y)=d_\rho(y,x)$ for all pairs, those half a period apart included.`,
  reading: 'The circle, weighted points; d_ρ of the library.',
  note: String.raw`Expected to be refuted: there are two shortest arcs, and a rule that chooses by the sign of the displacement takes one from $x$ to $y$ and the other from $y$ to $x$. The text defines $\mathcal O(x,y)$ by rotation and dilation, which is a definition on $\mathbb R^n$ only.`,
  uses: ['ex-2.6-kernel'],
  cost: 8,
  families: galleryFamilies([TOPO_CS_T]),
  decide(x) {
    const found = galleryCase(x);
    if (!found) return NOTHING;
    const D = crowdBetween(found);
    return conclude(
      expectRelation('d_ρ(x, y) = d_ρ(y, x)', { D }, ['D', D], '=', [['T', 'D'], transposed(found.rho, D.entries)]),
    );
  },
};

export const claims: readonly Claim[] = [kernel, antipodes];
