import type { KernelForm } from '../../../operators/kernels/form.js';
import { OperatorError } from '../../../operators/errors.js';
import { simdEngine } from './engine.js';
import { FIRST_COLUMN, writeTask } from './layout.js';
import { simdProfile } from './profile.js';

/**
 * φ of squared distances by the vectorised loops, with the errors of {@link simdProfile}. Not for product tents.
 *
 * @param r2 below 2^100 in units of the form's length squared
 * @throws {OperatorError} `invalid-parameter` for tents, or without compiled loops
 */
export function applySimdProfile(form: KernelForm, r2: Float64Array): Float64Array {
  const engine = simdEngine();
  if (!engine || form.shape.kind === 'tent')
    throw new OperatorError('invalid-parameter', `form: ${form.shape.kind}, no vectorised function of r²`);
  engine.reserve(FIRST_COLUMN + 8 * (r2.length + 4));
  const profile = simdProfile(form);
  const at = FIRST_COLUMN;
  const columns = { stride: 0, x: at, v: at, m: at, sums: at };
  writeTask(engine.ints(), engine.doubles(), { profile, dim: 1, n: 0, parts: 0, periods: undefined, columns });
  engine.doubles().set(r2, FIRST_COLUMN / 8);
  engine.kernels.profile(FIRST_COLUMN, r2.length);
  return engine
    .doubles()
    .slice(FIRST_COLUMN / 8, FIRST_COLUMN / 8 + r2.length)
    .map((phi) => profile.height * phi);
}
