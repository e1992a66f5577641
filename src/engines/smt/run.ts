import type { Chunk, ChunkResult, Proof } from '../chunk.js';
import type { Claim, Instance } from '../claim.js';
import { refutes } from '../examine.js';
import { minimise } from '../minimise.js';
import type { Solver } from './solver.js';

/** Puts problems from..to-1 of a claim to the solver. A solution counts once the checker has accepted it. */
export async function runProblems(claim: Claim, chunk: Chunk, solver: Solver): Promise<ChunkResult> {
  const problems = claim.smt?.slice(chunk.from, chunk.to) ?? [];
  const proofs: Proof[] = [];
  const errors: string[] = [];
  const result = (): ChunkResult => ({
    cases: problems.length,
    applied: proofs.filter((p) => p.outcome === 'proved').length,
    checked: 0,
    families: {},
    branches: {},
    proofs,
    errors,
  });
  for (const problem of problems) {
    const { domain, points } = problem;
    const part = problem.part === undefined ? {} : { part: problem.part };
    const answer = await solver.solve(problem, chunk.limit!);
    switch (answer.outcome) {
      case 'proved':
        proofs.push({ domain, points, ...part, outcome: 'proved', detail: ['the negation is unsatisfiable'] });
        break;
      case 'counterexample': {
        if (!refutes(claim, answer.instance)) {
          errors.push(`${domain}: the checker does not accept the solution ${JSON.stringify(answer.instance)}`);
          break;
        }
        const smallest: Instance = minimise(answer.instance, (x) => refutes(claim, x));
        return {
          ...result(),
          counterexample: { instance: smallest, original: answer.instance, replay: `${claim.id}@smt` },
        };
      }
      case 'irrational': {
        const values = Object.entries(answer.values).map(([name, value]) => `${name} = ${value}`);
        proofs.push({
          domain,
          points,
          ...part,
          outcome: 'irrational',
          detail: ['a solution with irrational values:', ...values],
        });
        // It may refute the claim, and no exact case shows it: not to be passed over.
        errors.push(`${domain}: z3 has a solution with irrational values (${values.join(', ')})`);
        break;
      }
      case 'unknown':
        proofs.push({ domain, points, ...part, outcome: 'unknown', detail: [answer.reason] });
        break;
      case 'time-out':
        proofs.push({ domain, points, ...part, outcome: 'time-out', detail: [`no answer within ${answer.limit} s`] });
        break;
      case 'killed':
        proofs.push({ domain, points, ...part, outcome: 'killed', detail: [answer.reason] });
        break;
    }
  }
  return result();
}
