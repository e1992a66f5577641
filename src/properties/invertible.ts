import { determinantModulo, nullVector } from '../finite/elimination.js';
import type { FlowMatrix } from '../finite/flow.js';
import { flowOf, integersOf } from '../finite/flow.js';
import { PRIMES } from '../finite/modular.js';
import type { FiniteModel } from '../finite/model.js';
import { ONE, ZERO, divide, multiply, rational, subtract, toText } from '../scalar/rational.js';
import type { Property } from './property.js';
import { beyondExact, certified, exactIsPractical, measured } from './property.js';

/** det A ≠ 0: no field but 0 averages to 0. */
export const invertible: Property = {
  name: 'invertible',
  meaning: 'the field can be recovered from its average',
  definition: String.raw`\det A\ne 0`,
  source: 'standard',
  defect: 'dimension of the kernel of A',
  decide(model) {
    const flow = flowOf(model);
    if (!exactIsPractical(flow)) {
      return regularModulo(flow)
        ? measured('holds', `${beyondExact(flow)}; determinant not 0 modulo a prime, hence not 0`)
        : measured('fails', `${beyondExact(flow)}; determinant 0 modulo two 31-bit primes`);
    }
    const { rank, vector } = nullVector(flow.n, integersOf(flow));
    if (vector)
      return certified('fails', rational(BigInt(flow.n - rank)), { kind: 'kernel', vector: vector.map(String) });
    return certified('holds', ZERO, { kind: 'inverse', inverse: inverse(model) });
  },
  holds: (flow) => regularModulo(flow) || nullVector(flow.n, integersOf(flow)).vector === undefined,
};

const regularModulo = (flow: FlowMatrix): boolean =>
  PRIMES.some((p) => determinantModulo(flow.n, integersOf(flow), p) !== 0);

/** F^-1 by Gauss-Jordan in rationals. */
function inverse({ n, flow }: FiniteModel): string[][] {
  const rows = Array.from({ length: n }, (_, i) => [
    ...flow.slice(i * n, i * n + n),
    ...Array.from({ length: n }, (__, j) => (i === j ? ONE : ZERO)),
  ]);
  for (let k = 0; k < n; k++) {
    const at = rows.findIndex((row, i) => i >= k && row[k].n !== 0n);
    [rows[k], rows[at]] = [rows[at], rows[k]];
    const pivot = rows[k][k];
    const top = rows[k].map((x) => divide(x, pivot));
    rows.forEach((row, i) => {
      const factor = row[k];
      if (i !== k && factor.n !== 0n) rows[i] = row.map((x, j) => subtract(x, multiply(factor, top[j])));
    });
    rows[k] = top;
  }
  return rows.map((row) => row.slice(n).map(toText));
}
