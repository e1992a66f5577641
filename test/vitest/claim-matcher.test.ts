import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLAIMS, claimById } from '../../src/claims/registry.js';
import { readWitness } from '../../src/engines/corpus.js';
import { refutes } from '../../src/engines/examine.js';
import '../../src/vitest/index.js';
import { largeLazyCycle } from './large-models.js';
import { messageOf } from './message-of.js';

// prettier-ignore
const lazyCycle = { name: 'lazy cycle of three', flow: [[1, 1, 0], [0, 1, 1], [1, 0, 1]] };
// prettier-ignore
const follow = { name: 'follow the leader', flow: [[1, 0], [1, 0]] };

describe('toSatisfyClaim', () => {
  it('passes where the claim holds at the model', () => {
    expect(lazyCycle).toSatisfyClaim('prop-3.12');
    expect(follow).toSatisfyClaim('prop-3.12');
    expect(lazyCycle).not.toSatisfyClaim('prop-3.12/symmetric');
  });

  it('knows every claim about a bare model', () => {
    for (const { id } of CLAIMS.filter((c) => c.enumerable)) {
      const message = messageOf(() => expect(lazyCycle).toSatisfyClaim(id));
      expect(message === '' || message.startsWith(`✗ ${id}  fails`) || message.includes('does not apply'), id).toBe(
        true,
      );
    }
  });

  it('fails with the steps, the whole case, and a witness that replays', () => {
    const message = messageOf(() =>
      expect({ ...lazyCycle, flow: lazyCycle.flow.map((row) => row.map((f) => f * 2)) }).toSatisfyClaim(
        'prop-3.12/symmetric',
      ),
    );
    expect(message).toContain(
      '✗ prop-3.12/symmetric  fails for lazy cycle of three\n  Every ball-positive model is symmetric.',
    );
    expect(message).toContain('\n  ✓ hypothesis: the model is ball-positive: the form is 0\n');
    expect(message).toContain('\n  ✗ conclusion: the model is symmetric: F[0][1] = 1, F[1][0] = 0\n');
    expect(message).toContain('\n  whole case: F = [[2, 2, 0], [0, 2, 2], [2, 0, 2]]\n');
    expect(message).toMatch(
      /echo '\{"schema":"flockproof\/witness@1","id":"(W-[0-9a-f]{12})".*\}' > \1\.json && flockproof replay \1\.json\n/,
    );
  });

  it('prints a witness file that the reader of witnesses takes', () => {
    const message = messageOf(() => expect(lazyCycle).toSatisfyClaim('prop-3.12/symmetric'));
    const [, text, file] = /echo '(.*)' > (\S+) &&/.exec(message) as unknown as [string, string, string];
    const folder = mkdtempSync(path.join(tmpdir(), 'flockproof-'));
    writeFileSync(path.join(folder, file), text);
    const { claim, instance } = readWitness(path.join(folder, file));
    rmSync(folder, { recursive: true });
    expect(refutes(claimById(claim)!, instance)).toBe(true);
  });

  it('makes a counterexample smaller where it can', () => {
    // prettier-ignore
    const large = { name: 'unequal cycles', flow: [[0, 5, 0, 0], [0, 0, 7, 0], [3, 2, 0, 2], [2, 0, 0, 3]] };
    const message = messageOf(() => expect(large).toSatisfyClaim('eq-51-conservative/converse'));
    expect(message).toContain(
      '\n  smallest case: F = [[0, 1, 0], [0, 0, 1], [1, 0, 0]]\n  whole case: F = [[0, 5, 0, 0]',
    );
  });

  it('says under .not that the claim holds', () => {
    const message = messageOf(() => expect(lazyCycle).not.toSatisfyClaim('prop-3.12'));
    expect(message).toContain('✗ prop-3.12  holds for lazy cycle of three, expected to fail');
    expect(message).toContain('"kind":"instance"');
  });

  it('is an error where a hypothesis is missed, with .not as well', () => {
    const error = expect.objectContaining({ code: 'hypothesis-missed' });
    expect(() => expect(follow).toSatisfyClaim('prop-3.12/converse')).toThrow(error);
    expect(() => expect(follow).not.toSatisfyClaim('prop-3.12/converse')).toThrow(error);
    expect(() => expect(follow).toSatisfyClaim('prop-3.12/converse')).toThrow(
      'prop-3.12/converse does not apply to follow the leader',
    );
  });

  it('is an error for an unknown id, with ids near it', () => {
    expect(() => expect(lazyCycle).not.toSatisfyClaim('prop-3.21')).toThrow(
      /no claim "prop-3\.21"; near it: prop-3\.23, /,
    );
  });

  it('is an error for a claim that needs more than a model, with what its case is', () => {
    const { id, reading } = CLAIMS.find((c) => c.id === 'lemma-3.7')!;
    expect(() => expect(lazyCycle).toSatisfyClaim(id)).toThrow(`lemma-3.7 needs more than a model: ${reading}`);
  });

  it('is an error for masses that the claim does not see', () => {
    expect(() => expect({ ...lazyCycle, masses: [1, 2, 3] }).toSatisfyClaim('prop-3.12')).toThrow(
      expect.objectContaining({ code: 'claim-ignores-masses' }),
    );
    expect({ ...lazyCycle, masses: [5, 5, 5] }).toSatisfyClaim('prop-3.12');
  });

  it('decides entries too long for doubles', () => {
    const big = 10n ** 20n;
    const close = { flow: [[big, big + 1n, 0n], [0n, big, big + 1n], [big + 1n, 0n, big]] }; // prettier-ignore
    expect(close).toSatisfyClaim('prop-3.12/sharp');
    expect(messageOf(() => expect(close).toSatisfyClaim('prop-3.12/converse'))).toContain(
      '(u, [u])_κ − ‖[u]‖²_κ = -100000000000000000001/66666666666666666667 exactly at u = [-1, 1, 0]',
    );
  });

  it('is an error beyond the limit of exact work', () => {
    expect(() => expect(largeLazyCycle()).toSatisfyClaim('prop-3.12')).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
});
