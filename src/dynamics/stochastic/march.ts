/** Where a run is: with the same plan it goes on as if it had not stopped, to the last bit. Plain data. */
export interface PathState {
  /** steps done since time 0, of the plan's size */
  readonly step: number;
  /** n × dim (length), on a torus unwrapped */
  readonly x: Float64Array;
  /** n × dim */
  readonly v: Float64Array;
}

/** Where a run begins; `step` is 0 unless given. */
export interface PathStart {
  readonly step?: number;
  readonly x: ArrayLike<number>;
  readonly v: ArrayLike<number>;
}

/** A run as a value: nothing is thrown for what the equation does. */
export interface PathResult extends PathState {
  readonly status:
    | 'finished'
    /** `onStep` said so */
    | 'interrupted'
    /** the model has no value there, or a number is not finite; the state is the last that was good */
    | 'undefined';
  readonly t: number;
  /** what the model threw */
  readonly error?: unknown;
  /** `cucker-smale: target 3 at (0, 1) sees no mass, in the step from t = 1.25 to 1.5: …` */
  readonly advice?: string;
}

/** Called after each step with the state, valid until the next one; `false` ends the run. */
export type OnStep = (t: number, x: Float64Array, v: Float64Array) => boolean | void;

/** Largest number of steps of one run: a step that is far too small is a mistake, not a long run. */
const MAX_STEPS = 2 ** 40;

/**
 * Takes numbered steps of length h and keeps the last good state. That a run can go on from any of its states is because steps
 * know their number and draw their noise by it.
 *
 * @param from    copied
 * @param advance x and v over step k, from k h to (k + 1) h, in place
 * @throws {RangeError} for a state or a number of steps that makes no sense
 */
export function march(
  from: PathStart,
  { n, dim }: { readonly n: number; readonly dim: number },
  h: number,
  steps: number,
  advance: (k: number, x: Float64Array, v: Float64Array) => void,
  onStep?: OnStep,
): PathResult {
  const first = from.step ?? 0;
  if (!(Number.isInteger(steps) && steps >= 0 && steps <= MAX_STEPS))
    throw new RangeError(`steps: ${steps}, expected 0 to ${MAX_STEPS}`);
  if (!(Number.isSafeInteger(first) && first >= 0)) throw new RangeError(`step: ${first}, expected an integer ≥ 0`);
  for (const key of ['x', 'v'] as const)
    if (from[key].length !== n * dim)
      throw new RangeError(`${key}: ${from[key].length} numbers, expected ${n} × ${dim}`);
  const [x, v] = [Float64Array.from(from.x), Float64Array.from(from.v)];
  const [goodX, goodV] = [x.slice(), v.slice()];
  const end = (
    step: number,
    status: PathResult['status'],
    why: Pick<PathResult, 'error' | 'advice'> = {},
  ): PathResult => ({ status, step, t: step * h, x: goodX, v: goodV, ...why });
  for (let k = first; k < first + steps; k++) {
    const during = `in the step from t = ${k * h} to ${(k + 1) * h}`;
    try {
      advance(k, x, v);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return end(k, 'undefined', { error, advice: `${said}, ${during}: the state returned is the one before` });
    }
    const bad = firstBad('x', x, dim) ?? firstBad('v', v, dim);
    if (bad) return end(k, 'undefined', { advice: `${bad} is not finite ${during}: is the step too large?` });
    goodX.set(x);
    goodV.set(v);
    if (onStep?.((k + 1) * h, x, v) === false) return end(k + 1, 'interrupted');
  }
  return end(first + steps, 'finished');
}

/** `v[3][0]`, the first number that is not finite. */
function firstBad(name: string, values: Float64Array, dim: number): string | undefined {
  for (let j = 0; j < values.length; j++)
    if (!Number.isFinite(values[j])) return `${name}[${Math.floor(j / dim)}][${j % dim}]`;
  return undefined;
}
