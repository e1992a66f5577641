import type { AveragingModel } from '../../operators/model.js';
import type { BoxPartition } from '../../operators/partitions/boxes.js';
import type { PartitionOfUnity } from '../../operators/partitions/partition-of-unity.js';

/**
 * A model of section 2 that claims draw exact cases from. Points of a case are whole multiples of `unit`, so that they shrink;
 * the case carries the unit.
 */
export interface GalleryEntry {
  /** stable name inside cases: `cucker-smale, tent(2), R` */
  readonly key: string;
  readonly model: AveragingModel;
  /** length that coordinates are multiples of, exactly */
  readonly unit: string;
  /** coordinates are from −reach to reach units; on a torus from 0 to the period */
  readonly reach: number;
  /** set if ρ is a density: every point stands for a cell of this volume, and may be vacuum */
  readonly volume?: string;
  /** set if a case must have all the points 0, 1, …: the cells of a grid, the players of a finite set */
  readonly everywhere?: number;
  /** the communities of a segregation model */
  readonly communities?: PartitionOfUnity;
  /** the cells of a conditional expectation */
  readonly cells?: BoxPartition;
}
