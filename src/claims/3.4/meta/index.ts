import type { Claim } from '../../../engines/claim.js';
import { claims as destroyed } from './destroyed.js';
import { claims as kept } from './kept.js';
import { claims as models } from './models.js';

export { META_TABLE } from './table.js';

export const claims: readonly Claim[] = [...models, ...kept, ...destroyed];
