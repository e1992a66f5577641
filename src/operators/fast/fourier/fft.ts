import type { Chirp } from './chirp.js';
import { chirpOf, roundingOfChirp } from './chirp.js';
import type { Pass } from './radices.js';
import { passesOf, roundingOf } from './radices.js';

/**
 * The discrete Fourier transform of any length, in doubles:
 *
 *     F(x)_k = Σⱼ x_j exp(−2πi jk/n)
 *
 * Stockham's self-sorting algorithm with radices 4, 2 and odd primes: no bit reversal, twiddle factors computed once. A prime
 * factor p costs O(p) operations a point, lengths with large ones are done by {@link Chirp}. Numbers one by one: what runs where
 * there are no vectorised loops, and what these are tested against.
 */
export interface FourierTransform {
  readonly n: number;
  /**
   * Bound on rounding, in units of ε/2 and to first order: the computed F(x) is off by at most `rounding` ε/2 Σ|x_j| at each
   * frequency, and by `rounding` ε/2 ‖F(x)‖₂ in the Euclidean norm.
   */
  readonly rounding: number;
  /**
   * In place. Not reentrant: the work arrays belong to the transform.
   *
   * @param re,im real and imaginary parts; n numbers of each from index `at` on
   */
  forward(re: Float64Array, im: Float64Array, at?: number): void;
  /** n times the inverse, F(x) with +i; in place. */
  backward(re: Float64Array, im: Float64Array, at?: number): void;
}

const known = new Map<number, FourierTransform>();

/** Transforms that are kept. */
const MAX_KNOWN = 64;

/**
 * The transform of length n; made once.
 *
 * @throws {RangeError} unless n is a positive integer
 */
export function fourierTransform(n: number): FourierTransform {
  if (!(Number.isInteger(n) && n >= 1)) throw new RangeError(`n: ${n}, expected a positive integer`);
  const found = known.get(n);
  if (found) return found;
  const chirp = chirpOf(n);
  const transform = chirp ? byChirp(n, chirp) : byButterflies(n);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(n, transform);
  return transform;
}

function byButterflies(n: number): FourierTransform {
  const passes = passesOf(n, 4);
  const work = [0, 1].map(() => ({ re: new Float64Array(n), im: new Float64Array(n) }));
  const scratch = new Float64Array(2 * Math.max(1, ...passes.map(({ radix }) => radix)));
  const run = (re: Float64Array, im: Float64Array, at: number): void => {
    // From one work array to the other. A single pass is a single butterfly, which reads everything before it writes.
    for (let k = 0; k < passes.length; k++) {
      const pass = passes[k];
      const first = k === 0;
      const last = k === passes.length - 1;
      const from = work[(k + 1) % 2];
      const to = work[k % 2];
      const butterflies = pass.radix === 4 ? radixFour : pass.radix === 2 ? radixTwo : radixOdd;
      butterflies(
        pass,
        first ? re : from.re,
        first ? im : from.im,
        first ? at : 0,
        last ? re : to.re,
        last ? im : to.im,
        last ? at : 0,
        scratch,
      );
    }
  };
  return {
    n,
    rounding: roundingOf(passes),
    forward: (re, im, at = 0) => run(re, im, at),
    // conjugated, transformed and conjugated: the parts in exchanged roles
    backward: (re, im, at = 0) => run(im, re, at),
  };
}

function byChirp(n: number, { length, factors, re: waveR, im: waveI }: Chirp): FourierTransform {
  const inner = byButterflies(length);
  inner.forward(waveR, waveI);
  const [workR, workI] = [new Float64Array(length), new Float64Array(length)];
  const run = (re: Float64Array, im: Float64Array, at: number): void => {
    workR.fill(0);
    workI.fill(0);
    for (let k = 0, o = at; k < n; k++, o++) turned(workR, workI, k, re[o], im[o], factors, 2 * k);
    inner.forward(workR, workI);
    for (let k = 0; k < length; k++) {
      const [a, b] = [workR[k], workI[k]];
      workR[k] = a * waveR[k] - b * waveI[k];
      workI[k] = a * waveI[k] + b * waveR[k];
    }
    inner.backward(workR, workI);
    for (let k = 0, o = at; k < n; k++, o++) turned(re, im, o, workR[k], workI[k], factors, 2 * k);
  };
  return {
    n,
    rounding: roundingOfChirp(n, inner.rounding),
    forward: (re, im, at = 0) => run(re, im, at),
    backward: (re, im, at = 0) => run(im, re, at),
  };
}

type Butterflies = (
  pass: Pass,
  xr: Float64Array,
  xi: Float64Array,
  from: number,
  yr: Float64Array,
  yi: Float64Array,
  to: number,
  scratch: Float64Array,
) => void;

