import type { GalleryEntry } from '../../gallery/entry.js';
import type { Certain } from '../../gallery/certain.js';
import type { CellSpec, RowSpec } from './row.js';

/** Short forms for the cells of a row. */

type Entries = readonly GalleryEntry[];

export const yes = (...entries: Entries): CellSpec => ({ yes: entries });
export const no = (...families: readonly Certain[]): CellSpec => ({ no: families });
export const depends = (condition: string, has: CellSpec['yes'], lacks: CellSpec['no']): CellSpec => ({
  condition,
  ...(has ? { yes: has } : {}),
  ...(lacks ? { no: lacks } : {}),
});

/** All four cells say yes. */
export const everything = (...entries: Entries): RowSpec['cells'] => ({
  conservative: yes(...entries),
  symmetric: yes(...entries),
  'ball-positive': yes(...entries),
  'Galilean invariant': yes(...entries),
});

/** None of the first three, for the same reason. */
export const onlyGalilean = (failing: Certain, ...entries: Entries): RowSpec['cells'] => ({
  conservative: no(failing),
  symmetric: no(failing),
  'ball-positive': no(failing),
  'Galilean invariant': yes(...entries),
});
