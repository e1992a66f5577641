import type { ClaimResult, Status } from '../claims/result.js';
import type { Claim } from '../engines/claim.js';
import type { Baseline, Change, Report, ReportClaim } from './schema.js';
import { BASELINE_SCHEMA, REPORT_SCHEMA } from './schema.js';

export interface RunFacts {
  readonly version: string;
  readonly seed: number;
  readonly budget: Report['run']['budget'];
  readonly selection: readonly string[];
  readonly started: string;
  readonly seconds: number;
  readonly jobs: number;
  /** seconds of work by claim */
  readonly claimSeconds: Readonly<Record<string, number>>;
}

export function buildReport(
  facts: RunFacts,
  results: readonly { readonly claim: Claim; readonly result: ClaimResult }[],
  baseline: Baseline | undefined,
  around: (claim: Claim) => NonNullable<ReportClaim['around']> = () => [],
): Report {
  const claims = results.map(({ claim, result }): ReportClaim => {
    const { section, source, title, form, statement, reading, note, row, uses = [] } = claim;
    const { id, status, scope, evidence, branches, counterexample, errors } = result;
    const text = { id, section, source, title, form, statement, reading, ...(note === undefined ? {} : { note }) };
    const variants = around(claim);
    // Plain JSON: the schema is the only type beyond this point.
    return JSON.parse(
      JSON.stringify({
        ...text,
        uses,
        status,
        scope,
        evidence,
        branches,
        counterexample,
        ...(variants.length > 0 ? { around: variants } : {}),
        row,
        errors,
      }),
    ) as ReportClaim;
  });
  const summary = { proved: 0, certified: 0, measured: 0, refuted: 0, unresolved: 0 };
  for (const { status } of claims) summary[status]++;
  return {
    schema: REPORT_SCHEMA,
    version: facts.version,
    run: { seed: facts.seed, budget: facts.budget, selection: [...facts.selection] },
    summary,
    claims,
    changes: compareWithBaseline(claims, baseline, facts.selection.length === 0),
    timing: {
      started: facts.started,
      seconds: facts.seconds,
      jobs: facts.jobs,
      node: process.version,
      claims: { ...facts.claimSeconds },
    },
  };
}

const STRENGTH: Readonly<Record<Status, number>> = { unresolved: 0, measured: 1, certified: 2, proved: 3, refuted: 2 };

/**
 * Verdicts that differ from the baseline. Worse is: weaker evidence, a claim that has gone, and any change between refuted
 * and not refuted, because one of the two verdicts must be wrong.
 */
export function compareWithBaseline(
  claims: readonly Pick<ReportClaim, 'id' | 'status' | 'errors'>[],
  baseline: Baseline | undefined,
  complete: boolean,
): Change[] {
  const changes: Change[] = [];
  const verdicts = baseline?.verdicts ?? {};
  for (const { id, status, errors } of claims) {
    const before = verdicts[id]?.status ?? null;
    if (before === status) continue;
    const turned = before !== null && (before === 'refuted') !== (status === 'refuted');
    const worse = status === 'unresolved' || turned || (before !== null && STRENGTH[status] < STRENGTH[before]);
    const reason =
      status === 'unresolved'
        ? (errors[0] ?? 'undecided')
        : before === null
          ? 'new claim'
          : turned
            ? 'the verdict turned round'
            : worse
              ? 'weaker evidence'
              : 'stronger evidence';
    changes.push({ id, before, after: status, worse, reason });
  }
  if (complete) {
    const present = new Set(claims.map(({ id }) => id));
    for (const [id, { status }] of Object.entries(verdicts)) {
      if (!present.has(id)) changes.push({ id, before: status, after: null, worse: true, reason: 'the claim is gone' });
    }
  }
  return changes;
}

/** The baseline that a report becomes when it is accepted; claims that the run did not cover keep their verdict. */
export function toBaseline(report: Report, previous: Baseline | undefined): Baseline {
  const kept = report.run.selection.length > 0 ? (previous?.verdicts ?? {}) : {};
  const fresh = Object.fromEntries(
    report.claims.map(({ id, section, status, scope, evidence }) => [
      id,
      { section, status, scope, engines: evidence.map((e) => e.engine) },
    ]),
  );
  const verdicts = Object.fromEntries(Object.entries({ ...kept, ...fresh }).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { schema: BASELINE_SCHEMA, verdicts };
}