const radixTwo: Butterflies = ({ count, stride, twiddles }, xr, xi, from, yr, yi, to) => {
  const half = stride * count;
  for (let p = 0; p < count; p++) {
    const wr = twiddles[2 * p];
    const wi = twiddles[2 * p + 1];
    for (let q = 0; q < stride; q++) {
      const a = from + stride * p + q;
      const b = a + half;
      const o = to + 2 * stride * p + q;
      const ar = xr[a];
      const ai = xi[a];
      const br = xr[b];
      const bi = xi[b];
      const tr = ar - br;
      const ti = ai - bi;
      yr[o] = ar + br;
      yi[o] = ai + bi;
      yr[o + stride] = tr * wr - ti * wi;
      yi[o + stride] = tr * wi + ti * wr;
    }
  }
};

const radixFour: Butterflies = ({ count, stride, twiddles }, xr, xi, from, yr, yi, to) => {
  const quarter = stride * count;
  for (let p = 0; p < count; p++) {
    const t = 6 * p;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    const w3r = twiddles[t + 4];
    const w3i = twiddles[t + 5];
    const base = from + stride * p;
    const out = to + 4 * stride * p;
    for (let q = 0; q < stride; q++) {
      const a = base + q;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const ar = xr[a];
      const ai = xi[a];
      const br = xr[b];
      const bi = xi[b];
      const cr = xr[c];
      const ci = xi[c];
      const dr = xr[d];
      const di = xi[d];
      const sumR = ar + cr;
      const sumI = ai + ci;
      const gapR = ar - cr;
      const gapI = ai - ci;
      const evenR = br + dr;
      const evenI = bi + di;
      // −i (b − d)
      const oddR = bi - di;
      const oddI = dr - br;
      const o = out + q;
      const o1 = o + stride;
      const o2 = o1 + stride;
      const o3 = o2 + stride;
      yr[o] = sumR + evenR;
      yi[o] = sumI + evenI;
      const r1 = gapR + oddR;
      const i1 = gapI + oddI;
      yr[o1] = r1 * w1r - i1 * w1i;
      yi[o1] = r1 * w1i + i1 * w1r;
      const r2 = sumR - evenR;
      const i2 = sumI - evenI;
      yr[o2] = r2 * w2r - i2 * w2i;
      yi[o2] = r2 * w2i + i2 * w2r;
      const r3 = gapR - oddR;
      const i3 = gapI - oddI;
      yr[o3] = r3 * w3r - i3 * w3i;
      yi[o3] = r3 * w3i + i3 * w3r;
    }
  }
};

/** Inputs k and p − k together: their sum meets the cosine, their difference the sine, for outputs l and p − l alike. */
const radixOdd: Butterflies = ({ radix, count, stride, twiddles, roots }, xr, xi, from, yr, yi, to, scratch) => {
  const part = stride * count;
  const half = (radix - 1) / 2;
  for (let p = 0; p < count; p++)
    for (let q = 0; q < stride; q++) {
      const a = from + stride * p + q;
      const x0r = xr[a];
      const x0i = xi[a];
      let totalR = x0r;
      let totalI = x0i;
      for (let k = 1; k <= half; k++) {
        const b = a + k * part;
        const c = a + (radix - k) * part;
        const s = 4 * (k - 1);
        scratch[s] = xr[b] + xr[c];
        scratch[s + 1] = xi[b] + xi[c];
        scratch[s + 2] = xr[b] - xr[c];
        scratch[s + 3] = xi[b] - xi[c];
        totalR += scratch[s];
        totalI += scratch[s + 1];
      }
      const o = to + stride * radix * p + q;
      yr[o] = totalR;
      yi[o] = totalI;
      for (let l = 1; l <= half; l++) {
        let evenR = x0r;
        let evenI = x0i;
        let oddR = 0;
        let oddI = 0;
        for (let k = 1, e = l; k <= half; k++) {
          const s = 4 * (k - 1);
          const cosine = roots[2 * e];
          const sine = roots[2 * e + 1];
          evenR += scratch[s] * cosine;
          evenI += scratch[s + 1] * cosine;
          oddR -= scratch[s + 3] * sine;
          oddI += scratch[s + 2] * sine;
          // e = k l mod radix
          e += l;
          if (e >= radix) e -= radix;
        }
        const w = 2 * p * (radix - 1) - 2;
        turned(yr, yi, o + stride * l, evenR + oddR, evenI + oddI, twiddles, w + 2 * l);
        turned(yr, yi, o + stride * (radix - l), evenR - oddR, evenI - oddI, twiddles, w + 2 * (radix - l));
      }
    }
};

/** y_o = (r + i·s) w */
function turned(
  yr: Float64Array,
  yi: Float64Array,
  o: number,
  r: number,
  s: number,
  twiddles: Float64Array,
  w: number,
): void {
  const wr = twiddles[w];
  const wi = twiddles[w + 1];
  yr[o] = r * wr - s * wi;
  yi[o] = r * wi + s * wr;
}
