import { existsSync } from 'node:fs';
import path from 'node:path';
import { claimById } from '../claims/registry.js';
import { drawCase } from '../engines/chunk.js';
import type { Witness } from '../engines/chunk.js';
import type { Claim, Instance } from '../engines/claim.js';
import { readWitness } from '../engines/corpus.js';
import { examine } from '../engines/examine.js';
import { witnessId } from '../engines/instance.js';
import { EXIT, UsageError } from './errors.js';
import { PACKAGE_ROOT } from './files.js';
import { loadReport } from './render.js';
import { paint } from './style.js';
import { readInteger } from './read-option.js';

export interface ReplayOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** What is decided again: a claim, a case, and what the case is known to be. */
interface Replayed {
  readonly claim: Claim;
  readonly instance: Instance;
  readonly name: string;
  /** what a stored witness must be; nothing is expected of a random case, but a refutation is a failure */
  readonly expected: 'counterexample' | 'instance' | undefined;
}

/** `flockproof replay`: decides a stored witness, or a case by its replay string, again. */
export function replay(what: string, options: ReplayOptions): number {
  const { claim, instance, name, expected } = find(what, options.out);
  const { applies, holds, steps, checked, rejected } = examine(claim, instance);
  const found = applies && !holds ? 'counterexample' : 'instance';
  const asExpected =
    rejected.length === 0 && (expected === undefined ? found === 'instance' : applies && found === expected);
  if (options.json) {
    const result = {
      schema: 'flockproof/replay@1',
      claim: claim.id,
      name,
      instance,
      applies,
      holds,
      checked,
      rejected,
      expected: expected ?? null,
      steps,
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } else {
    const lines = [
      `${paint('bold', claim.id)}  ${claim.title}`,
      `  ${claim.reading}`,
      `  case ${name}: ${JSON.stringify(instance)}`,
      ...(applies ? [] : ['  the case misses a hypothesis: the claim says nothing about it']),
      ...steps.map(
        (s) => `  ${s.holds ? paint('green', '✓') : paint('red', '✗')} ${s.role}: ${s.text}${detail(s.statement)}`,
      ),
      `  ${checked} of ${steps.length} certificates accepted by the checker`,
      ...rejected.map((r) => `  rejected: ${r}`),
      `  ${found === 'counterexample' ? 'refutes the claim' : 'satisfies the claim'}${expected === undefined ? '' : asExpected ? ', as expected' : `, expected: ${expected}`}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return asExpected ? EXIT.ok : EXIT.failed;
}

/** The numbers of a statement that a reader wants to see. */
function detail(statement: ReturnType<typeof examine>['steps'][number]['statement']): string {
  if (statement.kind === 'relation')
    return `   ${JSON.stringify(statement.values.left)} ${statement.relation} ${JSON.stringify(statement.values.right)}`;
  if (statement.kind === 'property' && statement.certificate.kind === 'vector') {
    return `   u = [${statement.certificate.vector.join(', ')}], value ${statement.certificate.value}`;
  }
  if (statement.kind === 'property' && statement.certificate.kind === 'entry') {
    const { row, column, left, right } = statement.certificate;
    return `   at (${row}, ${column}): ${left} against ${right}`;
  }
  return '';
}

function find(what: string, out: string): Replayed {
  const drawn = /^(.+)@(\d+):(\d+)$/.exec(what);
  if (drawn) {
    const claim = known(drawn[1]);
    if (claim.families.length === 0) throw new UsageError(`${claim.id} draws no random cases`);
    const { instance } = drawCase(
      claim,
      readInteger('seed', drawn[2], 0, 2 ** 31 - 1),
      readInteger('case', drawn[3], 0, 2 ** 31 - 1),
    );
    return { claim, instance, name: what, expected: undefined };
  }
  const witness = storedWitness(what);
  if (witness)
    return { claim: known(witness.claim), instance: witness.instance, name: witness.id, expected: witness.kind };
  const reported = existsSync(path.join(out, 'report.json'))
    ? loadReport(out).claims.find((c) => c.counterexample?.witness === what)
    : undefined;
  if (reported?.counterexample) {
    const instance = reported.counterexample.instance as Instance;
    return { claim: known(reported.id), instance, name: witnessId(reported.id, instance), expected: 'counterexample' };
  }
  throw new UsageError(
    `${what}: no such witness in the corpus or in ${out}, no file, and not a replay string claim@seed:case`,
  );
}

function storedWitness(what: string): Witness | undefined {
  const stored = path.join(PACKAGE_ROOT, 'corpus', `${what}.json`);
  if (/^W-[0-9a-f]+$/.test(what) && existsSync(stored)) return readWitness(stored);
  return what.endsWith('.json') && existsSync(what) ? readWitness(what) : undefined;
}

function known(id: string): Claim {
  const claim = claimById(id);
  if (!claim) throw new UsageError(`no claim ${id}`);
  return claim;
}
