import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './run.js';

const FLOCK = {
  schema: 'flockproof/scenario@1',
  name: 'flock',
  environment: { kind: 'space', dim: 2 },
  model: { kind: 'cucker-smale', kernel: { kind: 'truncated-polynomial', radius: 1, exponent: 1 } },
  agents: {
    n: 60,
    positions: { law: 'uniform', from: 0, to: 3 },
    velocities: { law: 'gaussian', deviation: 1 },
  },
  until: 30,
};
const NOISY = { ...FLOCK, noise: { sigma: 0.3 }, integrator: { step: 0.005 }, output: { every: 0.1 } };

function written(scenario: object): { readonly cwd: string; readonly file: string } {
  const cwd = temporaryFolder();
  const file = path.join(cwd, 'scenario.json');
  writeFileSync(file, JSON.stringify(scenario));
  return { cwd, file };
}

describe('flockproof simulate', () => {
  it.each([
    ['a flock', FLOCK],
    ['a flock with noise', NOISY],
  ])(
    'of %s, interrupted, leaves a checkpoint, and the same command ends as if it had not been',
    async (_, scenario) => {
      const { cwd, file } = written(scenario);
      const whole = await run(['simulate', file, '--out', 'whole', '--no-page'], { cwd });
      expect(whole.code).toBe(0);
      const again = ['simulate', file, '--out', 'parts', '--no-page'];
      const interrupted = await run(again, {
        cwd,
        onStart(child) {
          // as soon as there are frames, the run is on its way
          const timer = setInterval(() => {
            const trajectory = path.join(cwd, 'parts/trajectory.bin');
            if (!existsSync(trajectory) || readFileSync(trajectory).length < 8000) return;
            clearInterval(timer);
            child.kill('SIGINT');
          }, 2);
          child.on('exit', () => clearInterval(timer));
        },
      });
      expect(interrupted.code).toBe(130);
      expect(existsSync(path.join(cwd, 'parts/checkpoint.json'))).toBe(true);
      const resumed = await run(again, { cwd });
      expect(resumed.stderr).toContain('resuming at t = ');
      expect(resumed.code).toBe(0);
      for (const name of ['trajectory.bin', 'observables.json', 'observables.csv'])
      expect(readFileSync(path.join(cwd, 'parts', name)).equals(readFileSync(path.join(cwd, 'whole', name)))).toBe(true); // prettier-ignore
      expect(existsSync(path.join(cwd, 'parts/checkpoint.json'))).toBe(false);
    },
  );

  it('writes a page, and the summary on standard output if asked', async () => {
    const { cwd, file } = written({ ...FLOCK, until: 1 });
    const { code, stdout } = await run(['simulate', file, '--json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'flockproof/simulation@1', status: 'done', t: 1 });
    expect(readFileSync(path.join(cwd, 'runs/flock/index.html'), 'utf8')).toContain('<html');
  });

  it('refuses a scenario with exit code 2 and every problem', async () => {
    const { cwd, file } = written({ ...FLOCK, until: 0, agents: { ...FLOCK.agents, n: 0 } });
    const { code, stderr } = await run(['simulate', file], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('agents.n: 0, expected at least 1');
    expect(stderr).toContain('until: 0, expected more than 0');
  });

  it('ends with exit code 1 where the model has no average, naming the agent', async () => {
    const { cwd, file } = written({ ...FLOCK, model: { module: 'alone.mjs' }, name: 'alone' });
    writeFileSync(
      path.join(cwd, 'alone.mjs'),
      `import { defineModel, space } from 'flockproof/operators';
       export const alone = defineModel({ name: 'alone', environment: space(2), strength: 'one',
         weight: ({ r2, self }) => (self || r2 > 1 ? 0 : 1 - r2) });`,
    );
    const { code, stdout } = await run(['simulate', file, '--json', '--no-page'], { cwd });
    expect(code).toBe(1);
    const { status, failure } = JSON.parse(stdout) as { status: string; failure: object };
    expect(status).toBe('failed');
    expect(failure).toMatchObject({ agent: expect.any(Number) as number, bracket: expect.any(Array) as number[], reason: expect.stringContaining('sees no mass') as string }); // prettier-ignore
  });
});
