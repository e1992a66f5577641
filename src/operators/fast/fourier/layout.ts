/** The memory of a plan, laid out for assembly/fourier/: tables, axes, work spaces, arrays. Addresses in bytes. */
import type { WasmModule } from '../web-assembly.js';
import { MAX_PAGES, PAGE, webAssembly } from '../web-assembly.js';
import { chirpOf, roundingOfChirp } from './chirp.js';
import { fourierTransform } from './fft.js';
import type { Side } from './grid-shape.js';
import type { FourierLoops } from './module.js';
import type { Pass } from './radices.js';
import { passesOf, roundingOf } from './radices.js';

/** Above what the compiled module keeps for itself. */
const FIRST = 4096;

const LINE = 64;

/** Columns side by side: a line of the cache where they are columns of the array, fewer where rows are turned into columns. */
const [COLUMNS, ROWS] = [8, 4];

/** Between real and imaginary parts, so that they do not meet in the cache: lines. */
const APART = 3;

/** Work spaces, two of real and imaginary parts each. */
interface Work {
  readonly first: number;
  readonly second: number;
  readonly gap: number;
  readonly sums: number;
}

export interface Layout {
  /** the address of so many doubles */
  array(size: number): number;
  /** the address of an axis, and its bound on rounding */
  axis(side: Side): { readonly at: number; readonly rounding: number };
  /** @returns undefined if there is no such memory to be had; else the loops on it */
  start(module: WasmModule): { readonly loops: FourierLoops; readonly buffer: ArrayBuffer } | undefined;
}

/** @param sides all that there will be: work spaces are made for the longest */
export function layOut(sides: readonly Side[]): Layout {
  let end = FIRST;
  const tables: { readonly at: number; readonly values: Float64Array | Int32Array }[] = [];
  const place = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / LINE + APART) * LINE;
    return at;
  };
  const put = (values: Float64Array | Int32Array): number => {
    const at = place(values.byteLength);
    tables.push({ at, values });
    return at;
  };
  const work = workFor(sides, place);
  return {
    array: (size) => place(8 * size),
    axis(side) {
      const { n, outer, inner } = side;
      const chirp = chirpOf(n);
      const length = chirp?.length ?? n;
      const passes = passesOf(length, 8);
      const list = put(Int32Array.from(passes.flatMap((pass) => passFields(pass, put))));
      const factors = chirp ? put(chirp.factors) : 0;
      const waves = chirp ? put(spectrum(length, chirp.re, chirp.im)) : 0;
      const block = 8 * columnsOf(side);
      const { first, second, gap, sums } = work;
      const fields = [n, outer, inner, block, length, list, passes.length, factors, waves, first, second, gap, sums];
      const rounding = roundingOf(passes);
      return { at: put(Int32Array.from(fields)), rounding: chirp ? roundingOfChirp(n, rounding) : rounding };
    },
    start(module) {
      const initial = Math.ceil(end / PAGE);
      if (!webAssembly || initial > MAX_PAGES) return undefined;
      const memory = attempt(() => new webAssembly!.Memory({ initial }));
      if (!memory) return undefined;
      const loops = new webAssembly.Instance(module, { env: { memory } }).exports as FourierLoops;
      for (const { at, values } of tables)
        if (values instanceof Int32Array) new Int32Array(memory.buffer, at, values.length).set(values);
        else new Float64Array(memory.buffer, at, values.length).set(values);
      return { loops, buffer: memory.buffer };
    },
  };
}

const columnsOf = ({ inner }: Side): number => (inner === 1 ? ROWS : COLUMNS);

function workFor(sides: readonly Side[], place: (bytes: number) => number): Work {
  const bytes = Math.max(...sides.map((side) => 8 * columnsOf(side) * (chirpOf(side.n)?.length ?? side.n)));
  const gap = Math.ceil(bytes / LINE + APART) * LINE;
  // pairs of complex numbers, for radices up to the length
  return { first: place(2 * gap), second: place(2 * gap), gap, sums: place(bytes) };
}

const passFields = (
  { radix, count, stride, twiddles, roots }: Pass,
  put: (table: Float64Array) => number,
): number[] => [radix, count, stride, put(twiddles), put(roots)];

/** F of what a chirp is convolved with, real and imaginary parts in turn. */
function spectrum(length: number, re: Float64Array, im: Float64Array): Float64Array {
  fourierTransform(length).forward(re, im);
  return Float64Array.from({ length: 2 * length }, (_, k) => (k % 2 === 0 ? re : im)[k >> 1]);
}

/** Memory may be refused, as a RangeError: addresses are a resource. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
