import { ATLAS } from './atlas-arrows.js';
import type { Around } from './implication-text.js';
import type { Change, Report, ReportClaim } from './schema.js';

/** What a reader looks for first. */

const isRefuted = ({ status }: ReportClaim): boolean => status === 'refuted';

/** Statements that are false as the paper prints them. */
export const falseAsPrinted = ({ claims }: Report): ReportClaim[] =>
  claims.filter((claim) => claim.form === 'printed' && isRefuted(claim));

/** More than the paper states, and it holds. */
export const sharperThanPrinted = ({ claims }: Report): ReportClaim[] =>
  claims.filter(({ form, status }) => form === 'sharp' && (status === 'proved' || status === 'certified'));

/** Refuted statements that the paper does not make: converses, companions, attempts at more. */
export const falseOtherwise = ({ claims }: Report): ReportClaim[] =>
  claims.filter((claim) => claim.form !== 'printed' && isRefuted(claim));

/** A hypothesis that the paper makes and that its conclusion does without. */
export interface UnneededHypothesis {
  readonly claim: ReportClaim;
  readonly implication: Around['implication'];
  readonly variant: Around['dropped'][number];
}

/**
 * Hypotheses of printed implications that hold without them, by other claims. Implications with one premise are left out:
 * what every model has needs no hypothesis.
 */
export const unneededHypotheses = ({ claims }: Report): UnneededHypothesis[] =>
  claims
    .filter(({ form, status }) => form === 'printed' && (status === 'proved' || status === 'certified'))
    .flatMap((claim) =>
      (claim.around ?? []).flatMap(({ implication, dropped }) =>
        dropped
          .filter((v) => v.outcome === 'holds' && v.premises.length > 0 && v.by.some((id) => id !== claim.id))
          .map((variant) => ({ claim, implication, variant })),
      ),
    );

export const worseChanges = ({ changes }: Report): Change[] => changes.filter(({ worse }) => worse);
/** The other changes; none if there was no baseline, when every claim is new. */
export const otherChanges = ({ claims, changes }: Report): Change[] =>
  changes.filter(({ before }) => before === null).length === claims.length ? [] : changes.filter(({ worse }) => !worse);

export const withErrors = ({ claims }: Report): ReportClaim[] => claims.filter(({ errors }) => errors.length > 0);

/** The statement that a claim is a form of: `prop-3.12` of `prop-3.12/corrected`. Companions in the atlas stand alone. */
const stemOf = ({ id, form }: ReportClaim): string =>
  form === 'companion' && id.startsWith(ATLAS) ? id : id.split('/')[0];

/** Other forms of the same statement. */
export const otherForms = ({ claims }: Report, claim: ReportClaim): ReportClaim[] =>
  claims.filter((c) => c.id !== claim.id && stemOf(c) === stemOf(claim));

/** The command that decides the smallest case again. */
export const replayCommand = (witness: string): string => `npx flockproof replay ${shellWord(witness)}`;

/** A word for a POSIX shell, quoted if it needs to be. */
const shellWord = (text: string): string =>
  /^[\w@:./+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
