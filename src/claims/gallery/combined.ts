import { modelAdjoint } from '../../operators/combinators/adjoint.js';
import { modelComposition } from '../../operators/combinators/compose.js';
import { modelConvexCombination, modelMean } from '../../operators/combinators/mix.js';
import { modelSum } from '../../operators/combinators/sum.js';
import { modelSymmetrisedProduct, modelSymmetrisedSum } from '../../operators/combinators/symmetrise.js';
import { finiteSet, space, torus } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { modelBeta } from '../../operators/models/beta.js';
import { kernelTrigonometric } from '../../operators/kernels/trigonometric.js';
import { modelConditional } from '../../operators/models/conditional.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelOpinions } from '../../operators/models/finite-set.js';
import { modelGlobal } from '../../operators/models/global.js';
import { modelIdentity } from '../../operators/models/identity.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { modelMultiFlock } from '../../operators/models/multi-flock.js';
import { modelMultiSpecies } from '../../operators/models/multi-species.js';
import { modelPenalised } from '../../operators/models/penalised.js';
import { modelTopologicalCuckerSmale } from '../../operators/models/topological.js';
import { partitionIntervals } from '../../operators/partitions/boxes.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import type { GalleryEntry } from './entry.js';

/**
 * Models made of models, and variants of those of section 2 on which a condition of the table of section 3.6 turns. They stand
 * beside the gallery: claims about every model of the paper do not draw from them.
 */

const R = space(1);
const line = { unit: '1/2', reach: 8 } as const;

const tent = kernelTent(2);
const cauchy = kernelPower(2);
const half = latticeQuadrature(R, '1/2');
/** cells (−∞, −1), [−1, 1), [1, ∞), and (−∞, 0), [0, ∞): neither refines the other */
const thirds = modelConditional(R, partitionIntervals(R, [-1, 1]));
const halves = modelConditional(R, partitionIntervals(R, [0]));
const mollified = modelMollified(R, tent, half);
const narrow = modelMollified(R, kernelTent(1), half);

const onLine = (key: string, model: GalleryEntry['model']): GalleryEntry => ({ key, model, ...line });

/** exact where all ρ_φ are squares of rational numbers */
export const BETA_HALF = onLine('beta 1/2, tent, R', modelBeta(R, tent, '1/2'));

/** every community listens with the same positive-definite kernel */
export const SPECIES_ALIKE = onLine(
  'multi-species, one kernel, R',
  modelMultiSpecies(
    ['prey', 'predator'],
    [
      [modelCuckerSmale(R, tent), modelCuckerSmale(R, tent)],
      [modelCuckerSmale(R, tent), modelCuckerSmale(R, tent)],
    ],
  ),
);
/** symmetric, but closer to the other species than to the own */
export const SPECIES_ATTRACTED = onLine(
  'multi-species, near and far, R',
  modelMultiSpecies(
    ['prey', 'predator'],
    [
      [modelCuckerSmale(R, kernelTent('1/2')), modelCuckerSmale(R, kernelTent(4))],
      [modelCuckerSmale(R, kernelTent(4)), modelCuckerSmale(R, kernelTent('1/2'))],
    ],
  ),
);
/** one species stays on its ground */
export const SPECIES_PLANTED = onLine(
  'multi-species, planted, R',
  modelMultiSpecies(
    ['prey', 'predator'],
    [
      [thirds, modelCuckerSmale(R, cauchy)],
      [modelCuckerSmale(R, cauchy), modelCuckerSmale(R, cauchy)],
    ],
  ),
);

export const FLOCKS_SYMMETRIC = onLine(
  'multi-flock, symmetric, R',
  modelMultiFlock(['one', 'two'], [modelCuckerSmale(R, tent), modelCuckerSmale(R, cauchy)], {
    model: modelCuckerSmale(R, cauchy),
    epsilon: 2,
  }),
);
export const FLOCKS_APART = onLine(
  'multi-flock, not coupled, R',
  modelMultiFlock(['one', 'two'], [modelCuckerSmale(R, tent), modelCuckerSmale(R, cauchy)]),
);
export const FLOCKS_PLANTED = onLine(
  'multi-flock, planted, R',
  modelMultiFlock(['one', 'two'], [thirds, modelCuckerSmale(R, cauchy)]),
);

export const OPINIONS_REVERSIBLE: GalleryEntry = {
  key: 'opinions, symmetric weights',
  model: modelOpinions(finiteSet(['a', 'b', 'c']), [
    ['1/2', '1/2', 0],
    ['1/2', '1/4', '1/4'],
    [0, '1/4', '3/4'],
  ]),
  unit: '1',
  reach: 0,
  everywhere: 3,
};

