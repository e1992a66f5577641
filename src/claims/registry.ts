import type { Claim } from '../engines/claim.js';
import { claims as maximumPrinciple } from './3.1/eq-36-37.js';

/** Every claim, in the order of the paper. */
export const CLAIMS: readonly Claim[] = [...maximumPrinciple];

const BY_ID = new Map(CLAIMS.map((claim) => [claim.id, claim]));

export const claimById = (id: string): Claim | undefined => BY_ID.get(id);
