import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { finiteModelAt, kappaOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import { multiply, sum, ZERO } from '../../scalar/rational.js';
import { field, mixedFamily } from '../gallery/cases.js';
import { CS_WAVE } from '../gallery/combined.js';
import * as gallery from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import type { Evaluated } from '../gallery/evaluated.js';
import { evaluated, expectSpelled } from '../gallery/evaluated.js';
import { galleryModel } from '../gallery/cases.js';
import type { Mollifier } from '../gallery/spelled/mollified.js';
import { differences, minus, over, times } from '../gallery/spelled/terms.js';
import { ON_CIRCLE, ON_LINE } from '../gallery/spelled/recipes.js';
import { vectorAt } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectProperty, expectRelation } from '../steps.js';
import type { Squares } from './squares.js';
import { bochnerSquares, communitySquares, mollifiedSquares } from './squares.js';

const SEGREGATION = [gallery.SEG_HATS, gallery.SEG_HATS_T, gallery.SEG_SMOOTHSTEP_T, gallery.SEG_FULL_T, gallery.SEG_HATS_T2]; // prettier-ignore
const CONDITIONAL = [gallery.CONDITIONAL, gallery.CONDITIONAL_T, gallery.CONDITIONAL_R2];
const CUCKER_SMALE = [gallery.CS_TENT, gallery.CS_TENT_T, gallery.CS_TENT_R2];
const ON_CELLS: Mollifier = { h: '1', radius: '2', period: '8' };

/** (u, [u])_κ is the sum of squares, which is not negative, and the model is ball-positive. */
function isSumOfSquares(found: Evaluated, x: Instance, squares: Squares, text: string): LazyStep[] {
  const { spell, model, rho, average } = found;
  const u = vectorAt(x, 'u');
  const kappa = toArray(kappaOf(model, rho));
  const mean = u.map((_, i) => sum(u.map((t, j) => multiply(average.entries[i * rho.n + j], t))));
  const energy = sum(kappa.map((k, i) => multiply(k, multiply(u[i], mean[i]))));
  const where = { ...spell.where, ...squares.where, u };
  return [
    expectRelation(text, where, [['sum', times(spell.kappa, 'u', ['.', spell.average, 'u'])], energy], '=', [
      squares.formula,
      squares.value,
    ]),
    expectRelation('0 ≤ the sum of squares', where, ['0', ZERO], '<=', [squares.formula, squares.value]),
    expectProperty('ball-positive', finiteModelAt(model, rho)),
  ];
}

type Kind = 'segregation (63)' | 'conditional' | 'cucker-smale (64)' | 'mollified (65)' | 'mollified pressure';

function kindOf({ key, model }: GalleryEntry): Kind {
  if (model.name === 'segregation') return 'segregation (63)';
  if (model.name === 'conditional') return 'conditional';
  if (model.name === 'cucker-smale') return 'cucker-smale (64)';
  return key === gallery.MOLLIFIED_PRESSURE.key ? 'mollified pressure' : 'mollified (65)';
}

function decideSquares(x: Instance): Decision {
  const found = evaluated(x);
  if (!found) return NOTHING;
  const { entry, spell, rho, model } = found;
  const u = vectorAt(x, 'u');
  const kind = kindOf(entry);
  if (kind === 'segregation (63)' || kind === 'conditional')
    return conclude(
      kind,
      ...isSumOfSquares(found, x, communitySquares(found, spell, u), '(u, [u])_ρ = Σ ρ(u g_l)²/ρ(g_l)'),
    );
  if (kind === 'cucker-smale (64)') {
    const squares = bochnerSquares(found, u);
    const where = { ...spell.where, ...squares.where };
    return conclude(
      kind,
      expectRelation('φ(x − y) = ∫ψ(x − z)ψ(z − y) dz', where, [spell.weights, squares.kernel[1]], '=', squares.kernel),
      ...isSumOfSquares(found, x, squares, '(u, [u])_κ = ∫((uρ)_ψ)² dx'),
    );
  }
  const kappa = toArray(kappaOf(model, rho));
  const mollifier =
    kind === 'mollified pressure' ? ON_CELLS : entry.key === gallery.MOLLIFIED.key ? ON_LINE : ON_CIRCLE;
  const squares = mollifiedSquares(found, spell, mollifier, [spell.kappa, kappa], u);
  return conclude(
    kind,
    ...isSumOfSquares(
      found,
      x,
      squares,
      kind === 'mollified pressure' ? '(u, [u])_κ = ∫|(up)_φ|²/p_φ' : '(u, [u])_ρ = ∫|(uρ)_φ|²/ρ_φ',
    ),
  );
}

