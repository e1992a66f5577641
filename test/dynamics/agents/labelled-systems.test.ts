import { describe, expect, it } from 'vitest';
import { agentState, agentSystem } from '../../../src/dynamics/agents/agent-system.js';
import { AgentError } from '../../../src/dynamics/agents/errors.js';
import { alignmentMultiFlock, flockCentres } from '../../../src/dynamics/agents/multi-flock.js';
import { alignmentMultiSpecies } from '../../../src/dynamics/agents/multi-species.js';
import { opinionSystem } from '../../../src/dynamics/agents/opinion-system.js';
import { finiteSet, space } from '../../../src/operators/environment.js';
import { kernelPower } from '../../../src/operators/kernels/power.js';
import { kernelTent } from '../../../src/operators/kernels/tent.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';
import { modelOpinions } from '../../../src/operators/models/finite-set.js';
import { modelMultiFlock } from '../../../src/operators/models/multi-flock.js';
import { modelMultiSpecies } from '../../../src/operators/models/multi-species.js';
import { rk4 } from '../rk4.js';

const PLANE = space(2);
const labels = [0, 1, 0, 1, 1];
const masses = [0.5, 2, 1, 0.25, 1];
const wave = (n: number, f: number): Float64Array =>
  Float64Array.from({ length: n }, (_, k) => 2 * Math.sin(f * k + 1));
const [x, v] = [wave(10, 1.7), wave(10, 2.9)];

function forces(model: ReturnType<typeof modelMultiFlock>, printed: ReturnType<typeof alignmentMultiFlock>) {
  return [agentSystem(model, masses, { labels }), agentSystem(model, masses, { labels, alignment: printed })].map(
    (system) => {
      const dy = new Float64Array(system.size);
      system.rightSide(0, agentState(x, v), dy);
      return dy;
    },
  );
}

describe('species and flocks', () => {
  it('several species as printed are the canonical system', () => {
    const kernels = [
      [kernelPower(1), kernelTent(3)],
      [kernelPower(3), kernelPower(2)],
    ];
    const [canonical, printed] = forces(
      modelMultiSpecies(
        ['a', 'b'],
        kernels.map((row) => row.map((k) => modelCuckerSmale(PLANE, k))),
      ),
      alignmentMultiSpecies(PLANE, kernels),
    );
    canonical.forEach((a, k) => expect(Math.abs(a - printed[k])).toBeLessThanOrEqual(64 * 2 ** -52 * 20));
    expect(Math.max(...canonical)).toBeGreaterThan(0.1);
  });

  it('several flocks as printed are the canonical system', () => {
    const kernels = [kernelPower(1), kernelTent(3)];
    const psi = kernelPower(1);
    const [canonical, printed] = forces(
      modelMultiFlock(
        ['a', 'b'],
        kernels.map((k) => modelCuckerSmale(PLANE, k)),
        { model: modelCuckerSmale(PLANE, psi), epsilon: '1/10' },
      ),
      alignmentMultiFlock(PLANE, kernels, psi, 0.1),
    );
    canonical.forEach((a, k) => expect(Math.abs(a - printed[k])).toBeLessThanOrEqual(64 * 2 ** -52 * 20));
  });

  it('a flock has its centre and its mean velocity; one without agents has none', () => {
    const { masses: M, x: X, v: V } = flockCentres(3, 1, [1, 3, 1], [0, 0, 2], [0, 4, 7], [1, 5, 2]);
    expect([[...M], [...X], [...V]]).toEqual([
      [4, 0, 1],
      [3, 0, 7],
      [4, 0, 2],
    ]);
  });
});

describe('opinions', () => {
  const players = finiteSet(['a', 'b', 'c']);
  const ring = modelOpinions(
    players,
    [
      [0, 1, 0],
      [0, 0, 1],
      ['1/2', '1/2', 0],
    ],
    2,
  );

  it('change as printed', () => {
    const system = opinionSystem(ring, { components: 2, force: (out) => void (out[5] += 7) });
    const p = Float64Array.of(1, 0, 3, 1, -2, 2);
    const dp = new Float64Array(6);
    system.rightSide(0, p, dp);
    const expected = [4, 2, -10, 2, 8, -3 + 7];
    dp.forEach((d, k) => expect(Math.abs(d - expected[k])).toBeLessThanOrEqual(32 * 2 ** -52 * 10));
  });

  it('agree in the end on what the links say, not on the mean', () => {
    const end = rk4(opinionSystem(ring), Float64Array.of(1, 0, 0), 0, 20, 2000);
    // the left eigenvector of the links is (1, 2, 2)/5
    end.forEach((p) => expect(p).toBeCloseTo(1 / 5, 10));
  });

  it('follow links that change with time', () => {
    const alone = modelOpinions(players, [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const system = opinionSystem((t) => (t < 1 ? alone : ring));
    const dp = new Float64Array(3);
    system.rightSide(0, Float64Array.of(1, 0, 0), dp);
    expect([...dp]).toEqual([0, 0, 0]);
    system.rightSide(1, Float64Array.of(1, 0, 0), dp);
    expect(dp[0]).toBeCloseTo(-2, 13);
  });

  it('live on finite sets, and are numbers', () => {
    expect(() => opinionSystem(modelCuckerSmale(PLANE, kernelPower(1)))).toThrow(AgentError);
    expect(() => opinionSystem(ring).rightSide(2, Float64Array.of(0, NaN, 0), new Float64Array(3))).toThrow(
      't = 2: the opinion of agent 1 is NaN',
    );
  });
});
