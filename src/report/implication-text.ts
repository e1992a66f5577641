import type { ReportClaim } from './schema.js';

/** An implication between properties with what stands around it. */
export type Around = NonNullable<ReportClaim['around']>[number];

interface Implication {
  readonly premises: readonly string[];
  readonly conclusion: string;
}

/** `symmetric and ball-positive ⇒ positive-semidefinite` */
export const implicationText = ({ premises, conclusion }: Implication): string =>
  `${premises.length === 0 ? 'every model' : premises.join(' and ')} ⇒ ${conclusion}`;
