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

export const worseChanges = ({ changes }: Report): Change[] => changes.filter(({ worse }) => worse);
/** The other changes; none if there was no baseline, when every claim is new. */
export const otherChanges = ({ claims, changes }: Report): Change[] =>
  changes.filter(({ before }) => before === null).length === claims.length ? [] : changes.filter(({ worse }) => !worse);

export const withErrors = ({ claims }: Report): ReportClaim[] => claims.filter(({ errors }) => errors.length > 0);

/** The statement that a claim is a form of: `prop-3.12` of `prop-3.12/corrected`. */
const stemOf = (id: string): string => id.split('/')[0];

/** Other forms of the same statement. */
export const otherForms = ({ claims }: Report, { id }: ReportClaim): ReportClaim[] =>
  claims.filter((claim) => claim.id !== id && stemOf(claim.id) === stemOf(id));

/** The command that decides the smallest case again. */
export const replayCommand = (witness: string): string => `npx flockproof replay ${shellWord(witness)}`;

/** A word for a POSIX shell, quoted if it needs to be. */
const shellWord = (text: string): string =>
  /^[\w@:./+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
