import { measureInDoubles } from '../operators/measure.js';
import type { AveragingModel } from '../operators/model.js';
import { kappaOf } from '../operators/model.js';
import { toNumber } from '../scalar/rational.js';
import type { Defined } from './evaluate.js';
import { grows } from './growth.js';
import type { Lengths } from './lengths.js';
import type { Agent } from './probe.js';
import { hasLabels } from './probe.js';
import type { FamilyPropertyResult } from './result.js';
import { greatestOf, sequencesOf, trendOf, trendText } from './sequences.js';

/**
 * Material, (ev4) and (ev5): κ_ρ = s_ρ ρ with s_ρ bounded uniformly in ρ, and [u]_ρ knows u on the crowd only. The second is
 * so by the form of a model, whose matrix has a column for each member of the crowd; the first is measured along crowds that
 * become uneven, dense, wide and far away. Boundedness over all densities is no matter of finitely many crowds.
 *
 * @param anywhere    is the model to be tried away from the origin too?
 * @param evaluations the crowds of the run, for the bound that is quoted
 */
export function material(
  model: AveragingModel,
  lengths: Lengths,
  anywhere: boolean,
  evaluations: readonly Defined[],
): FamilyPropertyResult {
  const none = { evidence: 'measured', defect: null, certificate: null } as const;
  const sequences = sequencesOf(model, lengths, anywhere);
  const strongest = (agents: readonly Agent[]): number | undefined => {
    const s = strengthAt(model, agents);
    return s && Math.max(...s);
  };
  const growing = trendOf(sequences, strongest, grows);
  if (growing) return { ...none, verdict: 'fails', note: `s is not bounded: ${trendText(growing)}` };
  const greatest = greatestOf(sequences, strongest);
  const answered = greatest > -Infinity;
  const seen = evaluations.flatMap(({ strength }) => strength.map(toNumber));
  if (!answered) return { ...none, verdict: 'undecided', note: 'not defined at the crowds that were tried' };
  if (!model.material) return { ...none, verdict: 'fails', note: 'says itself that its κ is not s ρ' };
  return { ...none, verdict: 'holds', note: `s ≤ ${Math.max(greatest, ...seen).toPrecision(6)} at all crowds tried` };
}

/** κ/m at the members of a crowd; undefined where the model is not defined. */
function strengthAt(model: AveragingModel, agents: readonly Agent[]): number[] | undefined {
  const { environment } = model;
  const total = agents.reduce((s, { mass }) => s + mass, 0);
  const build = (cells: boolean) =>
    measureInDoubles(environment, {
      x: agents.flatMap(({ x }) => x),
      masses: agents.map(({ mass }) => mass / total),
      ...(hasLabels(environment) ? { label: agents.map(({ label }) => label) } : {}),
      ...(cells ? { volumes: agents.map(() => 1) } : {}),
    });
  for (const cells of [false, true]) {
    try {
      const rho = build(cells);
      const kappa = kappaOf(model, rho) as unknown as Float64Array;
      return Array.from(kappa, (k, i) => k / rho.masses[i]);
    } catch {
      // Not defined here; models of densities want cells.
    }
  }
  return undefined;
}
