import { finiteSet, space, torus } from '../../operators/environment.js';
import { kernelBox } from '../../operators/kernels/box.js';
import { kernelOneSided } from '../../operators/kernels/one-sided.js';
import { kernelHollow } from '../../operators/kernels/hollow.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { kernelTruncatedPolynomial } from '../../operators/kernels/truncated-polynomial.js';
import { modelBeta } from '../../operators/models/beta.js';
import { modelConditional } from '../../operators/models/conditional.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelOpinions } from '../../operators/models/finite-set.js';
import { modelGlobal } from '../../operators/models/global.js';
import { modelIdentity } from '../../operators/models/identity.js';
import { modelMollified } from '../../operators/models/mollified.js';
import {
  modelDoublyMollified,
  modelMollifiedPressure,
  pressureIdealGas,
} from '../../operators/models/mollified-pressure.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { modelMultiFlock } from '../../operators/models/multi-flock.js';
import { modelMultiSpecies } from '../../operators/models/multi-species.js';
import { modelPenalised } from '../../operators/models/penalised.js';
import { modelSegregation } from '../../operators/models/segregation.js';
import {
  modelTopologicalBeta,
  modelTopologicalCuckerSmale,
  modelTopologicalMotschTadmor,
} from '../../operators/models/topological.js';
import { modelVicsek } from '../../operators/models/vicsek.js';
import type { BoxPartition } from '../../operators/partitions/boxes.js';
import type { PartitionOfUnity } from '../../operators/partitions/partition-of-unity.js';
import { partitionBlended } from '../../operators/partitions/blended.js';
import { partitionBoxes, partitionIntervals } from '../../operators/partitions/boxes.js';
import { partitionHats } from '../../operators/partitions/hats.js';
import { partitionSmoothstep } from '../../operators/partitions/smoothstep.js';
import { partitionTensor } from '../../operators/partitions/tensor.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { COMBINED } from './combined.js';
import type { GalleryEntry } from './entry.js';

/** The models of section 2 with kernels of rational values: what is exact about them is decided exactly. */

const R = space(1);
const R2 = space(2);
/** T of period 8 */
const T = torus(1, 8);
const T3 = torus(1, 3);

const tent = kernelTent(2);
const box = kernelBox(2);
/** 1 − r²/4 within 2 */
const cap = kernelTruncatedPolynomial(2, 1);
/** 1/(1 + r²) */
const cauchy = kernelPower(2);
export const TOPOLOGICAL = { psi: tent, alpha: 2, epsilon: 1, edge: '1/4' } as const;

const line = { unit: '1/2', reach: 8 } as const;
const plane = { unit: '1/2', reach: 4 } as const;
const circle = { unit: '1/2', reach: 8 } as const;

/** M_seg over a partition of unity. */
const segregation = (
  key: string,
  communities: PartitionOfUnity,
  where: Pick<GalleryEntry, 'unit' | 'reach'>,
): GalleryEntry => ({ key, model: modelSegregation(communities), communities, ...where });

/** M_F over boxes. */
const conditional = (key: string, cells: BoxPartition, where: Pick<GalleryEntry, 'unit' | 'reach'>): GalleryEntry => ({
  key,
  model: modelConditional(cells.environment, cells),
  cells,
  ...where,
});

export const GLOBAL: GalleryEntry = { key: 'global, R', model: modelGlobal(R), ...line };
export const IDENTITY: GalleryEntry = { key: 'identity, R', model: modelIdentity(R), ...line };

export const CS_TENT: GalleryEntry = { key: 'cucker-smale, tent, R', model: modelCuckerSmale(R, tent), ...line };
export const CS_TENT_T: GalleryEntry = { key: 'cucker-smale, tent, T', model: modelCuckerSmale(T, tent), ...circle };
export const CS_TENT_R2: GalleryEntry = { key: 'cucker-smale, tent, R2', model: modelCuckerSmale(R2, tent), ...plane };
export const CS_CAUCHY: GalleryEntry = { key: 'cucker-smale, cauchy, R', model: modelCuckerSmale(R, cauchy), ...line };
export const CS_CAUCHY_R2: GalleryEntry = {
  key: 'cucker-smale, cauchy, R2',
  model: modelCuckerSmale(R2, cauchy),
  ...plane,
};
export const CS_BOX: GalleryEntry = { key: 'cucker-smale, box, R', model: modelCuckerSmale(R, box), ...line };

