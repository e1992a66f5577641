/**
 * What the page of a run is made from: the interfaces of the trajectory's reader and of the files beside it, as far as the
 * page reads them.
 */
export interface RunHeader {
  readonly n: number;
  readonly dim: number;
  /** periods: of a torus, one for each dimension (length) */
  readonly environment: { readonly kind: string; readonly periods?: readonly number[] };
  readonly fields: readonly { readonly name: string; readonly width: number }[];
  readonly masses?: readonly number[] | { readonly uniform: number };
  /** species or flock of each agent */
  readonly labels?: readonly (number | string)[];
}

export interface RunReader {
  readonly header: RunHeader;
  readonly frames: number;
  /** x and v are n × dim, row-major; x is unwrapped on a torus; v is missing or empty for systems of first order */
  read(
    k: number,
    fields?: readonly string[],
  ): { readonly t: number; readonly x: Float64Array; readonly v?: Float64Array };
}

export interface ObservableColumn {
  /** `x-bound` bounds the column `x`: both are drawn in one figure */
  readonly name: string;
  /** a symbol, TeX without dollars */
  readonly label: string;
  /** TeX without dollars */
  readonly formula?: string;
  readonly equation?: string;
  readonly scale: 'linear' | 'log';
}

export interface RunObservables {
  readonly name?: string;
  readonly columns: readonly ObservableColumn[];
  /** t, then a number for each column, null where it is undefined */
  readonly rows: readonly (readonly (number | null)[])[];
}

export interface RunBound {
  /** that of the column that is bounded */
  readonly name: string;
  /** TeX without dollars */
  readonly formula: string;
  /** the theorem or equation that says so */
  readonly source?: string;
  /** largest observable / bound along the run */
  readonly worst: number | null;
  readonly holds: boolean;
}

export interface RunSummary {
  readonly name: string;
  readonly status: 'done' | 'event' | 'interrupted' | 'failed';
  readonly reason?: string;
  readonly t: number;
  readonly steps: number;
  readonly rejected?: number;
  readonly evaluations?: number;
  readonly errorEstimate?: number | null;
  readonly advice?: string;
  readonly seconds?: number;
  readonly bounds?: readonly RunBound[];
}
