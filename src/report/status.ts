import type { ReportClaim } from './schema.js';

type Status = ReportClaim['status'];
type Form = ReportClaim['form'];

/** In the order in which a reader wants them. */
export const STATUSES: readonly Status[] = ['refuted', 'unresolved', 'proved', 'certified', 'measured'];

export const STATUS_MEANING: Readonly<Record<Status, string>> = {
  proved: 'a machine proof that covers the whole stated domain',
  certified: 'every case that was tried is decided in exact arithmetic, and none is a counterexample',
  measured: 'computed in floating point, with an estimate of the error',
  refuted: 'there is an exact counterexample, accepted by the independent checker',
  unresolved: 'not decided by this run',
};

/** One shape for each status, on a 16 x 16 grid, so that colour is not needed to tell them apart. */
export const STATUS_SHAPE: Readonly<Record<Status, string>> = {
  proved: '<path d="M2 2h12v12H2z"/><path class="cut" d="M4.7 8.3l2.3 2.4 4.4-5.2"/>',
  certified: '<circle cx="8" cy="8" r="6.6"/><path class="cut" d="M4.8 8.3l2.2 2.3 4.2-4.9"/>',
  measured: '<path d="M8 .8L15.2 8 8 15.2.8 8z"/><path class="cut" d="M5 9.3c1-3 2-3 3-1.3s2 1.7 3-1.3"/>',
  refuted: '<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="cut" d="M5.3 5.3l5.4 5.4m0-5.4l-5.4 5.4"/>',
  unresolved: '<path d="M8 1l7.5 13.5h-15z"/><path class="cut" d="M8 5.5v4.3m0 1.7v1.200"/>',
};

export const FORM_LABEL: Readonly<Record<Form, string>> = {
  printed: 'as printed',
  corrected: 'corrected',
  sharp: 'sharper',
  converse: 'converse',
  companion: 'companion',
};

export const FORM_MEANING: Readonly<Record<Form, string>> = {
  printed: 'the statement exactly as the paper prints it',
  corrected: 'the same with a mistake mended',
  sharp: 'more than the paper states',
  converse: 'the converse of a statement of the paper',
  companion: 'not stated in the paper',
};

export const ENGINE_LABEL: Readonly<Record<ReportClaim['evidence'][number]['engine'], string>> = {
  corpus: 'stored witnesses',
  derive: 'derivation',
  exhaust: 'exhaustion',
  smt: 'solver (z3)',
  enumerate: 'enumeration',
  target: 'targeted search',
  sample: 'random cases',
  measure: 'measurement',
};

export const OUTCOME_LABEL: Readonly<Record<ReportClaim['evidence'][number]['outcome'], string>> = {
  holds: 'no counterexample',
  counterexample: 'counterexample',
  error: 'error',
};

type Proof = NonNullable<ReportClaim['evidence'][number]['proofs']>[number];

/** What became of an attempt to prove a claim on a whole domain. */
export const PROOF_OUTCOME_LABEL: Readonly<Record<Proof['outcome'], string>> = {
  proved: 'proved',
  irrational: 'irrational solution',
  unknown: 'no answer',
  'time-out': 'timed out',
  killed: 'stopped',
};