export const CS_CAP: GalleryEntry = { key: 'cucker-smale, cap, R', model: modelCuckerSmale(R, cap), ...line };
export const CS_CAP_R2: GalleryEntry = { key: 'cucker-smale, cap, R2', model: modelCuckerSmale(R2, cap), ...plane };
/** φ is not even: neither symmetric nor conservative */
export const CS_ONE_SIDED: GalleryEntry = {
  key: 'cucker-smale, one-sided, R',
  model: modelCuckerSmale(R, kernelOneSided(2)),
  ...line,
};

export const MT_TENT: GalleryEntry = { key: 'motsch-tadmor, tent, R', model: modelMotschTadmor(R, tent), ...line };
export const MT_TENT_T: GalleryEntry = { key: 'motsch-tadmor, tent, T', model: modelMotschTadmor(T, tent), ...circle };
export const MT_TENT_R2: GalleryEntry = {
  key: 'motsch-tadmor, tent, R2',
  model: modelMotschTadmor(R2, tent),
  ...plane,
};
export const MT_BOX: GalleryEntry = { key: 'motsch-tadmor, box, R', model: modelMotschTadmor(R, box), ...line };
export const MT_BOX_T: GalleryEntry = { key: 'motsch-tadmor, box, T', model: modelMotschTadmor(T, box), ...circle };
export const MT_BOX_R2: GalleryEntry = { key: 'motsch-tadmor, box, R2', model: modelMotschTadmor(R2, box), ...plane };
export const MT_CAUCHY: GalleryEntry = {
  key: 'motsch-tadmor, cauchy, R',
  model: modelMotschTadmor(R, cauchy),
  ...line,
};
export const MT_CAUCHY_T: GalleryEntry = {
  key: 'motsch-tadmor, cauchy, T',
  model: modelMotschTadmor(T, cauchy),
  ...circle,
};
export const MT_CAUCHY_R2: GalleryEntry = {
  key: 'motsch-tadmor, cauchy, R2',
  model: modelMotschTadmor(R2, cauchy),
  ...plane,
};
export const BETA_2: GalleryEntry = { key: 'beta 2, tent, R', model: modelBeta(R, tent, 2), ...line };

export const MOLLIFIED: GalleryEntry = {
  key: 'mollified, tent, R',
  model: modelMollified(R, tent, latticeQuadrature(R, '1/2')),
  ...line,
};
export const MOLLIFIED_T: GalleryEntry = {
  key: 'mollified, tent, T',
  model: modelMollified(T, tent, latticeQuadrature(T, '1/2')),
  ...circle,
};
export const MOLLIFIED_PRESSURE: GalleryEntry = {
  key: 'mollified pressure, tent, T',
  model: modelMollifiedPressure(T, tent, latticeQuadrature(T, 1), pressureIdealGas(2)),
  unit: '1',
  reach: 8,
  volume: '1',
  everywhere: 8,
};
export const DOUBLY_MOLLIFIED: GalleryEntry = {
  key: 'doubly mollified, tent, T',
  model: modelDoublyMollified(T, tent, latticeQuadrature(T, 1)),
  unit: '1',
  reach: 8,
  volume: '1',
  everywhere: 8,
};

/** three cells of volume 1 on the torus of period 3: the smallest density with a neighbour in vacuum */
export const DOUBLY_MOLLIFIED_3: GalleryEntry = {
  key: 'doubly mollified, tent, T of 3 cells',
  model: modelDoublyMollified(T3, kernelTent('3/2'), latticeQuadrature(T3, 1)),
  unit: '1',
  reach: 3,
  volume: '1',
  everywhere: 3,
};

export const TOPO_CS: GalleryEntry = {
  key: 'topological cucker-smale, tent, R',
  model: modelTopologicalCuckerSmale(R, TOPOLOGICAL),
  ...line,
};
export const TOPO_CS_T: GalleryEntry = {
  key: 'topological cucker-smale, tent, T',
  model: modelTopologicalCuckerSmale(T, TOPOLOGICAL),
  ...circle,
};
export const TOPO_CS_R2: GalleryEntry = {
  key: 'topological cucker-smale, tent, R2',
  model: modelTopologicalCuckerSmale(R2, TOPOLOGICAL),
  ...plane,
};
export const TOPO_MT: GalleryEntry = {
  key: 'topological motsch-tadmor, tent, R',
  model: modelTopologicalMotschTadmor(R, TOPOLOGICAL),
  ...line,
};
export const TOPO_BETA_2: GalleryEntry = {
  key: 'topological beta 2, tent, R',
  model: modelTopologicalBeta(R, TOPOLOGICAL, 2),
  ...line,
};