const printed: Claim = {
  id: 'eq-63-65',
  section: '3.6',
  source: '(63)-(65)',
  title: 'Sums of squares',
  form: 'printed',
  statement: String.raw`$(u,[u]_\rho)_\rho=\sum_l\rho(ug_l)^2/\rho(g_l)$ for $\mathcal M_{\rm seg}$; $(u,[u]_\rho)_{\kappa_\rho}=\int(u\rho)_\psi^2\,dx$ for $\mathcal M_{\rm CS}$ with $\phi=\psi*\psi$; $(u,[u]_\rho)_\rho=\int|(u\rho)_\phi|^2/\rho_\phi\,dx$ for $\mathcal M_\phi$, and with $p$ for $\rho$ in $\mathcal M_{\phi,p}$. So these and $\mathcal M_{\mathcal F}$ are ball-positive.`,
  reading:
    'A density and a field. Both sides from coordinates and masses: for Cucker-Smale with the tent, ψ is a box, and as all agents stand on a lattice the integral over Ω is a sum over the cells on which its integrand is constant; for the mollified models integrals are sums over the lattice of the model. Then ball-positivity, decided with a certificate.',
  note: String.raw`$\psi$ is even, see eq-63-65/without-evenness.`,
  uses: ['lemma-3.10'],
  cost: 24,
  families: [
    mixedFamily('segregation', SEGREGATION, { u: field }, 4),
    mixedFamily('conditional expectation', CONDITIONAL, { u: field }, 4),
    mixedFamily('Cucker-Smale with φ = ψ∗ψ', CUCKER_SMALE, { u: field }, 4),
    mixedFamily('mollified', [gallery.MOLLIFIED, gallery.MOLLIFIED_T], { u: field }, 4),
    mixedFamily('mollified with a pressure', [gallery.MOLLIFIED_PRESSURE], { u: field }),
  ],
  branches: ['segregation (63)', 'conditional', 'cucker-smale (64)', 'mollified (65)', 'mollified pressure'],
  decide: decideSquares,
};

const withoutEvenness: Claim = {
  id: 'eq-63-65/without-evenness',
  section: '3.6',
  source: '(64), what it leaves unsaid',
  title: 'A kernel ψ∗ψ of a ψ that is not even',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\rm CS}$ is ball-positive if $\phi=\psi*\psi$ for some smooth $\psi\ge0$.`,
  reading:
    'A circle of length L = 4, ψ = 1 + sin(2πx/L), agents at multiples of L/4, where φ = ψ∗ψ/L = 1 − cos(2πx/L)/2 is rational. The kernel at the agents, and ball-positivity of the model, decided exactly.',
  note: String.raw`Expected to be refuted. (64) turns $\psi*\psi$ into a square, which takes $\psi(z)=\psi(-z)$; the paper asks for $\psi\ge0$ smooth. Here $\phi$ is even, smooth and positive, the model is symmetric, but $\hat\phi_{\pm1}=\hat\psi_{\pm1}^2=(\mp\frac i2)^2<0$. On the line the same happens with $\psi=g(x)(1+\sin3x)$, $g=(\sin\frac x2/x)^2$: the transforms of the two parts have disjoint supports, the first is real, the second imaginary. If $\psi$ has compact support, or $\hat\psi$ is analytic for another reason, an even $\psi*\psi$ does make $\psi$ even: $\operatorname{Re}\hat\psi\operatorname{Im}\hat\psi=0$.`,
  uses: ['eq-63-65', 'cs-not-bochner/exactly'],
  families: [
    {
      name: 'agents at the quarters of a circle',
      arbitrary: fc.subarray([0, 1, 2, 3], { minLength: 1 }).chain((places) =>
        fc
          .array(fc.integer({ min: 1, max: 9 }), { minLength: places.length, maxLength: places.length })
          .map((masses): Instance => ({
            model: CS_WAVE.key,
            unit: CS_WAVE.unit,
            points: places.map((k) => [k]),
            masses,
          })),
      ),
    },
  ],
  decide(x) {
    const found = galleryModel(x);
    if (!found) return NOTHING;
    const { finite, rho, model } = found;
    const phi = toArray(model.reproducingKernel!(rho));
    return conclude(
      expectSpelled(
        'φ = 1 − cos(2πz/4)/2 at z = 0, 1, 2, 3: 1/2, 1, 3/2, 1',
        { x: toArray(rho.x) },
        minus('3/2', over(['abs', minus(['abs', differences('x', 'x')], '2')], '2')),
        { n: rho.n, entries: phi },
      ),
      expectProperty('symmetric', finite),
      expectProperty('ball-positive', finite),
    );
  },
};

export const claims: readonly Claim[] = [printed, withoutEvenness];
