import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLAIMS, claimById } from '../../src/claims/registry.js';
import type { Witness } from '../../src/engines/chunk.js';
import { CorpusError, loadCorpus, readWitness, witnessText } from '../../src/engines/corpus.js';
import { examine } from '../../src/engines/examine.js';
import { witnessId } from '../../src/engines/instance.js';

const instance = { flow: [[0, 1, 0], [0, 0, 1], [1, 0, 0]] }; // prettier-ignore
const witness: Witness = {
  id: witnessId('eq-51-conservative/converse', instance),
  claim: 'eq-51-conservative/converse',
  kind: 'counterexample',
  instance,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flockproof-corpus-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('a folder of witnesses', () => {
  it('is read in the order of names, other files left alone', () => {
    const note: Witness = { ...witness, claim: 'prop-3.12/converse', id: witnessId('prop-3.12/converse', instance), note: 'a cycle' }; // prettier-ignore
    for (const w of [witness, note]) write(`${w.id}.json`, witnessText(w));
    write('README.md', '# corpus');
    const read = loadCorpus(folder);
    expect(read.map((w) => w.id)).toEqual([witness.id, note.id].toSorted());
    expect(read.find((w) => w.id === note.id)).toEqual(note);
    expect(read.find((w) => w.id === witness.id)).toMatchObject(witness);
  });

  it('may be missing or empty', () => {
    expect(loadCorpus(path.join(folder, 'nothing'))).toEqual([]);
    expect(loadCorpus(folder)).toEqual([]);
  });

  it('refuses a file under another name', () => {
    write('W-000000000000.json', witnessText(witness));
    expect(() => loadCorpus(folder)).toThrow(new CorpusError(`W-000000000000.json: holds ${witness.id}`));
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /JSON/],
    ['an empty file', '', /JSON/],
    ['another schema', witnessText(witness).replace('witness@1', 'witness@2'), /schema/],
    ['an id that is none', witnessText(witness).replace(witness.id, 'W-1'), /id/],
    ['another kind', witnessText(witness).replace('"counterexample"', '"maybe"'), /kind/],
    ['no instance', witnessText({ ...witness, instance: undefined as never }), /instance/],
    ['an entry that was changed', witnessText(witness).replace('[1,0,0]', '[2,0,0]'), /hashes to W-[0-9a-f]{12}, not/],
    ['a claim that was changed', witnessText(witness).replace('"eq-51', '"eq-52'), /hashes to/],
  ])('refuses %s, naming the file', (_, text, reason) => {
    const file = write(`${witness.id}.json`, text);
    let error: unknown;
    try {
      loadCorpus(folder);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(CorpusError);
    expect((error as Error).message).toContain(file);
    expect((error as Error).message).toMatch(reason);
  });

  it('reads back what it writes', () => {
    expect(readWitness(write('x.json', witnessText(witness)))).toEqual({ ...witness, note: undefined });
  });
});

describe('the corpus of this package', () => {
  const stored = loadCorpus(path.resolve(import.meta.dirname, '../../corpus'));

  it('speaks of claims that there are, and each witness is still what it was stored as', () => {
    for (const w of stored) {
      const claim = claimById(w.claim);
      expect(CLAIMS.map((c) => c.id)).toContain(w.claim);
      const { applies, holds, rejected } = examine(claim!, w.instance);
      expect({ id: w.id, applies, holds, rejected }).toEqual({
        id: w.id,
        applies: true,
        holds: w.kind === 'instance',
        rejected: [],
      });
    }
  });
});
