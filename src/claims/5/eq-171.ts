import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { deformation, determinant, probesAround } from '../../dynamics/flows/jacobian.js';
import { pointsHalton } from '../../dynamics/flows/low-discrepancy.js';
import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import type { AveragingModel } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { NOTHING } from '../steps.js';
import type { Start } from './flows.js';
import { runFlow } from './flows.js';

const COUNTS: Readonly<Record<Effort, { atoms: number; labels: number }>> = {
  1: { atoms: 24, labels: 3 },
  2: { atoms: 60, labels: 6 },
  3: { atoms: 150, labels: 12 },
};
const TIME = 2;
/** Differences at h and 2h: their error is of order h². */
const STEP = 1 / 512;

/** Atoms and labels of the cube [−1, 1]^(2d), from one Halton sequence. */
function startIn(dim: number, count: number, skip: number): Start {
  const points = pointsHalton(skip + count, 2 * dim);
  const part = (from: number): Float64Array =>
    Float64Array.from({ length: count * dim }, (_, k) => {
      const i = skip + Math.floor(k / dim);
      return 2 * points[2 * dim * i + from + (k % dim)] - 1;
    });
  return { x: part(0), v: part(dim), masses: new Float64Array(count).fill(1 / count) };
}

/** −ln det ∇_ω(X, V)/∫ s_ρ(X): the dimension, by Liouville. */
function dimensions(name: string, model: AveragingModel, effort: Effort): Measurement {
  const { dim } = model.environment;
  const { atoms, labels } = COUNTS[effort];
  const start = startIn(dim, atoms, 0);
  const at = startIn(dim, labels, atoms);
  const each = 4 * dim;
  const [near, far] = [probesAround(at, dim, STEP), probesAround(at, dim, 2 * STEP)];
  const join = (key: 'x' | 'v'): Float64Array =>
    Float64Array.from([...Array.from(near[key]), ...Array.from(far[key]), ...at[key]]);
  const { flow, states, error } = runFlow(model, start, [TIME], { x: join('x'), v: join('v') });
  const row = (k: number): number[] => {
    const { x, v } = flow.characteristic(states[0], atoms + k);
    return [...x, ...v];
  };
  const found = Array.from({ length: labels }, (_, i) => {
    const logs = [1, 2].map((k) => {
      const from = (k - 1) * labels * each + i * each;
      return Math.log(determinant(deformation(dim, k * STEP, (p) => row(from + p))));
    });
    const strength = flow.characteristic(states[0], atoms + 2 * labels * each + i).strength;
    // Richardson from h and 2h; coordinates off by `error` make quotients off by error/h
    const log = (4 * logs[0] - logs[1]) / 3;
    return { ratio: -log / strength, room: (Math.abs(logs[0] - logs[1]) + (8 * dim * error) / STEP) / strength };
  });
  const worst = found.reduce((a, b) => (Math.abs(a.ratio - dim) >= Math.abs(b.ratio - dim) ? a : b));
  return {
    name: `${name}: −ln det ∇(X, V)/∫s at t = ${TIME}, the label that is furthest off`,
    value: worst.ratio,
    low: worst.ratio - worst.room,
    high: worst.ratio + worst.room,
    how: `${labels} labels amid ${atoms} atoms; central differences of probes at two widths, integrator at two tolerances`,
    expected: { relation: '=', value: dim, source: `divergence −n s of the force, n = ${dim}` },
  };
}

const MODELS: readonly (readonly [name: string, model: AveragingModel])[] = [
  ['M_CS on the line', modelCuckerSmale(space(1), kernelPower(1))],
  ['M_MT on the line', modelMotschTadmor(space(1), kernelPower(2))],
  ['M_β, β = 1/2, on the line', modelBeta(space(1), kernelPower(2), '1/2')],
  ['M_CS in the plane', modelCuckerSmale(space(2), kernelPower(2))],
];

const jacobian = ([name, model]: readonly [string, AveragingModel]): Experiment => ({
  name: `volume of phase space, ${name}`,
  run: (effort) => [dimensions(name, model, effort)],
});

const printed: Claim = {
  id: 'eq-171',
  section: '5',
  source: '(171) and the display before it',
  title: 'Volumes of phase space shrink by the strength along characteristics, and densities grow by it',
  form: 'printed',
  statement: String.raw`$\det\nabla_\omega(X,V)(t,\omega)=\exp\left(-n\int_0^ts_\rho(X)\,ds\right)$, and so $f(t,X,V)=f_0(\omega)\exp\left(n\int_0^ts_\rho(X)\,ds\right)$.`,
  reading:
    'Probes around labels without mass move with an atomic flow; the determinant of the flow map by central differences, against ∫s along the label itself. The factor n is what is measured.',
  note: String.raw`By hand: the divergence of $(v,\ s_\rho([u]_\rho-v))$ in $(x,v)$ is $-n\,s_\rho(x)$, whatever the model; neither regularity of the average nor its form enters, only that it does not see the velocity of the label.`,
  cost: 20,
  families: [],
  experiments: MODELS.map(jacobian),
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [printed];
