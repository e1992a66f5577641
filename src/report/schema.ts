import { z } from 'zod';

/** report.json, version 1: the product of a run. Everything else renders it. */

export const REPORT_SCHEMA = 'flockproof/report@1';
export const BASELINE_SCHEMA = 'flockproof/baseline@1';

const json = z.json();

export const statusSchema = z.enum(['proved', 'certified', 'measured', 'refuted', 'unresolved']);

const stepSchema = z.object({
  role: z.enum(['hypothesis', 'conclusion']),
  text: z.string(),
  holds: z.boolean(),
  /** the statement with its certificate, as the independent checker reads it */
  statement: json,
});

const evidenceSchema = z.object({
  engine: z.enum(['corpus', 'derive', 'exhaust', 'smt', 'enumerate', 'target', 'sample', 'measure']),
  outcome: z.enum(['holds', 'counterexample', 'error']),
  cases: z.int().nonnegative(),
  applied: z.int().nonnegative(),
  checked: z.int().nonnegative(),
  families: z.array(z.object({ name: z.string(), cases: z.int(), applied: z.int() })),
  /** numbers in floating point, each with an interval and what it was compared with */
  measurements: z
    .array(
      z.object({
        name: z.string(),
        value: z.number(),
        low: z.number(),
        high: z.number(),
        how: z.string(),
        expected: z.object({ relation: z.enum(['<=', '>=', '=']), value: z.number(), source: z.string() }),
        data: z.object({ x: z.string(), y: z.string(), points: z.array(z.tuple([z.number(), z.number()])) }).optional(),
      }),
    )
    .optional(),
  /** targeted search: the case that came nearest to failing */
  best: z
    .object({
      target: z.string(),
      /** float; about this number */
      margin: z.number(),
      exact: z.string().optional(),
      instance: z.record(z.string(), json),
      points: z.int(),
    })
    .optional(),
  /** attempts to prove the claim on a whole domain; everything but `proved` says nothing about the claim */
  proofs: z
    .array(
      z.object({
        domain: z.string(),
        points: z.int().optional(),
        outcome: z.enum(['proved', 'irrational', 'unknown', 'time-out', 'killed']),
        detail: z.array(z.string()),
        part: z.string().optional(),
      }),
    )
    .optional(),
});

const counterexampleSchema = z.object({
  witness: z.string(),
  instance: z.record(z.string(), json),
  points: z.int().nonnegative(),
  original: z.record(z.string(), json).optional(),
  replay: z.string(),
  steps: z.array(stepSchema),
  minimality: z.string(),
  /** around the counterexample of an implication: where it stays one, and the nearest model that passes */
  neighbourhood: z
    .object({
      stays: z.array(z.object({ what: z.string(), interval: z.string() })),
      nearest: z.object({
        property: z.string(),
        flow: z.array(z.array(z.string())),
        distance: z.string(),
        lowerBound: z.string(),
        kind: z.enum(['nearest', 'close', 'arbitrarily-close', 'best-found']),
      }),
    })
    .optional(),
});

const variantSchema = z.object({
  premises: z.array(z.string()),
  conclusion: z.string(),
  outcome: z.enum(['holds', 'fails', 'open']),
  /** claims that it follows from */
  by: z.array(z.string()),
  witness: z.object({ id: z.string(), flow: z.array(z.array(z.int())) }).optional(),
});

/** Converse and dropped hypotheses of an implication between properties. */
const aroundSchema = z.object({
  implication: z.object({ premises: z.array(z.string()), conclusion: z.string() }),
  converse: z.array(variantSchema),
  dropped: z.array(variantSchema.extend({ hypothesis: z.string() })),
});

/** A row of a table of the paper, with the branches that are the evidence of its cells. */
const rowSchema = z.object({
  table: z.string(),
  model: z.string(),
  added: z.boolean().optional(),
  cells: z.array(
    z.object({
      column: z.string(),
      verdict: z.enum(['yes', 'no', 'if']),
      condition: z.string().optional(),
      branches: z.array(z.string()),
    }),
  ),
});

export const claimSchema = z.object({
  id: z.string(),
  section: z.string(),
  source: z.string(),
  title: z.string(),
  form: z.enum(['printed', 'corrected', 'sharp', 'converse', 'companion']),
  /** text with TeX between dollars */
  statement: z.string(),
  reading: z.string(),
  /** text with TeX between dollars */
  note: z.string().optional(),
  uses: z.array(z.string()),
  status: statusSchema,
  scope: z.string(),
  evidence: z.array(evidenceSchema),
  branches: z.record(z.string(), z.int()),
  counterexample: counterexampleSchema.optional(),
  around: z.array(aroundSchema).optional(),
  row: rowSchema.optional(),
  errors: z.array(z.string()),
});

const changeSchema = z.object({
  id: z.string(),
  before: statusSchema.nullable(),
  after: statusSchema.nullable(),
  worse: z.boolean(),
  reason: z.string(),
});

export const reportSchema = z.object({
  schema: z.literal(REPORT_SCHEMA),
  version: z.string(),
  run: z.object({
    seed: z.int(),
    budget: z.enum(['quick', 'standard', 'deep']),
    /** what the run was restricted to, empty for everything */
    selection: z.array(z.string()),
  }),
  summary: z.record(statusSchema, z.int()),
  claims: z.array(claimSchema),
  /** against the baseline */
  changes: z.array(changeSchema),
  /** the only part that differs between two runs of the same seed and inputs */
  timing: z.object({
    started: z.string(),
    seconds: z.number(),
    jobs: z.int(),
    node: z.string(),
    claims: z.record(z.string(), z.number()),
  }),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportClaim = z.infer<typeof claimSchema>;
export type Change = z.infer<typeof changeSchema>;

/** The last accepted verdicts, in git. */
export const baselineSchema = z.object({
  schema: z.literal(BASELINE_SCHEMA),
  verdicts: z.record(
    z.string(),
    z.object({
      section: z.string(),
      status: statusSchema,
      scope: z.string(),
      engines: z.array(z.string()),
    }),
  ),
});

export type Baseline = z.infer<typeof baselineSchema>;
