import type { Claim } from '../../../engines/claim.js';
import type { AtlasProperty } from '../../../properties/pattern.js';
import { decideCell } from './kept.js';
import type { OperationName } from './operations.js';
import { OPERATIONS } from './operations.js';
import { META_TABLE, cellName } from './table.js';

const CELLS = META_TABLE.filter(({ outcome }) => outcome === 'destroyed');

const destroyed: Claim = {
  id: 'meta/destroyed',
  section: '3.4',
  source: 'Sections 3.3, 3.4 and 13',
  title: 'What operations destroy',
  form: 'companion',
  statement: String.raw`Every property that is not on the list of an operation is destroyed by it: some models have it, and what the operation makes of them has not. These are ${CELLS.length} cells of the table of operations and properties.`,
  reading:
    'An operation, a property, and models that have it (and are conservative, where the operation asks for that); what the operation makes lacks it. All is decided, with certificates. For limits: F + tG has it for t = 2⁻⁶⁴, F has not.',
  note: String.raw`Witnesses are the smallest by number of points, largest entry, non-zeros and total, in this order; each says which smaller ones were all tried. A limit needs $F+tG$ for all small $t>0$: the support is the same for all of them, $\det(F+tG)$ is a polynomial and not 0, and on two points a model has a gap as soon as one listens to the other. Remarkable: (1) The sum of flows of different $\kappa$ can lose the gap, never if both are conservative; with entries up to 3 a single pair of three-point models does. (2) A composition of primitive models need not be irreducible; powers of one are primitive. (3) The lazy cycle $\tfrac12(1+C)$ on three points, on the boundary of ball-positivity, leaves it in its square, its cube, its tensor square and its restrictions. (4) The mean of two permutations need not be normal. (5) A cycle of four points stays normal when two opposite points are merged, and does not when two neighbours are; three points are too few, since conservative models of two blocks are symmetric.`,
  uses: ['meta'],
  families: [],
  branches: CELLS.map(({ operation, property }) => cellName(operation, property)),
  existence: {
    domain: 'every cell that is not on a list',
    because: 'a witness for each, hypotheses and failure certified',
  },
  decide(x) {
    const [operation, property] = [x.operation as OperationName, x.property as AtlasProperty];
    return decideCell(OPERATIONS[operation], property, x, false, cellName(operation, property));
  },
};

export const claims: readonly Claim[] = [destroyed];
