import { gridTransform } from '../../operators/fast/fft-grid.js';

/** What Fourier transforms do for periodic functions that are known at n equidistant nodes, many at a time. */
export interface PeriodicLine {
  readonly n: number;
  readonly period: number;
  /** frequencies |k| ≤ `kept` are kept by projections: below n/3, so that products of two of them have no aliases there */
  readonly kept: number;
  /**
   * d/dx of the trigonometric interpolants at the nodes; the highest frequency of even n has derivative 0. Allocates nothing.
   *
   * @param out    rows × n, row-major, overwritten; not `values`
   * @param values rows × n
   */
  derivative(out: Float64Array, values: Float64Array, rows: number): void;
  /** out = P(source − ∂_x flux), P the projection on the frequencies kept. All rows × n; `out` may be one of the others. */
  balance(out: Float64Array, flux: Float64Array, source: Float64Array, rows: number): void;
  /** P in place */
  project(values: Float64Array, rows: number): void;
  /** Σ |F_k|² over the upper third of the frequencies kept, and over all: of one row, from `at` on */
  power(values: Float64Array, at: number): { readonly high: number; readonly all: number };
}

/** The line of n nodes on a circle. Not reentrant. */
export function periodicLine(n: number, period: number): PeriodicLine {
  const transform = gridTransform([n]);
  const kept = Math.ceil(n / 3) - 1;
  const wave = Float64Array.from({ length: n }, (_, k) => (2 * k < n ? k : k - n));
  const keeps = wave.map((k) => (Math.abs(k) <= kept ? 1 : 0));
  const slope = wave.map((k) => (2 * Math.abs(k) === n ? 0 : (2 * Math.PI * k) / period));
  const differentiate = { re: new Float64Array(n), im: slope };
  const projection = { re: keeps };
  // two rows as one complex function: what is done to them is real
  const [a, b, c, d] = [0, 1, 2, 3].map(() => new Float64Array(n));
  const load = (re: Float64Array, im: Float64Array, values: Float64Array, r: number, rows: number): void => {
    for (let i = 0, at = r * n; i < n; i++, at++) {
      re[i] = values[at];
      im[i] = r + 1 < rows ? values[at + n] : 0;
    }
  };
  const store = (out: Float64Array, r: number, rows: number): void => {
    for (let i = 0, at = r * n; i < n; i++, at++) {
      out[at] = a[i];
      if (r + 1 < rows) out[at + n] = b[i];
    }
  };
  return {
    n,
    period,
    kept,
    derivative(out, values, rows) {
      for (let r = 0; r < rows; r += 2) {
        load(a, b, values, r, rows);
        transform.multiply(a, b, differentiate);
        store(out, r, rows);
      }
    },
    balance(out, flux, source, rows) {
      for (let r = 0; r < rows; r += 2) {
        load(a, b, source, r, rows);
        load(c, d, flux, r, rows);
        transform.forward(a, b);
        transform.forward(c, d);
        for (let k = 0; k < n; k++) {
          // −2πi k/L times c + i d
          a[k] = keeps[k] * (a[k] + slope[k] * d[k]);
          b[k] = keeps[k] * (b[k] - slope[k] * c[k]);
        }
        transform.inverse(a, b);
        store(out, r, rows);
      }
    },
    project(values, rows) {
      for (let r = 0; r < rows; r += 2) {
        load(a, b, values, r, rows);
        transform.multiply(a, b, projection);
        store(values, r, rows);
      }
    },
    power(values, at) {
      load(a, b, values.subarray(at, at + n), 0, 1);
      transform.forward(a, b);
      let [high, all] = [0, 0];
      for (let k = 0; k < n; k++) {
        const square = a[k] ** 2 + b[k] ** 2;
        all += square;
        if (keeps[k] === 1 && 3 * Math.abs(wave[k]) > 2 * kept) high += square;
      }
      return { high, all };
    },
  };
}
