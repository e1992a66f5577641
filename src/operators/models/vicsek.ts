import type { RationalLike } from '../../scalar/rational.js';
import type { Environment } from '../environment.js';
import { OperatorError } from '../errors.js';
import { kernelBox } from '../kernels/box.js';
import type { AveragingModel } from '../model.js';
import { modelMotschTadmor } from './motsch-tadmor.js';

/**
 * The average inside Vicsek's rule (2): the mean velocity of everybody nearer than r₀, that is Motsch-Tadmor with the box
 * kernel. The rule itself then resets the speed, {@link headings}, and is not linear.
 */
export const modelVicsek = (environment: Environment, radius: RationalLike): AveragingModel => ({
  ...modelMotschTadmor(environment, kernelBox(radius), 'vicsek'),
  definition: String.raw`s_\rho=1,\quad [u]_\rho(x)=\frac{\int_{|y-x|<r_0}u\,d\rho}{\rho(B_{r_0}(x))}`,
  source: '(2)',
});

/**
 * vᵢ ← v₀ [v]ᵢ / |[v]ᵢ|: the new velocities of (2), without the noise.
 *
 * @param out  n × d, row-major. May be `mean`.
 * @param mean n × d, the averages
 * @throws {OperatorError} `invalid-parameter` naming the agent whose mean velocity is 0: it has no direction
 */
export function headings(out: Float64Array, mean: Float64Array, dim: number, speed: number): void {
  for (let i = 0; i < mean.length / dim; i++) {
    let square = 0;
    for (let k = 0; k < dim; k++) square += mean[i * dim + k] ** 2;
    if (!(square > 0))
      throw new OperatorError('invalid-parameter', `agent ${i}: the mean velocity is 0 and has no direction`);
    for (let k = 0; k < dim; k++) out[i * dim + k] = (speed * mean[i * dim + k]) / Math.sqrt(square);
  }
}
