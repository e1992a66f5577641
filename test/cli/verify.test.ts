import type { ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIMS } from '../../src/claims/registry.js';
import { witnessText } from '../../src/engines/corpus.js';
import { witnessId } from '../../src/engines/instance.js';
import type { Baseline, Report } from '../../src/report/schema.js';
import { reportSchema } from '../../src/report/schema.js';
import { copyOfPackage } from './build.js';
import { run, temporaryFolder } from './run.js';

/** Claims that take a second or two together, several chunks each, one of them refuted. */
const IDS = ['lemma-3.9', 'eq-51-conservative'];
const QUICK = ['--budget', 'quick'];

const reportOf = (out: string): Report =>
  reportSchema.parse(JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')));

/** report.json without its block `timing`, byte for byte. */
const timeless = (out: string): string => {
  const text = readFileSync(path.join(out, 'report.json'), 'utf8');
  const cut = text.indexOf('\n "timing": {');
  expect(cut).toBeGreaterThan(0);
  return text.slice(0, cut);
};

const write = (folder: string, name: string, content: unknown): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const baselineOf = (statuses: Readonly<Record<string, string>>): Baseline => ({
  schema: 'flockproof/baseline@1',
  verdicts: Object.fromEntries(
    Object.entries(statuses).map(([id, status]) => [
      id,
      { section: '3', status: status as Report['claims'][number]['status'], scope: '', engines: [] },
    ]),
  ),
});
const emptyBaseline = write(temporaryFolder(), 'baseline.json', baselineOf({}));
const verify = (out: string, ids: readonly string[] = IDS, ...more: readonly string[]) =>
  run(['verify', ...ids, ...QUICK, '--out', out, ...more]);

/** The run that the others are compared with. */
const first = temporaryFolder();
let firstOutcome: Awaited<ReturnType<typeof run>>;
beforeAll(async () => {
  firstOutcome = await verify(first, IDS, '--jobs', '1', '--baseline', emptyBaseline);
}, 120_000);

describe.concurrent('flockproof verify', () => {
  it('writes the report in four forms, nothing else, and sums it up', () => {
    const { code, stdout } = firstOutcome;
    expect(code).toBe(0);
    expect(readdirSync(first).toSorted()).toEqual(['index.html', 'junit.xml', 'report.json', 'report.md']);
    const report = reportOf(first);
    const ids = CLAIMS.map((c) => c.id).filter((id) => IDS.some((i) => id === i || id.startsWith(`${i}/`)));
    expect(report.claims.map((c) => c.id)).toEqual(ids);
    expect(report.run).toEqual({ seed: 1, budget: 'quick', selection: IDS });
    expect(report.summary).toEqual({ proved: 7, certified: 0, measured: 0, refuted: 1, unresolved: 0 });
    expect(stdout).toContain('8 claims: 7 proved, 1 refuted');
    expect(stdout).toMatch(/✗ refuted {5}eq-51-conservative\/converse/);
    for (const change of report.changes) expect(change).toMatchObject({ before: null, worse: false });
  });

  it('gives the same report.json again, whatever the number of jobs', async () => {
    for (const jobs of ['1', '2']) {
      const out = temporaryFolder();
      expect((await verify(out, IDS, '--jobs', jobs, '--baseline', emptyBaseline)).code).toBe(0);
      expect(timeless(out)).toBe(timeless(first));
      expect(reportOf(out).timing.jobs).toBe(Number(jobs));
    }
  });

  it('draws other cases with another seed, and says how to draw them again', async () => {
    const out = temporaryFolder();
    await verify(out, ['eq-325'], '--seed', '2', '--jobs', '1', '--baseline', emptyBaseline);
    const { counterexample } = reportOf(out).claims.find((c) => c.id === 'eq-325')!;
    expect(counterexample!.replay).toMatch(/^eq-325@2:\d+$/);
    const replayed = await run(['replay', counterexample!.replay, '--json']);
    expect(JSON.parse(replayed.stdout)).toMatchObject({ applies: true, holds: false });
  });

  it('prints the report itself with --json, and nothing on standard error with --quiet', async () => {
    const out = temporaryFolder();
    const { code, stdout, stderr } = await verify(out, ['symmetrise'], '--json', '--quiet', '--jobs', '2', '--baseline', emptyBaseline); // prettier-ignore
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(reportOf(out));
  });

  it('prints no colours to a file, with NO_COLOR or without', async () => {
    for (const env of [{ NO_COLOR: '1' }, { FORCE_COLOR: '1' }]) {
      const out = temporaryFolder();
      const args = ['verify', 'ex-11.2', ...QUICK, '--jobs', '1', '--out', out, '--baseline', emptyBaseline];
      const { stdout, stderr } = await run(args, { env });
      // oxlint-disable-next-line no-control-regex
      expect(stdout + stderr).not.toMatch(/\u001b/);
    }
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a claim that there is not', ['prop-3.13'], /no claim prop-3\.13; there are .*prop-3\.12/],
    ['several of them', ['prop-3.12', 'a', 'b'], /no claim a, b;/],
    ['a section that there is not', ['--section', '99'], /sections are 1, 2, 3\.1/],
    ['a budget that there is not', ['--budget', 'huge'], /--budget huge: expected quick, standard, deep/],
    ['a seed that is none', ['--seed', '-1'], /--seed -1: expected an integer from 0/],
    ['a seed with digits left over', ['--seed', '1e3'], /--seed 1e3: expected an integer/],
    ['no jobs', ['--jobs', '0'], /--jobs 0: expected an integer from 1 to 256/],
    ['an unknown flag', ['--fast'], /unknown option '--fast'/],
  ])('refuses %s with 2, before it does anything', async (_, args, reason) => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await run(['verify', ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('takes the claims of a section, its parts included', async () => {
    const out = temporaryFolder();
    await run(['verify', 'atlas', 'symmetrise', '--section', '3.4', ...QUICK, '--jobs', '1', '--out', out, '--baseline', emptyBaseline]); // prettier-ignore
    expect(reportOf(out).claims.map((c) => c.id)).toEqual(['symmetrise']);
  });
});

describe.concurrent('the baseline', () => {
  const against = async (statuses: Readonly<Record<string, string>>, ...more: readonly string[]) => {
    const out = temporaryFolder();
    const baseline = write(out, 'accepted.json', baselineOf(statuses));
    const outcome = await verify(out, ['eq-40'], '--jobs', '1', '--baseline', baseline, ...more);
    return { ...outcome, changes: reportOf(out).changes };
  };

  it('fails with 1 when a verdict got worse: weaker evidence, or turned round', async () => {
    const weaker = await against({ 'eq-40': 'proved' });
    expect(weaker.code).toBe(1);
    expect(weaker.stdout).toContain('✗ worse  eq-40: proved → certified (weaker evidence)');
    const turned = await against({ 'eq-40': 'refuted' });
    expect(turned.code).toBe(1);
    expect(turned.changes).toEqual([
      { id: 'eq-40', before: 'refuted', after: 'certified', worse: true, reason: 'the verdict turned round' },
    ]);
  });

  it('passes when nothing changed, or a verdict got better; claims that were not run do not matter', async () => {
    expect(await against({ 'eq-40': 'certified', 'no-such-claim': 'proved' })).toMatchObject({ code: 0, changes: [] }); // prettier-ignore
    const better = await against({ 'eq-40': 'measured' });
    expect(better.code).toBe(0);
    expect(better.changes).toMatchObject([{ worse: false, reason: 'stronger evidence' }]);
  });

  it('refuses with 2 a file that is no baseline', async () => {
    const folder = temporaryFolder();
    for (const text of ['{', '[]', '{"schema":"flockproof/baseline@2","verdicts":{}}']) {
      const file = write(folder, 'accepted.json', text);
      const { code, stderr } = await verify(folder, ['eq-40'], '--baseline', file);
      expect(code).toBe(2);
      expect(stderr).toContain(`${file}: not a baseline`);
    }
  });

  it('is taken from the folder that one works in', async () => {
    const cwd = temporaryFolder();
    write(cwd, 'reports/baseline.json', baselineOf({ 'eq-40': 'refuted' }));
    expect((await run(['verify', 'eq-40', ...QUICK, '--jobs', '1'], { cwd })).code).toBe(1);
    expect(readdirSync(path.join(cwd, 'reports')).toSorted()).toEqual(['baseline.json', 'index.html', 'junit.xml', 'report.json', 'report.md']); // prettier-ignore
  });
});

describe('a package that a test may change', () => {
  let root: string;
  beforeAll(async () => {
    root = await copyOfPackage();
    rmSync(path.join(root, 'corpus'), { recursive: true, force: true });
  }, 120_000);
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const id = 'eq-51-conservative/converse';
  const corpus = (): string[] => (existsSync(path.join(root, 'corpus')) ? readdirSync(path.join(root, 'corpus')) : []);

  it('accepts verdicts with --accept, stores counterexamples, and replays them from then on', async () => {
    const out = temporaryFolder();
    const baseline = write(out, 'accepted.json', baselineOf({ [id]: 'proved', 'prop-3.12': 'certified' }));
    const args = ['verify', id, ...QUICK, '--jobs', '1', '--out', out, '--baseline', baseline];
    expect((await run(args, { root })).code).toBe(1);
    expect(corpus()).toEqual([]);
    const accepted = await run([...args, '--accept'], { root });
    expect(accepted.code).toBe(0);
    const stored = JSON.parse(readFileSync(baseline, 'utf8')) as Baseline;
    expect(stored.verdicts[id]).toMatchObject({
      section: '3.4',
      status: 'refuted',
      engines: ['smt', 'enumerate', 'target', 'sample'],
    });
    expect(stored.verdicts['prop-3.12'].status).toBe('certified');
    const { witness } = reportOf(out).claims[0].counterexample!;
    expect(corpus()).toEqual([`${witness}.json`]);
    expect(accepted.stderr).toContain(`stored: corpus/${witness}.json`);

    const again = await run(args, { root });
    expect(again.code).toBe(0);
    const [claim] = reportOf(out).claims;
    expect(claim.evidence.map((e) => e.engine)).toEqual(['corpus', 'smt', 'enumerate', 'target', 'sample']);
    expect(claim.counterexample!.replay).toMatch(/@/);
    const replayed = await run(['replay', witness], { root });
    expect(replayed.code).toBe(0);
    expect(replayed.stdout).toContain('refutes the claim, as expected');
  });

  it('is unresolved where a stored witness changed sides: 1 if that is news, 3 under --strict if it is not', async () => {
    const out = temporaryFolder();
    const instance = { flow: [[1, 1], [1, 1]] }; // prettier-ignore
    const witness = { id: witnessId('symmetrise', instance), claim: 'symmetrise', kind: 'counterexample', instance } as const; // prettier-ignore
    const file = write(path.join(root, 'corpus'), `${witness.id}.json`, witnessText(witness));
    const baseline = write(out, 'accepted.json', baselineOf({ symmetrise: 'certified' }));
    const args = ['verify', 'symmetrise', ...QUICK, '--jobs', '1', '--out', out, '--baseline', baseline];
    const news = await run(args, { root });
    expect(news.code).toBe(1);
    expect(news.stdout).toContain('stored as counterexample, now satisfies the claim');
    write(out, 'accepted.json', baselineOf({ symmetrise: 'unresolved' }));
    expect((await run(args, { root })).code).toBe(0);
    expect((await run([...args, '--strict'], { root })).code).toBe(3);
    const replayed = await run(['replay', witness.id], { root });
    expect(replayed.code).toBe(1);
    expect(replayed.stdout).toContain('satisfies the claim, expected: counterexample');

    // A file whose name is not its content is a mistake of the user, not of a claim.
    writeFileSync(file, witnessText(witness).replace('[1,1]]', '[2,2]]'));
    const corrupt = await run(args, { root });
    expect(corrupt.code).toBe(2);
    expect(corrupt.stderr).toContain('hashes to');
    expect((await run(['replay', witness.id], { root })).code).toBe(2);
    rmSync(file);
  });
});

describe.concurrent('an interrupted run', () => {
  const finished = (log: string): string[] =>
    existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(1, -1) : [];

  /** Starts a run and sends a signal once two chunks are in the log. */
  async function interrupted(out: string, jobs: string, signal: NodeJS.Signals) {
    const log = path.join(out, 'verify.log.jsonl');
    let timer: NodeJS.Timeout | undefined;
    const onStart = (child: ChildProcess): void => {
      timer = setInterval(() => {
        if (finished(log).length >= 2) {
          clearInterval(timer);
          child.kill(signal);
        }
      }, 2);
    };
    const args = ['verify', ...IDS, ...QUICK, '--jobs', jobs, '--out', out, '--baseline', emptyBaseline];
    const outcome = await run(args, { onStart });
    clearInterval(timer);
    return { ...outcome, log };
  }

  it.each<[string, NodeJS.Signals]>([
    ['1', 'SIGINT'],
    ['2', 'SIGTERM'],
  ])('with %s job exits with 130 on %s, keeps what is done, and goes on from there', async (jobs, signal) => {
    const out = temporaryFolder();
    const { code, stdout, stderr, log } = await interrupted(out, jobs, signal);
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain(`interrupted; the same command resumes from ${log}`);
    expect(readdirSync(out)).toEqual(['verify.log.jsonl']);
    const kept = finished(log);
    for (const line of kept) expect(JSON.parse(line)).toMatchObject({ key: expect.any(String) as unknown });

    // As if the machine had stopped while a line was written.
    appendFileSync(log, kept[0].slice(0, kept[0].length / 2));
    const { code: end, stderr: said } = await verify(out, IDS, '--jobs', jobs, '--baseline', emptyBaseline);
    expect(end).toBe(0);
    expect(said).toContain(`resuming: ${kept.length} finished chunks are kept`);
    expect(timeless(out)).toBe(timeless(first));
    expect(existsSync(log)).toBe(false);
  });

  it('starts afresh from a log of other code, and from a file that is no log', async () => {
    for (const text of ['{"schema":"flockproof/log@1","fingerprint":"other"}\n{"key":"x","seconds":1,"result":{}}\n', 'x']) {
      const out = temporaryFolder();
      write(out, 'verify.log.jsonl', text);
      const { code, stderr } = await verify(out, ['ex-11.2'], '--jobs', '1', '--baseline', emptyBaseline);
      expect(code).toBe(0);
      expect(stderr).not.toContain('resuming');
    }
  }); // prettier-ignore
});

describe.concurrent('the commands that read a report', () => {
  const cwd = temporaryFolder();
  const report = (): Report => reportOf(first);
  const refuted = (): Report['claims'][number] => report().claims.find((c) => c.status === 'refuted')!;

  it('report: renders again from report.json, to the last byte', async () => {
    const files = ['index.html', 'junit.xml', 'report.md'];
    const before = files.map((f) => readFileSync(path.join(first, f), 'utf8'));
    const out = temporaryFolder();
    write(out, 'report.json', readFileSync(path.join(first, 'report.json'), 'utf8'));
    const { code, stdout } = await run(['report', '--out', out], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${path.join(out, 'index.html')}\n` });
    expect(files.map((f) => readFileSync(path.join(out, f), 'utf8'))).toEqual(before);
    const data = await run(['report', '--out', out, '--json'], { cwd });
    expect(JSON.parse(data.stdout)).toEqual(report());
  });

  it('report: refuses with 2 what is no report', async () => {
    const out = temporaryFolder();
    const none = await run(['report', '--out', out]);
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('no report yet; run flockproof verify first');
    for (const text of ['{', '{"schema":"flockproof/report@9"}']) {
      write(out, 'report.json', text);
      expect(await run(['report', '--out', out])).toMatchObject({ code: 2, stdout: '' });
    }
  });

  it('replay: decides the counterexample of the last report by its name', async () => {
    const { witness } = refuted().counterexample!;
    const { code, stdout } = await run(['replay', witness, '--out', first], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('eq-51-conservative/converse');
    expect(stdout).toContain('refutes the claim, as expected');
    const data = await run(['replay', witness, '--out', first, '--json'], { cwd });
    expect(JSON.parse(data.stdout)).toMatchObject({
      schema: 'flockproof/replay@1',
      applies: true,
      holds: false,
      rejected: [],
      instance: refuted().counterexample!.instance,
    });
  });

  it('replay: decides a witness from a file, and a random case by its replay string', async () => {
    const { instance } = refuted().counterexample!;
    const { id } = refuted();
    const witness = { id: witnessId(id, instance), claim: id, kind: 'counterexample', instance: instance as never } as const; // prettier-ignore
    const file = write(cwd, 'witness.json', witnessText(witness));
    expect((await run(['replay', file], { cwd })).code).toBe(0);
    const drawn = await run(['replay', 'lemma-3.9@1:17', '--json'], { cwd });
    expect(drawn.code).toBe(0);
    expect(JSON.parse(drawn.stdout)).toMatchObject({ applies: true, holds: true, name: 'lemma-3.9@1:17' });
    expect((await run(['replay', 'lemma-3.9@1:17', '--json'], { cwd })).stdout).toBe(drawn.stdout);
  });

  it.each([
    ['W-000000000000', /no such witness in the corpus or in reports/],
    ['nothing.json', /no such witness/],
    ['no-such-claim@1:2', /no claim no-such-claim/],
    ['ex-11.2@1:2', /ex-11\.2 draws no random cases/],
    ['lemma-3.9@1', /not a replay string claim@seed:case/],
  ])('replay: refuses %s with 2', async (what, reason) => {
    const { code, stdout, stderr } = await run(['replay', what], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('claims: lists every claim, with the status of the last run, or the accepted one, or none', async () => {
    const folder = temporaryFolder();
    write(folder, 'reports/baseline.json', baselineOf({ symmetrise: 'certified', 'lemma-3.9': 'refuted' }));
    const { code, stdout, stderr } = await run(['claims', '--json', '--out', first], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const document = JSON.parse(stdout) as { schema: string; claims: Record<string, unknown>[] };
    expect(document.schema).toBe('flockproof/claims@1');
    expect(document.claims.map((c) => c['id'])).toEqual(CLAIMS.map((c) => c.id));
    const row = (id: string): unknown => document.claims.find((c) => c['id'] === id);
    expect(row('lemma-3.9')).toMatchObject({ section: '3.3', status: 'proved', engines: ['derive', 'smt', 'enumerate', 'sample'], seconds: expect.any(Number) as unknown, scope: expect.stringContaining('random cases') as unknown }); // prettier-ignore
    expect(row('symmetrise')).toMatchObject({ status: 'certified', seconds: null });
    expect(row('prop-3.12')).toMatchObject({ status: 'unresolved', engines: [], scope: 'not run yet' });
  });

  it('claims: takes a section, and refuses one that there is not', async () => {
    const table = await run(['claims', '--section', '12', '--out', first], { cwd });
    expect(table.code).toBe(0);
    expect(table.stdout).toContain('eq-333/derivation');
    expect(table.stdout).not.toContain('prop-3.12');
    expect(table.stdout).toContain(`of ${CLAIMS.length} claims`);
    expect((await run(['claims', '--section', '99'], { cwd })).code).toBe(2);
  });
});

describe.concurrent('flockproof', () => {
  it('shows help that leads with examples, for every command', async () => {
    for (const command of ['verify', 'check', 'claims', 'replay', 'report']) {
      const { code, stdout } = await run([command, '--help']);
      expect(code).toBe(0);
      expect(stdout.startsWith('Examples:\n  $ ')).toBe(true);
      expect(stdout).toContain('--json');
    }
  });

  it('knows its version, and refuses commands and flags that it does not know', async () => {
    const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }; // prettier-ignore
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    for (const args of [['prove'], ['--fast'], ['claims', '--budget', 'quick'], ['replay'], ['report', 'extra']]) {
      const { code, stdout, stderr } = await run(args);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toMatch(/^error: /);
    }
  });
});
