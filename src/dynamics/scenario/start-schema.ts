import { z } from 'zod';

/** Most agents of a scenario. */
export const MAX_AGENTS = 10_000_000;

const vector = z.union([z.number(), z.array(z.number()).min(1).max(3)]);
const of = <K extends string>(law: K) => z.strictObject({ law: z.literal(law) });
const spread = z.number().nonnegative();
const box = { from: vector.optional(), to: vector.optional() };

/** Laws of places. A number where a vector is meant is that number in each coordinate. */
export const placesSchema = z.discriminatedUnion('law', [
  of('uniform').extend(box),
  of('halton').extend(box),
  of('gaussian').extend({ mean: vector.optional(), deviation: spread.optional() }),
  of('ball').extend({ center: vector.optional(), radius: z.number().positive() }),
  of('clusters').extend({ count: z.int().positive(), deviation: spread, ...box }),
  of('lattice').extend({ from: vector.optional(), spacing: z.number().positive(), jitter: spread.optional() }),
]);
export type PlacesLaw = z.infer<typeof placesSchema>;

export const velocitiesSchema = z.discriminatedUnion('law', [
  of('constant').extend({ value: vector }),
  of('uniform').extend({ from: vector, to: vector }),
  of('halton').extend({ from: vector, to: vector }),
  of('gaussian').extend({ mean: vector.optional(), deviation: spread }),
  of('sphere').extend({ speed: z.number().nonnegative() }),
  of('rotation').extend({ center: vector.optional(), rate: z.number() }),
]);
export type VelocitiesLaw = z.infer<typeof velocitiesSchema>;

const rows = z.array(z.union([z.number(), z.array(z.number())]));
export type Rows = z.infer<typeof rows>;

/** Places and velocities, by lists or by laws. */
const cloud = {
  n: z.int().min(1).max(MAX_AGENTS).optional(),
  positions: z.union([rows, placesSchema]).optional(),
  velocities: z.union([rows, velocitiesSchema]).optional(),
};

/** Characteristics that carry no mass. */
const probesSchema = z.strictObject({ ...cloud });

export const agentsSchema = z.strictObject({
  ...cloud,
  /** a total, shared equally; or one each */
  masses: z.union([z.number().positive(), z.array(z.number().positive())]).optional(),
  /** species or flock: how many of each, in order; or one each */
  labels: z.union([z.record(z.string(), z.int().nonnegative()), z.array(z.string())]).optional(),
  file: z.string().min(1).optional(),
  /** of players: one or several numbers each, or uniform in an interval */
  opinions: z.union([rows, z.strictObject({ from: z.number(), to: z.number() })]).optional(),
  probes: probesSchema.optional(),
});
export type AgentsSpec = z.infer<typeof agentsSchema>;
export type CloudSpec = z.infer<typeof probesSchema>;
