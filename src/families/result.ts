import type { Certificate, Statement } from '../finite/certificate.js';
import type { CheckResult, PropertyResult, QuantityResult } from '../properties/classify.js';
import type { PropertyName } from '../properties/property.js';
import type { CloudJson } from './clouds/cloud.js';

/** Properties that only families of models have: they compare densities, or are uniform over them. */
export type FamilyOnlyName = 'material' | 'galilean-invariant' | 'local' | 'uniformly-regular';
export type FamilyPropertyName = PropertyName | FamilyOnlyName;

/** The smallest crowd at which a property fails, with the model there in exact numbers. */
export interface Counterexample extends CloudJson {
  /** F at the points with κ > 0; read from doubles unless the evidence is `certified` */
  readonly flow?: readonly (readonly string[])[];
  /** indices of the points with κ > 0, unless that is all of them */
  readonly support?: readonly number[];
  /** galilean-invariant: the translation, and F at the translated crowd */
  readonly shift?: readonly string[];
  readonly shiftedFlow?: readonly (readonly string[])[];
}

export interface FamilyPropertyResult extends Omit<PropertyResult, 'certificate'> {
  readonly certificate: Certificate | Statement | null;
  readonly counterexample?: Counterexample;
}

/** Whether a theorem of the paper applies to a model: never more than `not refuted`, for all densities cannot be tried. */
export interface TheoremResult {
  /** `Theorem 4.2` */
  readonly name: string;
  /** what it would give */
  readonly gives: string;
  readonly verdict: 'not refuted' | 'does not apply' | 'undecided';
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly name: string;
  readonly verdict: 'holds' | 'fails' | 'undecided';
  readonly evidence: 'certified' | 'measured';
  readonly note: string;
  /** the crowd that shows it */
  readonly instance?: CloudJson;
}

/** A number that depends on the density, at a crowd. */
export interface AtInstance extends QuantityResult {
  readonly instance: CloudJson;
}

/** `flockproof/check@1` for a model on an environment. */
export interface FamilyResult {
  readonly schema: CheckResult['schema'];
  readonly model: {
    readonly name: string;
    /** points of the reference crowd, at which the quantities are taken */
    readonly points: number;
    readonly environment: string;
    readonly parameters: Readonly<Record<string, string>>;
    /** `rational`: decided exactly; `double`: read from plain numbers */
    readonly arithmetic: 'rational' | 'double';
    readonly instances: {
      readonly exact: number;
      readonly doubles: number;
      readonly undefined: number;
      /** where it was not defined first, and what it said */
      readonly firstUndefined?: CloudJson & { readonly reason: string };
    };
    readonly seed: number;
  };
  readonly properties: Readonly<Record<string, FamilyPropertyResult>>;
  readonly quantities: Readonly<Record<'gap' | 'gapKappa' | 'lambda', QuantityResult>>;
  readonly reference: CloudJson;
  readonly smallestGap: AtInstance | null;
  readonly lowEnergy: LowEnergy | null;
  readonly thickness: Thickness | null;
  readonly strength: { readonly least: AtValue; readonly greatest: AtValue } | null;
  readonly theorems: readonly TheoremResult[];
  readonly notes?: readonly string[];
}

export interface AtValue {
  readonly value: string;
  readonly instance: CloudJson;
}

/** The low-energy method (138)-(141) at the reference crowd. */
export interface LowEnergy {
  /** the best ε of (141), A₁ ≥ ε E₁ on fields of mean zero; measured */
  readonly epsilon: number | null;
  /** the slowest field of (122), with its energies (139) */
  readonly field: readonly string[];
  readonly e0: string;
  readonly e1: string;
  readonly e2: string;
  readonly a0: string;
  readonly a1: string;
  readonly note?: string;
}

/** The ball-thickness (73), least over the points of the reference crowd. */
export interface Thickness {
  readonly radius: string;
  readonly value: string;
  readonly note: string;
}
