import type { Rational } from '../scalar/rational.js';
import { decideEquation, totalStrength } from './equation-property.js';
import type { Property } from './property.js';

/** (u', [u'']) = ([u'], u'') in L^2(κ): the flow matrix is symmetric. */
export const symmetric: Property = {
  name: 'symmetric',
  meaning: 'each listens to the other as strongly: detailed balance',
  definition: String.raw`(u',[u'']_\rho)_{\kappa_\rho}=([u']_\rho,u'')_{\kappa_\rho}\iff KA=(KA)^\top`,
  source: '(51)',
  defect: 'largest |F_ij - F_ji|, over Σκ',
  decide(model) {
    const { n, flow } = model;
    const at = (i: number, j: number): Rational => flow[i * n + j];
    return decideEquation(n, at, (i, j) => at(j, i), totalStrength(model));
  },
  holds(flow) {
    const F = flow.integers ?? flow.doubles;
    const n = flow.n;
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (F[i * n + j] !== F[j * n + i]) return false;
    return true;
  },
};
