import { isConservative } from '../finite/decide-form.js';
import { flowOf } from '../finite/flow.js';
import type { FiniteModel } from '../finite/model.js';
import type { Rational } from '../scalar/rational.js';
import { ZERO, compare, divide, magnitude, subtract, toText } from '../scalar/rational.js';
import type { Property } from './property.js';
import { certified, holdsByIdentity } from './property.js';

/** Column sums and row sums of F, as given. */
export function sumsOf({ n, flow, kappa, field }: FiniteModel): { columns: Rational[]; rows: readonly Rational[] } {
  const columns = kappa.map((_, j) => field.sum(kappa.map((__, i) => flow[i * n + j])));
  return { columns, rows: kappa };
}

/** The column j whose sum is farthest above or beside κ_j, by `distance`. */
export function worstColumn(model: FiniteModel, distance: (sum: Rational, kappa: Rational) => Rational) {
  const { columns, rows } = sumsOf(model);
  let [column, worst] = [0, ZERO];
  columns.forEach((sum, j) => {
    const x = distance(sum, rows[j]);
    if (compare(x, worst) > 0) [column, worst] = [j, x];
  });
  const [sum, kappa] = [columns[column], rows[column]];
  return { worst, certificate: { kind: 'entry', row: 0, column, left: toText(sum), right: toText(kappa) } as const };
}

/** ∫[u] dκ = ∫u dκ for every field: column sums of F equal its row sums. */
export const conservative: Property = {
  name: 'conservative',
  meaning: 'the average keeps the momentum',
  definition: String.raw`\int [u]_\rho\,d\kappa_\rho=\int u\,d\kappa_\rho\iff A^\top\kappa=\kappa`,
  source: '(46)',
  defect: 'largest |column sum of F - κ_j|, over Σκ',
  decide(model) {
    if (isConservative(flowOf(model))) return holdsByIdentity;
    const { worst, certificate } = worstColumn(model, (sum, kappa) => magnitude(subtract(sum, kappa)));
    const total = model.kappa.reduce((a, b) => model.field.add(a, b));
    return certified('fails', divide(worst, total), certificate);
  },
  holds: isConservative,
};
