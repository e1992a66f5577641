import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ATLAS_PROPERTIES } from '../../src/properties/pattern.js';
import { run, temporaryFolder } from './run.js';

/** Long enough for the command to start, too short for it to finish. */
const SEARCH_MILLISECONDS = 3_000;

const cwd = temporaryFolder();
const flockproof = (...args: readonly string[]) => run(args, { cwd });

describe.concurrent('flockproof find', () => {
  it('answers with a witness and how to replay it', async () => {
    const { code, stdout, stderr } = await flockproof('find', 'ball-positive & ~symmetric');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/witness W-[0-9a-f]{12}, 3 points\n {2}1 0 1\n {2}1 1 0\n {2}0 1 1\n/);
    const id = /W-[0-9a-f]{12}/.exec(stdout)![0];
    expect((await flockproof('replay', id)).code).toBe(0);
  });

  it('answers with a derivation, and with another one where a claim must not be used', async () => {
    const plain = await flockproof('find', 'ball-positive & ~conservative', '--json');
    const document = JSON.parse(plain.stdout) as { outcome: string; reasons: { derivation: { claim: string }[] }[] };
    expect(document.outcome).toBe('impossible');
    expect(document.reasons[0].derivation).toHaveLength(1);
    const without = await flockproof('find', 'ball-positive & ~conservative', '--without', 'prop-3.12', '--without', 'atlas'); // prettier-ignore
    expect(without.stdout).toContain('open');
    expect(without.stdout).not.toContain('prop-3.12');
  });

  it('is settled by the solver for up to three points', async () => {
    const { code, stdout } = await flockproof('find', 'ball-positive & ~symmetric', '--points', '2', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'flockproof/find@1',
      outcome: 'impossible',
      points: 2,
      settled: ['ball-positive & ~symmetric: none with N ≤ 2 (z3)'],
    });
  });

  it('is open under a larger limit that no stored model meets, and says so with 3 under --strict', async () => {
    const query = 'conservative & positive-semidefinite & ~symmetric & ~irreducible & ~invertible';
    const { code, stdout } = await flockproof('find', query, '--points', '4', '--json', '--strict');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'open', larger: { points: 5 } });
  });

  it.each([
    ['an unknown property', ['find', 'ball-positiv'], /did you mean ball-positive/],
    ['a broken formula', ['find', 'normal &'], /expected a property at the end/],
    ['no points', ['find', 'normal', '--points', '0'], /--points 0: expected an integer from 1/],
    ['an unknown claim', ['find', 'normal', '--without', 'nonsense'], /--without nonsense: no such claim/],
  ])('refuses %s with 2 and prints nothing on standard output', async (_, args, reason) => {
    const { code, stdout, stderr } = await flockproof(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });
});

describe.concurrent('flockproof atlas', () => {
  it('has no open pattern, as a table and as data', async () => {
    const [table, data] = await Promise.all([flockproof('atlas'), flockproof('atlas', '--json', '--strict')]);
    expect(table.stdout).toContain('8192 patterns: 89 realised, 8103 excluded, 0 open');
    expect(data.code).toBe(0);
    const document = JSON.parse(data.stdout) as {
      properties: string[];
      patterns: Record<string, number>;
      realised: { pattern: string }[];
      excluded: { pattern: string; by: string[] }[];
      open: string[];
      arrows: { claim: string; proof: string }[];
      basis: { opensWithout: number }[];
    };
    expect(document.properties).toEqual(ATLAS_PROPERTIES);
    expect(document.open).toEqual([]);
    const all = [...document.realised, ...document.excluded].map((p) => p.pattern);
    expect(new Set(all).size).toBe(8192);
    expect(document.arrows.every((a) => a.proof === 'replayed')).toBe(true);
    const claims = new Set(document.arrows.map((a) => a.claim));
    for (const { by } of document.excluded) for (const claim of by) expect(claims.has(claim)).toBe(true);
    expect(document.basis.every((b) => b.opensWithout > 0)).toBe(true);
  });

  it('leaves patterns open without a claim that nothing replaces', async () => {
    const { code, stdout } = await flockproof(
      'atlas',
      '--json',
      '--strict',
      '--without',
      'atlas/positive-to-primitive',
    );
    expect(code).toBe(3);
    expect((JSON.parse(stdout) as { patterns: { open: number } }).patterns.open).toBeGreaterThan(0);
  });

  it('draws the basis for Graphviz', async () => {
    const { stdout } = await flockproof('atlas', '--graph');
    expect(stdout).toMatch(/^digraph atlas \{\n[\s\S]*\n\}\n$/);
    expect(stdout).toContain('"symmetric" -> "normal"');
  });

  it('searches from nothing; interrupted, it says so with 130 and keeps what is done', async () => {
    const out = temporaryFolder();
    const args = ['atlas', '--search', '--budget', 'quick', '--jobs', '1', '--out', out];
    const { code, stderr } = await run(args, {
      cwd,
      onStart: (child) => setTimeout(() => child.kill('SIGINT'), SEARCH_MILLISECONDS).unref(),
    });
    expect(code).toBe(130);
    expect(stderr).toContain('interrupted; the same command resumes from');
    const [header, ...lines] = readFileSync(path.join(out, 'atlas.log.jsonl'), 'utf8').trimEnd().split('\n');
    expect(header).toContain('flockproof/log@1');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('result.found');
  });
});
