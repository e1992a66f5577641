import { z } from 'zod';
import type { Json } from '../engines/claim.js';

/** What the renderers read of a decided statement; its full shape is in `finite/certificate.ts`. */

const numerals = z.array(z.string());
const rows = z.array(numerals);
const points = z.array(z.int());
const model = z.object({ flow: rows, masses: numerals.optional() });
const value = z.union([z.string(), numerals, rows]);
const ldlt = { pivots: points, d: numerals, l: rows };

const vector = z.object({ kind: z.literal('vector'), vector: numerals, value: z.string(), p: z.int().optional() });
const positive = z.object({ kind: z.literal('ldlt'), ...ldlt });

const certificate = z.discriminatedUnion('kind', [
  positive,
  vector,
  z.object({ kind: z.literal('identity') }),
  z.object({ kind: z.literal('entry'), row: z.int(), column: z.int(), left: z.string(), right: z.string() }),
  z.object({ kind: z.literal('spanning-trees'), from: points, to: points }),
  z.object({ kind: z.literal('closed-set'), points }),
  z.object({ kind: z.literal('positive-power'), exponent: z.int() }),
  z.object({ kind: z.literal('cyclic'), period: z.int(), phase: points }),
  z.object({ kind: z.literal('inverse'), inverse: rows }),
  z.object({ kind: z.literal('kernel'), vector: numerals }),
]);

const statement = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('property'),
    property: z.string(),
    model,
    verdict: z.enum(['holds', 'fails']),
    certificate,
  }),
  z.object({
    kind: z.literal('bound'),
    quantity: z.string(),
    model,
    side: z.enum(['lower', 'upper', 'strict']),
    value: z.string(),
    certificate: z.discriminatedUnion('kind', [positive, vector]),
  }),
  z.object({
    kind: z.literal('relation'),
    let: z.record(z.string(), value),
    left: z.json(),
    relation: z.enum(['=', '<=', '<']),
    right: z.json(),
    values: z.object({ left: value, right: value }),
    verdict: z.enum(['holds', 'fails']),
  }),
  z.object({ kind: z.literal('inertia'), matrix: rows, negative: z.int(), certificate: z.object(ldlt) }),
]);

export type ShownStatement = z.infer<typeof statement>;
export type ShownCertificate = z.infer<typeof certificate>;

/** The statement, or `undefined` if it is of a kind that is not known here. */
export const readStatement = (json: Json): ShownStatement | undefined => statement.safeParse(json).data;