const local = [kernelTent(1), latticeQuadrature(R, '1/4')] as const;
export const PENALISED_MT = onLine(
  'penalised motsch-tadmor, R',
  modelPenalised(modelMotschTadmor(R, tent), '1/10', ...local),
);
export const PENALISED_PLANTED = onLine('penalised conditional, R', modelPenalised(thirds, '1/10', ...local));

/** ψ = 1/(1 + r²) is hardly less than 1 at the distances of the unit; the domain is sharp there */
export const TOPO_CS_CAUCHY: GalleryEntry = {
  key: 'topological cucker-smale, cauchy, R',
  model: modelTopologicalCuckerSmale(R, { psi: cauchy, alpha: 2, epsilon: 8, edge: '1/64' }),
  unit: '1/8',
  reach: 8,
};

const circle = torus(1, 4);
/** φ = 1 − cos(2πx/L)/2, smallest at 0: ψ∗ψ/L with ψ = 1 + sin(2πx/L); rational at quarters of the circle */
export const CS_WAVE: GalleryEntry = {
  key: 'cucker-smale, wave, T',
  model: modelCuckerSmale(circle, kernelTrigonometric(circle, [[1, '-1/2']])),
  unit: '1',
  reach: 4,
};

const forces = (other: GalleryEntry['model']): GalleryEntry['model'] =>
  modelSum([
    { model: modelCuckerSmale(R, tent), factor: 1 },
    { model: other, factor: 2 },
  ]);
export const SUM = onLine('sum, R', forces(mollified));
export const SUM_MT = onLine('sum with motsch-tadmor, R', forces(modelMotschTadmor(R, cauchy)));
export const SUM_PLANTED = onLine('sum with conditional, R', forces(thirds));

export const COMPOSED = onLine('composition, mollified, R', modelComposition(mollified, narrow));
export const COMPOSED_GLOBAL = onLine(
  'composition, mollified and global, R',
  modelComposition(mollified, modelGlobal(R)),
);
export const COMPOSED_MT = onLine(
  'composition, motsch-tadmor and identity, R',
  modelComposition(modelMotschTadmor(R, tent), modelIdentity(R)),
);
export const COMPOSED_CELLS = onLine('composition, conditional, R', modelComposition(thirds, halves));

export const MEAN = onLine('convex combination, R', modelConvexCombination(mollified, modelGlobal(R), '1/3'));
export const MEAN_MT = onLine('mean with motsch-tadmor, R', modelMean(modelGlobal(R), modelMotschTadmor(R, tent)));
export const MEAN_PLANTED = onLine('mean with conditional, R', modelMean(modelGlobal(R), thirds));

export const ADJOINT = onLine('adjoint, mollified, R', modelAdjoint(mollified));
export const ADJOINT_COMPOSED = onLine('adjoint, composition, R', modelAdjoint(COMPOSED.model));
export const ADJOINT_CELLS = onLine('adjoint, composition of conditional, R', modelAdjoint(COMPOSED_CELLS.model));

export const SYMMETRISED = onLine('mean with adjoint, mollified, R', modelSymmetrisedSum(mollified));
export const SYMMETRISED_COMPOSED = onLine('mean with adjoint, composition, R', modelSymmetrisedSum(COMPOSED.model));
export const SYMMETRISED_CELLS = onLine(
  'mean with adjoint, composition of conditional, R',
  modelSymmetrisedSum(COMPOSED_CELLS.model),
);

export const THERE_AND_BACK = onLine('adjoint after model, composition, R', modelSymmetrisedProduct(COMPOSED.model));
export const THERE_AND_BACK_CELLS = onLine(
  'adjoint after model, composition of conditional, R',
  modelSymmetrisedProduct(COMPOSED_CELLS.model),
);

export const COMBINED: readonly GalleryEntry[] = [
  BETA_HALF,
  SPECIES_ALIKE,
  SPECIES_ATTRACTED,
  SPECIES_PLANTED,
  FLOCKS_SYMMETRIC,
  FLOCKS_APART,
  FLOCKS_PLANTED,
  OPINIONS_REVERSIBLE,
  PENALISED_MT,
  PENALISED_PLANTED,
  TOPO_CS_CAUCHY,
  CS_WAVE,
  SUM,
  SUM_MT,
  SUM_PLANTED,
  COMPOSED,
  COMPOSED_GLOBAL,
  COMPOSED_MT,
  COMPOSED_CELLS,
  MEAN,
  MEAN_MT,
  MEAN_PLANTED,
  ADJOINT,
  ADJOINT_COMPOSED,
  ADJOINT_CELLS,
  SYMMETRISED,
  SYMMETRISED_COMPOSED,
  SYMMETRISED_CELLS,
  THERE_AND_BACK,
  THERE_AND_BACK_CELLS,
];
