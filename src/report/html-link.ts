import { anchorOf, escapeHtml } from './escape.js';
import type { Report, ReportClaim } from './schema.js';

type Status = ReportClaim['status'];

export const iconHtml = (status: Status): string =>
  `<svg class="icon ${status}" viewBox="0 0 16 16" aria-hidden="true"><use href="#icon-${status}"/></svg>`;

/** Status by colour, shape and word. */
export const badgeHtml = (status: Status): string =>
  `<span class="badge ${status}">${iconHtml(status)}${status}</span>`;

/** Link to the card of a claim, or its bare id if the report does not have it. */
export function claimLink({ claims }: Report, id: string): string {
  const claim = claims.find((c) => c.id === id);
  if (!claim) return `<code>${escapeHtml(id)}</code>`;
  return `<a class="claim-link" href="#${escapeHtml(anchorOf(id))}">${iconHtml(claim.status)}<code>${escapeHtml(id)}</code><span class="hidden"> ${claim.status}</span></a>`;
}

/** A tick or a cross; whoever sets it says the same in words. */
export const markHtml = (holds: boolean): string =>
  `<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="${holds ? 'M2.5 8.5l3.7 3.8 7.3-8.6' : 'M3 3l10 10M13 3L3 13'}"/></svg>`;