export const CONDITIONAL = conditional('conditional, intervals, R', partitionIntervals(R, [-1, 1]), line);
export const CONDITIONAL_T = conditional('conditional, intervals, T', partitionIntervals(T, 4), circle);
export const CONDITIONAL_R2 = conditional('conditional, boxes, R2', partitionBoxes(R2, [[0], ['1/2']]), plane);

export const SEG_HATS = segregation('segregation, hats, R', partitionHats(R, [-2, 0, 2]), line);
export const SEG_HATS_T = segregation('segregation, hats, T', partitionHats(T, 4), circle);
export const SEG_SMOOTHSTEP_T = segregation('segregation, smoothstep, T', partitionSmoothstep(T, 4), circle);
/** g_l > 0 everywhere: nobody is ever in a community without mass */
export const SEG_FULL_T = segregation(
  'segregation, blended hats, T',
  partitionBlended(partitionHats(T, 4), '1/4'),
  circle,
);
export const SEG_HATS_T2 = segregation(
  'segregation, hats, T2',
  partitionTensor(partitionHats(T, 2), partitionHats(T, 3)),
  circle,
);

export const MULTI_SPECIES: GalleryEntry = {
  key: 'multi-species, R',
  model: modelMultiSpecies(
    ['prey', 'predator'],
    [
      [modelCuckerSmale(R, tent), modelCuckerSmale(R, cauchy)],
      [modelMotschTadmor(R, cauchy), modelCuckerSmale(R, box)],
    ],
  ),
  ...line,
};
export const MULTI_FLOCK: GalleryEntry = {
  key: 'multi-flock, R',
  model: modelMultiFlock(['one', 'two'], [modelCuckerSmale(R, tent), modelMotschTadmor(R, cauchy)], {
    model: modelCuckerSmale(R, cauchy),
    epsilon: '1/10',
  }),
  ...line,
};
/** The rules of (33): a kernel for every pair of species. */
export const MULTI_SPECIES_CS: GalleryEntry = {
  key: 'multi-species, cucker-smale, R',
  model: modelMultiSpecies(
    ['prey', 'predator'],
    [
      [modelCuckerSmale(R, tent), modelCuckerSmale(R, cauchy)],
      [modelCuckerSmale(R, cap), modelCuckerSmale(R, box)],
    ],
  ),
  ...line,
};
/** What flocks see of each other in (35). */
export const BETWEEN_FLOCKS = { model: modelCuckerSmale(R, cauchy), epsilon: '1/10' } as const;
/** The flocks of (35) without what is between them. */
export const FLOCKS_ALONE = [modelCuckerSmale(R, tent), modelCuckerSmale(R, cap)] as const;
export const MULTI_FLOCK_CS: GalleryEntry = {
  key: 'multi-flock, cucker-smale, R',
  model: modelMultiFlock(['one', 'two'], FLOCKS_ALONE, BETWEEN_FLOCKS),
  ...line,
};
export const OPINIONS: GalleryEntry = {
  key: 'opinions',
  model: modelOpinions(finiteSet(['a', 'b', 'c']), [
    ['1/2', '1/2', 0],
    [0, '2/3', '1/3'],
    ['1/4', 0, '3/4'],
  ]),
  unit: '1',
  reach: 0,
  everywhere: 3,
};
export const VICSEK: GalleryEntry = { key: 'vicsek, R2', model: modelVicsek(R2, 1), ...plane };
/** the same on the line */
export const VICSEK_R: GalleryEntry = { key: 'vicsek, R', model: modelVicsek(R, 1), ...line };
export const PENALISED: GalleryEntry = {
  key: 'penalised cucker-smale, R',
  model: modelPenalised(modelCuckerSmale(R, cauchy), '1/10', kernelTent(1), latticeQuadrature(R, '1/4')),
  ...line,
};

