import type { Environment } from './environment.js';
import { displacement, representative } from './environment.js';
import type { Measure, Points } from './measure.js';
import { pointOf } from './measure.js';

/** One who listens, and one who may be heard: what a formula for a weight is given. */
export interface Pair<T> {
  /** z = x − y, from the one who is heard to the one who listens; on a torus the shortest. Kernels take it. Empty on a finite set. */
  readonly z: readonly T[];
  /** |z|² */
  readonly r2: T;
  /** coordinates of the one who listens; on a torus in [0, period) */
  readonly x: readonly T[];
  /** coordinates of the one who is heard */
  readonly y: readonly T[];
  /** label of the one who listens; '' where the environment has none */
  readonly listener: string;
  /** label of the one who is heard */
  readonly speaker: string;
  /** mass of the one who is heard. Weights are multiplied by it in any case. */
  readonly mass: T;
  /** both are at the same place with the same label: the agent itself */
  readonly self: boolean;
}

/** A pair in plain numbers has the distance as well. */
export interface PlainPair extends Pair<number> {
  /** |z| */
  readonly r: number;
}

/** For each target the pairs that it makes with the points of ρ, in their order. In doubles they are {@link PlainPair}s. */
export function crowdsOf<T>(environment: Environment, rho: Measure<T>, targets: Points<T>): (i: number) => Pair<T>[] {
  const { field, dim, n, masses } = rho;
  const inCell = representative(environment, field);
  const labels = environment.kind === 'finite' || environment.kind === 'product' ? environment.labels : undefined;
  // Frozen: a formula that sorts coordinates in place would change the crowd for everybody after it.
  const coordinates = (points: Points<T>, i: number): readonly T[] => Object.freeze(inCell(pointOf(points, i)));
  const labelOf = ({ label }: Points<T>, i: number): string => (labels && label ? labels[label[i]] : '');
  const between = displacement(environment, field);
  const ys = Array.from({ length: n }, (_, j) => coordinates(rho, j));
  const speakers = Array.from({ length: n }, (_, j) => labelOf(rho, j));
  const start = Array.from({ length: dim }, () => field.zero);
  const inDoubles = field.name === 'double';
  return (i) => {
    const x = targets === rho ? ys[i] : coordinates(targets, i);
    const listener = labelOf(targets, i);
    return ys.map((y, j) => {
      const z = start.slice();
      between(z, targets.x, i, rho.x, j);
      let r2 = field.zero;
      for (let c = 0; c < dim; c++) r2 = field.add(r2, field.multiply(z[c], z[c]));
      const speaker = speakers[j];
      const self = listener === speaker && field.compare(r2, field.zero) === 0;
      const mass = masses[j];
      if (!inDoubles) return { z, r2, x, y, listener, speaker, mass, self };
      const r = Math.sqrt(r2 as unknown as number);
      return { z, r2, r, x, y, listener, speaker, mass, self } as Pair<T>;
    });
  };
}
