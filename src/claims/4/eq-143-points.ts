import type { Claim } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { energies } from '../../finite/energy.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, divide, multiply, sum } from '../../scalar/rational.js';
import { field, galleryFamilies, galleryModel } from '../gallery/cases.js';
import { MOLLIFIED, MOLLIFIED_T } from '../gallery/entries.js';
import { nodeSharesOf, toNodes } from '../node-shares.js';
import { vectorAt } from '../read.js';
import { NOTHING, conclude, expectRelation, flowValue } from '../steps.js';
import { dirichlet, dirichletOf, lowDissipation } from './eq-143-145.js';
import { lengthened, squareMatrix } from './neighbourhoods.js';

/** What the entries of the gallery are made with. */
const KERNEL = kernelTent(2);
const SPACING = '1/2';

const points: Claim = {
  id: 'eq-143-145/points',
  section: '4.4',
  source: '(143)',
  title: 'The low-energy dissipation of the over-mollified model on points',
  form: 'companion',
  statement: String.raw`For $\mathcal M_\phi$ on points with masses, integrals over $\Omega$ taken on a lattice, (143) is an identity: with $P_{i\xi}=\phi(x_i-\xi)w_\xi/\sum_\eta\phi(x_i-\eta)w_\eta$, $\ \mathcal A_1=\frac12\sum_{\xi,\eta}\left(\sum_im_iP_{i\xi}P_{i\eta}\right)|U_\xi-U_\eta|^2$, $\ U_\xi=\frac{\sum_im_iP_{i\xi}u_i}{\sum_im_iP_{i\xi}}$.`,
  reading:
    'Points on the line or on a torus, masses, a field; the nodes of the lattice that see any of them. The shares P are formed from the kernel here; 𝓐₁ comes from the flow matrix of the library. U enters through U D = Pᵀ(m u), D = Pᵀ m.',
  note: String.raw`The discretisation is the segregation model whose neighbourhoods are the nodes, so that (143) is (151).`,
  uses: ['eq-143-145'],
  cost: 20,
  families: galleryFamilies([MOLLIFIED, MOLLIFIED_T], { u: field }, 4),
  decide(x) {
    const found = galleryModel(x);
    if (!found) return NOTHING;
    const { finite, rho, model } = found;
    const { environment } = model;
    const shares = nodeSharesOf(environment, KERNEL, latticeQuadrature(environment, SPACING), rho);
    const { n, q, P, D } = shares;
    const m = rho.masses as readonly Rational[];
    const u = vectorAt(x, 'u');
    const heard = toNodes(shares, m.map((t, i) => multiply(t, u[i]))); // prettier-ignore
    const U = heard.map((t, k) => divide(t, D[k]));
    const size = Math.max(n, q);
    const padded = {
      P: squareMatrix(size, q, P),
      m: lengthened(size, m),
      u: lengthened(size, u),
      U: lengthened(size, U),
    };
    const W = Array.from({ length: q * q }, (_, k) =>
      sum(m.map((t, i) => multiply(t, multiply(P[i * q + Math.floor(k / q)], P[i * q + (k % q)])))),
    );
    const masses: Formula = ['.', ['T', 'P'], 'm'];
    const flow = squareMatrix(size, n, finite.flow);
    // F D-weighted: F_ij = Σ_ξ m_i P_iξ P_jξ m_j / D_ξ, with 1/D_ξ as its own vector E, E D = 1 on the nodes that are seen.
    const E = lengthened(size, D.map((t) => divide(ONE, t))); // prettier-ignore
    const on = lengthened(size, D.map(() => ONE)); // prettier-ignore
    return conclude(
      expectRelation('1/D', { ...padded, E, on }, [['*', 'E', masses], on], '=', ['on', on]),
      expectRelation('the flow of M_φ is m P D⁻¹ Pᵀ m', { ...padded, E, F: flow }, ['F', flow], '=', [
        ['*', ['.', 'P', ['.', ['diag', 'E'], ['T', 'P']]], ['.', 'm', ['T', 'm']]],
        flow,
      ]),
      expectRelation('U D = Pᵀ(m u)', padded, [['*', 'U', masses], lengthened(size, heard)], '=', [['.', ['T', 'P'], ['*', 'm', 'u']], lengthened(size, heard)]), // prettier-ignore
      expectRelation('(143)', { ...padded, F: flowValue(finite), u, V: padded.U }, [lowDissipation, energies(finite, u).a1], '=', [dirichlet(['.', ['T', 'P'], ['.', ['diag', 'm'], 'P']], 'V'), dirichletOf(q, W, U)]), // prettier-ignore
    );
  },
};

export const claims: readonly Claim[] = [points];