/** on a compact Ω, with ψ_δ as wide as φ */
export const PENALISED_T: GalleryEntry = {
  key: 'penalised cucker-smale, T',
  model: modelPenalised(modelCuckerSmale(T, tent), '1/10', tent, latticeQuadrature(T, '1/2')),
  ...circle,
};
/** every rule is Cucker-Smale with a Lipschitz kernel */
export const MULTI_SPECIES_LIPSCHITZ: GalleryEntry = {
  key: 'multi-species, lipschitz, R',
  model: modelMultiSpecies(
    ['prey', 'predator'],
    [
      [modelCuckerSmale(R, tent), modelCuckerSmale(R, cauchy)],
      [modelCuckerSmale(R, cap), modelCuckerSmale(R, tent)],
    ],
  ),
  ...line,
};

/** exact where the masses seen are squares */
export const BETA_HALF: GalleryEntry = { key: 'beta 1/2, tent, R', model: modelBeta(R, tent, '1/2'), ...line };
/** the same with φ(0) = 0 */
export const BETA_HALF_HOLLOW: GalleryEntry = {
  key: 'beta 1/2, hollow, R',
  model: modelBeta(R, kernelHollow, '1/2'),
  ...line,
};
/** φ > 0: uniformly regular on balls (Example 3.20) */
/** φ(0) = 0, against (27) */
export const MT_HOLLOW: GalleryEntry = {
  key: 'motsch-tadmor, hollow, R',
  model: modelMotschTadmor(R, kernelHollow),
  ...line,
};
/** φ ≥ 1/2 on the whole torus */
export const MT_WIDE_T: GalleryEntry = {
  key: 'motsch-tadmor, tent 8, T',
  model: modelMotschTadmor(T, kernelTent(8)),
  ...circle,
};
export const MOLLIFIED_WIDE_T: GalleryEntry = {
  key: 'mollified, tent 8, T',
  model: modelMollified(T, kernelTent(8), latticeQuadrature(T, '1/2')),
  ...circle,
};
/** of full support, and yet each g_l has a zero */
export const SEG_TWO_T: GalleryEntry = {
  key: 'segregation, two hats, T',
  model: modelSegregation(partitionHats(T, 2)),
  ...circle,
};

export const GALLERY: readonly GalleryEntry[] = [
  GLOBAL,
  IDENTITY,
  CS_TENT,
  CS_TENT_T,
  CS_TENT_R2,
  CS_CAUCHY,
  CS_CAUCHY_R2,
  CS_BOX,
  CS_CAP,
  CS_CAP_R2,
  CS_ONE_SIDED,
  MT_TENT,
  MT_TENT_T,
  MT_TENT_R2,
  MT_BOX,
  MT_BOX_T,
  MT_BOX_R2,
  MT_CAUCHY,
  MT_CAUCHY_T,
  MT_CAUCHY_R2,
  BETA_2,
  MOLLIFIED,
  MOLLIFIED_T,
  MOLLIFIED_PRESSURE,
  DOUBLY_MOLLIFIED,
  DOUBLY_MOLLIFIED_3,
  TOPO_CS,
  TOPO_CS_T,
  TOPO_CS_R2,
  TOPO_MT,
  TOPO_BETA_2,
  CONDITIONAL,
  CONDITIONAL_T,
  CONDITIONAL_R2,
  SEG_HATS,
  SEG_HATS_T,
  SEG_SMOOTHSTEP_T,
  SEG_FULL_T,
  SEG_HATS_T2,
  MULTI_SPECIES,
  MULTI_SPECIES_CS,
  MULTI_FLOCK,
  MULTI_FLOCK_CS,
  OPINIONS,
  VICSEK,
  PENALISED,
];

/** Models that single claims need: not drawn where a claim is about all models. */
const FURTHER: readonly GalleryEntry[] = [
  BETA_HALF,
  BETA_HALF_HOLLOW,
  VICSEK_R,
  PENALISED_T,
  MULTI_SPECIES_LIPSCHITZ,
  MT_HOLLOW,
  MT_WIDE_T,
  MOLLIFIED_WIDE_T,
  SEG_TWO_T,
];

const BY_KEY = new Map([...GALLERY, ...COMBINED, ...FURTHER].map((entry) => [entry.key, entry]));

/** @throws {Error} if no model has this key: a stored case of a model that has gone */
export function galleryEntry(key: string): GalleryEntry {
  const entry = BY_KEY.get(key);
  if (!entry) throw new Error(`no model "${key}" in the gallery`);
  return entry;
}
