import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBaseline } from '../src/report/build.js';
import type { Report } from '../src/report/schema.js';
import { reportSchema } from '../src/report/schema.js';
import { REPOSITORY, compileInto, copyOfPackage } from './cli/build.js';
import { run, temporaryFolder } from './cli/run.js';
import type { TestPlant } from './planted-bugs/plants.js';
import { TEST_PLANTS, VERIFY_PLANTS } from './planted-bugs/plants.js';

/**
 * Every check has a planted bug that it catches: the sources are changed in one place, and the suite must notice. A bug
 * that nothing notices here would be noticed nowhere.
 */

const sourceOf = (file: string): string => readFileSync(path.join(REPOSITORY, 'src', file), 'utf8');

/** The source with the bug in it; where it goes must be one place. */
function withBug({ file, find, replace }: { file: string; find: string; replace: string }): string {
  const pieces = sourceOf(file).split(find);
  expect(pieces.length - 1, `${find} in src/${file}`).toBe(1);
  return pieces.join(replace);
}

const reportOf = (out: string): Report =>
  reportSchema.parse(JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')));

/** Time that a machine under load may need, the wait for a turn included. */
const LIMIT_MILLISECONDS = 180_000;

/** Two processes at a time: more only wait for each other. */
const AT_ONCE = 2;
let free = AT_ONCE;
const waiting: (() => void)[] = [];
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

const baseline = path.join(temporaryFolder(), 'baseline.json');

function verify(root: string | undefined, ids: readonly string[], out: string, jobs: string) {
  const args = ['verify', ...ids, '--budget', 'quick', '--jobs', jobs, '--out', out, '--baseline', baseline, '--quiet'];
  return run(args, root === undefined ? {} : { root });
}

describe.concurrent('a bug in the mathematics or in the engines', () => {
  const ids = [...new Set(VERIFY_PLANTS.flatMap((p) => p.ids))];

  beforeAll(async () => {
    const out = temporaryFolder();
    // Without a baseline only an unresolved claim fails: the sources as they are pass.
    const { code, stderr } = await verify(undefined, ids, out, '2');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    writeFileSync(baseline, JSON.stringify(toBaseline(reportOf(out), undefined)));
  }, LIMIT_MILLISECONDS);

  it('is not there in a copy without a bug', async () => {
    const root = await copyOfPackage();
    try {
      await compileInto(root, 'finite/forms.ts', sourceOf('finite/forms.ts'));
      const out = temporaryFolder();
      expect((await inTurn(() => verify(root, ['symmetrise', 'eq-325'], out, '1'))).code).toBe(0);
      expect(reportOf(out).changes).toEqual([]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it.each(VERIFY_PLANTS.map((plant) => [plant.bug, plant] as const))(
    'is noticed: %s',
    async (_, plant) => {
      const root = await copyOfPackage();
      try {
        await compileInto(root, plant.file, withBug(plant));
        const out = temporaryFolder();
        const { code, stdout, stderr } = await inTurn(() => verify(root, plant.ids, out, '1'));
        expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
        expect(stdout).toContain('✗ worse');
        const { changes, claims } = reportOf(out);
        const said = [...changes.map((c) => c.reason), ...claims.flatMap((c) => c.errors)].join('\n');
        expect(said).toMatch(plant.notice);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    },
    LIMIT_MILLISECONDS,
  );
});

interface TestReport {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
}

/** Runs test files of a copy of the repository with one source changed. */
async function runTest(plant: TestPlant): Promise<TestReport> {
  const root = temporaryFolder();
  for (const folder of ['src', 'test']) cpSync(path.join(REPOSITORY, folder), path.join(root, folder), { recursive: true }); // prettier-ignore
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'), 'dir');
  mkdirSync(path.join(root, 'corpus'));
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(root, 'src', plant.file), withBug(plant));
  const result = path.join(root, 'result.json');
  const vitest = path.join(REPOSITORY, 'node_modules/vitest/vitest.mjs');
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--root', root, '--reporter=json', `--outputFile=${result}`, '-t', plant.only ?? '', plant.test],
    { cwd: root, stdio: 'ignore', env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } },
  );
  await new Promise((resolve) => child.on('close', resolve));
  return JSON.parse(readFileSync(result, 'utf8')) as TestReport;
}

describe.concurrent('a bug that no verdict shows', () => {
  it.each(TEST_PLANTS.map((plant) => [plant.bug, plant.test, plant] as const))(
    'is noticed: %s, by %s',
    async (_, __, plant) => {
      const { numFailedTests, numPassedTests } = await inTurn(() => runTest(plant));
      expect(numFailedTests).toBeGreaterThan(0);
      // The copy runs as such: it is the bug that fails, not the copy.
      expect(numPassedTests).toBeGreaterThan(0);
    },
    LIMIT_MILLISECONDS,
  );
});
