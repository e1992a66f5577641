import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Witness } from './chunk.js';
import { witnessId } from './instance.js';

/** A stored witness, one JSON file each, named by the hash of claim and instance. */
export const witnessSchema = z.object({
  schema: z.literal('flockproof/witness@1'),
  id: z.string().regex(/^W-[0-9a-f]{12}$/),
  claim: z.string(),
  kind: z.enum(['counterexample', 'instance']),
  instance: z.record(z.string(), z.json()),
  note: z.string().optional(),
});

/** A witness file that is not what its name says. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/**
 * All witnesses of a folder, in order of their names.
 *
 * @throws {CorpusError} naming the file that is malformed or misnamed
 */
export function loadCorpus(folder: string): Witness[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => {
      const witness = readWitness(path.join(folder, file));
      if (`${witness.id}.json` !== file) throw new CorpusError(`${file}: holds ${witness.id}`);
      return witness;
    });
}

/** @throws {CorpusError} */
export function readWitness(file: string): Witness {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CorpusError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = witnessSchema.safeParse(document);
  if (!parsed.success) throw new CorpusError(`${file}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
  const { id, claim, kind, instance, note } = parsed.data;
  const expected = witnessId(claim, instance);
  if (id !== expected) throw new CorpusError(`${file}: its content hashes to ${expected}, not ${id}`);
  return { id, claim, kind, instance: instance, note };
}

/** The text of a witness file. */
export const witnessText = ({ id, claim, kind, instance, note }: Witness): string =>
  `${JSON.stringify({ schema: 'flockproof/witness@1', id, claim, kind, instance, note })}\n`;
