import { toRows } from '../finite/model-json.js';
import type { AveragingModel } from '../operators/model.js';
import { certifyProperty } from '../properties/certify.js';
import type { PropertyName } from '../properties/property.js';
import { property } from '../properties/registry.js';
import type { Cloud } from './clouds/cloud.js';
import { cloudJson } from './clouds/cloud.js';
import { decideInDoubles } from './decide-doubles.js';
import { decideAt, failsAt } from './decide.js';
import type { Defined } from './evaluate.js';
import { evaluate, evaluateInDoubles } from './evaluate.js';
import type { Counterexample, FamilyPropertyResult } from './result.js';
import { shrink } from './shrink.js';

/** What is known of one property after some crowds. */
interface Standing {
  held: number;
  open: number;
  measured: boolean;
  openNote?: string | undefined;
  failing?: Cloud;
}

/** Collects the verdicts of the properties of finite models over the crowds of a run. */
export class Tally {
  readonly #records: Map<PropertyName, Standing>;

  constructor(
    readonly model: AveragingModel,
    names: readonly PropertyName[],
    /** are zeros in doubles zeros? not where the weights have underflowed */
    readonly trustZeros: boolean,
  ) {
    this.#records = new Map(names.map((name) => [name, { held: 0, open: 0, measured: false }]));
  }

  /** Decides all properties that have not failed yet. */
  add(evaluation: Defined): void {
    for (const [name, record] of this.#records) {
      if (record.failing) continue;
      const { outcome, verdict } = decideAt(name, evaluation, this.trustZeros);
      if (verdict?.evidence !== 'certified') record.measured = true;
      if (outcome === 'fails') record.failing = evaluation.cloud;
      else if (outcome === 'holds') record.held++;
      else if (outcome === 'open') {
        record.open++;
        record.openNote ??= verdict?.note;
      }
    }
  }

  /** The properties that no crowd has refuted and that seem to fail at this one, as doubles see it. */
  suspects(evaluation: Defined): PropertyName[] {
    return [...this.#records].flatMap(([name, { failing }]) => (!failing && this.#failsInDoubles(name, evaluation) ? [name] : [])); // prettier-ignore
  }

  /** A smaller crowd at which a property seems to fail too: what is large is found in doubles, and decided exactly when small. */
  smallerInDoubles(name: PropertyName, cloud: Cloud): Cloud {
    return shrink(this.model.environment, cloud, (candidate) => {
      const evaluation = evaluateInDoubles(this.model, candidate);
      return evaluation.defined && this.#failsInDoubles(name, evaluation);
    });
  }

  #failsInDoubles(name: PropertyName, evaluation: Defined): boolean {
    return decideInDoubles(name, evaluation, this.trustZeros) === 'fails';
  }

  /** Is the property asked for, and not refuted yet? */
  isOpen(name: PropertyName): boolean {
    const record = this.#records.get(name);
    return record !== undefined && record.failing === undefined;
  }

  /** The verdicts, counterexamples as small as they get. */
  results(onShrunk: (name: PropertyName) => void): [PropertyName, FamilyPropertyResult][] {
    return [...this.#records].map(([name, record]) => {
      const result = record.failing ? this.#refuted(name, record.failing) : survived(record);
      onShrunk(name);
      return [name, result];
    });
  }

  #refuted(name: PropertyName, cloud: Cloud): FamilyPropertyResult {
    const { model, trustZeros } = this;
    const smallest = shrink(model.environment, cloud, (candidate) => {
      const evaluation = evaluate(model, candidate);
      return evaluation.defined && failsAt(name, evaluation, trustZeros);
    });
    const evaluation = evaluate(model, smallest) as Defined;
    const counterexample = counterexampleAt(model, evaluation);
    // Values from doubles are rationals too: what is shown about them is exact, but they are not the model's own.
    const verdict = evaluation.error
      ? property(name).decide(evaluation.finite)
      : certifyProperty(name, evaluation.finite);
    const { certificate = null, defect = null, note } = verdict;
    if (evaluation.error)
      return { verdict: 'fails', evidence: 'measured', defect: null, certificate, note: IN_DOUBLES, counterexample };
    return {
      verdict: 'fails',
      evidence: verdict.evidence,
      defect,
      certificate,
      ...(note === undefined ? {} : { note }),
      counterexample,
    };
  }
}

const IN_DOUBLES = 'by more than roundings explain, in values read from doubles';

/** The crowd of a counterexample with the model at it. */
export const counterexampleAt = (model: AveragingModel, { cloud, finite, kept }: Defined): Counterexample => ({
  ...cloudJson(model.environment, cloud),
  flow: toRows(finite.n, finite.flow),
  ...(kept.length < cloud.points.length ? { support: kept } : {}),
});

function survived({ held, open, measured, openNote }: Standing): FamilyPropertyResult {
  const none = { defect: null, certificate: null } as const;
  if (held === 0 || open > 0) {
    const note = `held at ${held} crowds, open at ${open}: ${openNote ?? 'too close to say in doubles'}`;
    return { ...none, verdict: 'undecided', evidence: 'measured', note };
  }
  return measured
    ? { ...none, verdict: 'holds', evidence: 'measured', note: `at all ${held} crowds, up to roundings` }
    : { ...none, verdict: 'holds', evidence: 'certified', defect: '0', note: `at all ${held} crowds` };
}
