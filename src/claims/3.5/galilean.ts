import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { betweenKnots, tornOnCircle, tornOnLine } from '../gallery/certain.js';
import { galleryCase, galleryFamilies, mixedFamily } from '../gallery/cases.js';
import * as gallery from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { translation } from '../gallery/translate.js';
import { NOTHING, conclude } from '../steps.js';
import { galileanSteps } from './galilean-steps.js';

const isPlanted = ({ model }: GalleryEntry): boolean => model.name === 'segregation' || model.name === 'conditional';
/** A finite set has no translations. */
const MOVABLE = gallery.GALLERY.filter((entry) => entry.model.environment.dim > 0 && !isPlanted(entry));

const SUMS = new Set(['mollified', 'mollified-pressure', 'doubly-mollified', 'penalised']);
const groupOf = ({ model: { name, environment } }: GalleryEntry): string =>
  SUMS.has(name)
    ? 'models with sums over a lattice'
    : environment.kind === 'product'
      ? 'several species and flocks'
      : environment.kind === 'torus'
        ? 'models on a circle'
        : `models on R${environment.dim === 1 ? '' : environment.dim}`;
const GROUPS = [...new Set(MOVABLE.map(groupOf))];

/** Densities at which a planted model feels a shift for certain. */
const TORN = [
  betweenKnots(gallery.SEG_HATS_T, 4, 16),
  tornOnCircle(gallery.CONDITIONAL_T, 4, 16),
  tornOnLine(gallery.CONDITIONAL, 2, 2),
];

function decideShift(x: Instance, wanted: boolean): Decision {
  const found = galleryCase(x);
  const steps = found && galileanSteps(x, found, wanted);
  return steps ? conclude(wanted ? 'invariant' : 'planted', ...steps) : NOTHING;
}

const printed: Claim = {
  id: 'galilean',
  section: '3.5',
  source: '(54)-(56)',
  title: 'All models are Galilean invariant but the segregated ones',
  form: 'printed',
  statement: String.raw`$\kappa_{\rho(\cdot+v)}(x)=\kappa_\rho(x+v)$, $[u(\cdot+v)]_{\rho(\cdot+v)}(x)=[u]_\rho(x+v)$ and $\phi_{\rho(\cdot+v)}(x,y)=\phi_\rho(x+v,y+v)$ for every model of Section 2 except conditional expectations and segregation.`,
  reading:
    'A density and a shift v. The density is read at x + v, so that all agents move by −v; κ, the matrix of the average and the reproducing kernel at both, each evaluated by the checker from the coordinates. For segregation and conditional expectation, densities and shifts at which the averages differ for certain.',
  note: String.raw`For all $N$, by hand: everything but the planted models is written with differences $x-y$ of agents, or with an integral over all of $\Omega$. A sum over a lattice in the place of that integral keeps this for shifts by multiples of its spacing, which is what is tried for $\mathcal M_\phi$, $\mathcal M_{\phi,p}$, $\mathcal M_{\phi\phi}$ and the penalised model. Opinions on a finite set have no translations.`,
  cost: 20,
  families: [
    ...GROUPS.map((name) =>
      mixedFamily(
        name,
        MOVABLE.filter((entry) => groupOf(entry) === name),
        { shift: translation },
        4,
      ),
    ),
    ...TORN.map(({ entry, cases }) => ({ name: `${entry.key}, shifts over a border`, arbitrary: cases })),
  ],
  branches: ['invariant', 'planted'],
  decide(x) {
    const torn = TORN.find(({ entry }) => entry.key === x.model);
    return torn ? (torn.meets(x) ? decideShift(x, false) : NOTHING) : decideShift(x, true);
  },
};

const planted = (key: string, model: string, title: string, entry: GalleryEntry): Claim => ({
  id: `galilean/${key}`,
  section: '3.5',
  source: 'Section 3.5, last paragraph',
  title,
  form: 'companion',
  statement: `${model} is Galilean invariant.`,
  reading: 'A density and a shift; κ, the average and the reproducing kernel at both, from the coordinates.',
  note: String.raw`Expected to be refuted. For all models, by hand: one agent averages to itself wherever it is, so two agents are the fewest.`,
  uses: ['galilean'],
  cost: 6,
  families: galleryFamilies([entry], { shift: translation }, 4),
  decide: (x) => ({ ...decideShift(x, true), branch: undefined }),
});

export const claims: readonly Claim[] = [
  printed,
  planted('segregation', String.raw`$\mathcal M_{\rm seg}$`, 'Segregation is planted in its ground', gallery.SEG_HATS),
  planted(
    'conditional',
    String.raw`$\mathcal M_{\mathcal F}$`,
    'Conditional expectation is planted in its ground',
    gallery.CONDITIONAL,
  ),
];
