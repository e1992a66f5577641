import { toText } from '../scalar/rational.js';
import { rational } from '../scalar/rational.js';
import type { Property } from './property.js';
import { certified, holdsByIdentity } from './property.js';

/** Every entry of A is positive: everybody listens to everybody. */
export const positive: Property = {
  name: 'positive',
  meaning: 'everybody listens to everybody',
  definition: String.raw`a_{ij}>0\quad\text{for all }i,j`,
  source: 'standard',
  defect: 'number of zero entries',
  decide({ n, flow }) {
    const zeros = flow.flatMap((f, k) => (f.n === 0n ? [k] : []));
    if (zeros.length === 0) return holdsByIdentity;
    const k = zeros[0];
    const left = toText(flow[k]);
    const certificate = { kind: 'entry', row: Math.floor(k / n), column: k % n, left, right: '0' } as const;
    return certified('fails', rational(BigInt(zeros.length)), certificate);
  },
  holds: ({ doubles, integers }) => (integers ? integers.every((f) => f > 0n) : doubles.every((f) => f > 0)),
};
