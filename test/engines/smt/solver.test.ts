import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { SolverError } from '../../../src/engines/smt/child.js';
import type { SmtProblem } from '../../../src/engines/smt/problem.js';
import { createSolver } from '../../../src/engines/smt/solver.js';
import { toText } from '../../../src/scalar/rational.js';

const problem = (variables: readonly string[], ...assertions: readonly string[]): SmtProblem => ({
  domain: 'test',
  points: 0,
  script: [...variables.map((x) => `(declare-const ${x} Real)`), ...assertions.map((a) => `(assert ${a})`)].join('\n'),
  variables,
  instance: (values) => Object.fromEntries([...values].map(([name, q]) => [name, toText(q)])),
});

/** x^3 + y^3 + z^3 = 42 with small denominators is beyond z3; so are these integers. */
const endless: SmtProblem = {
  ...problem(['x'], '(= x 0)'),
  script: `(declare-const p Int)(declare-const q Int)(declare-const r Int)
    (assert (= (+ (* p p p) (* q q q) (* r r r)) 42))`,
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const solver = createSolver();
afterAll(() => solver.close());

describe('solver', () => {
  it('says proved where there is no solution', async () => {
    expect(await solver.solve(problem(['x'], '(< (* x x) 0)'), 10)).toMatchObject({ outcome: 'proved' });
  });

  it('finds small integers first', async () => {
    const answer = await solver.solve(problem(['x', 'y'], '(> (* x y) (/ 7 2))', '(> x (+ y (/ 1 3)))'), 10);
    expect(answer).toMatchObject({ outcome: 'counterexample', instance: { x: expect.stringMatching(/^-?\d$/) } });
  });

  it('gives rationals exactly where there are no integers', async () => {
    const answer = await solver.solve(problem(['x'], '(= (* 3 x) (- 1))'), 10);
    expect(answer).toMatchObject({ outcome: 'counterexample', instance: { x: '-1/3' } });
  });

  it('says which values are irrational', async () => {
    const answer = await solver.solve(problem(['x', 'y'], '(= (* x x) 2)', '(> x 0)', '(= y (/ 1 2))'), 10);
    expect(answer).toMatchObject({
      outcome: 'irrational',
      values: { x: expect.stringContaining('root-obj'), y: '1/2' },
    });
  });

  it('moves from an irrational solution to a rational one', async () => {
    const answer = await solver.solve(
      problem(['x', 'y'], '(= (+ (* x x) (* y y)) 1)', '(> x (/ 1 2))', '(> y (/ 1 2))', '(> (* x y) (/ 1 3))'),
      20,
    );
    expect(answer).toMatchObject({ outcome: 'counterexample' });
  });

  it('says unknown of weakened hypotheses with a solution', async () => {
    expect(await solver.solve({ ...problem(['x'], '(< x 0)'), weakened: true }, 10)).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('weakened'),
    });
  });

  it('rejects a script with an error, and goes on', async () => {
    await expect(solver.solve(problem(['x'], '(< y 0)'), 10)).rejects.toThrow(SolverError);
    expect(await solver.solve(problem(['x'], 'false'), 10)).toMatchObject({ outcome: 'proved' });
  });

  it('reports a time-out, kills the process, and starts another one', async () => {
    await solver.solve(problem(['x'], 'false'), 10);
    const pid = solver.pid!;
    expect(exists(pid)).toBe(true);
    const answer = await solver.solve(endless, 1);
    expect(answer).toMatchObject({ outcome: 'time-out', limit: 1 });
    expect(answer.seconds).toBeLessThan(3);
    expect(exists(pid)).toBe(false);
    expect(solver.pid).toBeUndefined();
    expect(await solver.solve(problem(['x'], 'false'), 10)).toMatchObject({ outcome: 'proved' });
    expect(solver.pid).not.toBe(pid);
  });

  it('reports a killed process as killed', async () => {
    await solver.solve(problem(['x'], 'false'), 10);
    const answer = solver.solve(endless, 20);
    setTimeout(() => process.kill(solver.pid!, 'SIGKILL'), 300);
    expect(await answer).toMatchObject({ outcome: 'killed', reason: expect.stringContaining('SIGKILL') });
  });

  it('leaves no process when it is closed', async () => {
    const own = createSolver();
    await own.solve(problem(['x'], 'false'), 10);
    const pid = own.pid!;
    await own.close();
    expect(exists(pid)).toBe(false);
  });

  it('does not keep its parent alive, nor does the process of z3 outlive it', () => {
    const source = `
      import { createSolver } from ${JSON.stringify(new URL('../../../src/engines/smt/solver.ts', import.meta.url).href)};
      const solver = createSolver();
      const { outcome } = await solver.solve({ domain: '', points: 0, script: '(assert false)', variables: [], instance: () => ({}) }, 10);
      console.log(outcome, solver.pid);
    `;
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(run.status, run.stderr).toBe(0);
    const [outcome, pid] = run.stdout.trim().split(' ');
    expect(outcome).toBe('proved');
    const deadline = Date.now() + 5_000;
    while (exists(Number(pid)) && Date.now() < deadline)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    expect(exists(Number(pid))).toBe(false);
  });
});
