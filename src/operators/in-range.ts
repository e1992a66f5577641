import { OperatorError } from './errors.js';
import type { Measure, Points } from './measure.js';
import { placeOf } from './measure.js';
import type { AverageMatrix, AveragingModel } from './model.js';
import type { Vector } from './vector.js';

/** The least double with all its digits: sums below it have lost some. */
export const LEAST_NORMAL = 2 ** -1022;

/** Total masses beyond this, or below its inverse, leave no room for kernels and powers. The theory is about total mass 1. */
const MOST_MASS = 2 ** 1000;

/** Rounding takes a few digits off the sum 1 of a row, leaving the range of doubles takes all: half of them divide the two. */
const HALF_OF_THE_DIGITS = 2 ** -26;

/** A number that left the range of doubles, at one place. */
export function outOfRange(model: string, points: Points<unknown>, i: number, what: string): OperatorError {
  const place = placeOf(points as Points<number>, i);
  return new OperatorError(
    'out-of-range',
    `${model}: target ${i} at ${place}: ${what}; masses, distances or powers leave the range of doubles`,
  );
}

/** @throws {OperatorError} `out-of-range` naming the first number that is not finite; `width` of them belong to each place */
export function checkFinite(
  model: string,
  what: string,
  values: Vector<number>,
  places: Points<unknown>,
  width: number,
): void {
  for (let k = 0; k < values.length; k++)
    if (!Number.isFinite(values[k])) throw outOfRange(model, places, Math.floor(k / width), `${what} is ${values[k]}`);
}

function checkRows(model: string, { rows, columns, entries }: AverageMatrix<number>, places: Points<unknown>): void {
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += entries[i * columns + j];
    // NaN must not pass
    if (!(Math.abs(sum - 1) <= HALF_OF_THE_DIGITS)) throw outOfRange(model, places, i, `the average of 1 is ${sum}`);
  }
}

function checkMass(model: string, rho: Measure<number>): void {
  let total = 0;
  for (let j = 0; j < rho.n; j++) total += rho.masses[j];
  if (!(total >= 1 / MOST_MASS && total <= MOST_MASS))
    throw new OperatorError('out-of-range', `${model}: the total mass is ${total}, expected about 1`);
}

/** @throws {OperatorError} `invalid-field` naming the first entry of u that is not finite */
export function checkField(u: Float64Array): void {
  for (let k = 0; k < u.length; k++)
    if (!Number.isFinite(u[k])) throw new OperatorError('invalid-field', `u[${k}]: ${u[k]}, expected a finite number`);
}

/**
 * The same model, that in doubles gives numbers or an error with its place: strengths and averages are finite, rows sum to 1.
 * In rationals nothing can leave the range.
 *
 * @throws {OperatorError} `out-of-range` when it is evaluated where numbers do
 */
export function inRange(model: AveragingModel): AveragingModel {
  const { name, average, kappa, reproducingKernel } = model;
  const doubles = <T>(rho: Measure<T>): boolean => rho.field.name === 'double';
  const checked = <T>(what: string, rho: Measure<T>, places: Points<T>, width: number, run: () => Vector<T>) => {
    if (!doubles(rho)) return run();
    checkMass(name, rho as unknown as Measure<number>);
    const values = run();
    checkFinite(name, what, values as unknown as Vector<number>, places, width);
    return values;
  };
  return {
    ...model,
    strength: (rho, targets = rho) => checked('the strength', rho, targets, 1, () => model.strength(rho, targets)),
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho): AverageMatrix<T> {
      if (doubles(rho)) checkMass(name, rho as unknown as Measure<number>);
      const matrix = model.matrix(rho, targets);
      if (doubles(rho)) checkRows(name, matrix as unknown as AverageMatrix<number>, targets);
      return matrix;
    },
    ...(reproducingKernel
      ? {
          reproducingKernel: (rho, targets = rho) =>
            checked('the kernel', rho, targets, rho.n, () => reproducingKernel(rho, targets)),
        }
      : {}),
    ...(kappa ? { kappa: (rho) => checked('κ', rho, rho, 1, () => kappa(rho)) } : {}),
    ...(average
      ? {
          average(out, rho, u, targets = rho) {
            checkField(u);
            checkMass(name, rho);
            average(out, rho, u, targets);
            checkFinite(name, 'the average', out, targets, u.length / rho.n);
          },
        }
      : {}),
  };
}
