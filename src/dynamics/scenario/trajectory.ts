import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** The format of trajectory.bin; docs/simulate.md has it with examples of readers. */
export const TRAJECTORY_SCHEMA = 'flockproof/trajectory@1';

const MAGIC = 'FLKTRAJ1';

/** Frames begin at a multiple of this. */
const ALIGNMENT = 8;

/** Longest header that a reader takes: 10⁷ masses of 20 digits. */
const MAX_HEADER = 2 ** 28;

export interface TrajectoryField {
  readonly name: string;
  /** numbers an agent */
  readonly width: number;
}

export interface TrajectoryHeader {
  readonly schema: typeof TRAJECTORY_SCHEMA;
  readonly name?: string;
  readonly n: number;
  /** 0 for players of a finite set */
  readonly dim: number;
  readonly environment: { readonly kind: string; readonly periods?: readonly number[] };
  readonly fields: readonly TrajectoryField[];
  readonly dtype: 'float64' | 'float32';
  readonly frameBytes: number;
  readonly masses: readonly number[] | { readonly uniform: number };
  /** one name an agent: species, flocks, probes */
  readonly labels?: readonly string[];
}

/** What is written down of a header; the rest follows. */
export type TrajectoryShape = Omit<TrajectoryHeader, 'schema' | 'frameBytes'>;

const bytesOf = (dtype: TrajectoryHeader['dtype']): number => (dtype === 'float64' ? 8 : 4);

/** Bytes of a frame: time, then the fields. Padded to whole doubles, so that times are aligned. */
export function frameBytes({ n, fields, dtype }: Pick<TrajectoryHeader, 'n' | 'fields' | 'dtype'>): number {
  const numbers = fields.reduce((sum, { width }) => sum + width * n, 0);
  return 8 + ALIGNMENT * Math.ceil((numbers * bytesOf(dtype)) / ALIGNMENT);
}

/** All masses equal is one number. */
export const massesForHeader = (masses: Float64Array): TrajectoryHeader['masses'] =>
  masses.every((m) => m === masses[0]) ? { uniform: masses[0] } : Array.from(masses);

/** Writes a trajectory frame by frame: an open file. */
export class TrajectoryWriter {
  private readonly descriptor: number;
  private readonly frame: ArrayBuffer;
  private readonly numbers: Float64Array | Float32Array;
  private readonly offset: number;
  private count: number;

  /** @param kept frames of a file that is there; those after them are cut off. Without, a new file */
  constructor(file: string, shape: TrajectoryShape, kept?: number) {
    const bytes = frameBytes(shape);
    const head = encodeHeader({ schema: TRAJECTORY_SCHEMA, ...shape, frameBytes: bytes });
    this.offset = head.length;
    this.count = kept ?? 0;
    this.frame = new ArrayBuffer(bytes);
    this.numbers = shape.dtype === 'float64' ? new Float64Array(this.frame, 8) : new Float32Array(this.frame, 8);
    this.descriptor = openSync(file, kept === undefined ? 'w+' : 'r+');
    if (kept === undefined) writeAll(this.descriptor, head, 0);
    else {
      const there = new Uint8Array(head.length);
      readSync(this.descriptor, there, 0, head.length, 0);
      const short = fstatSync(this.descriptor).size < head.length + kept * bytes;
      if (short || !head.every((byte, k) => byte === there[k])) {
        closeSync(this.descriptor);
        throw new TrajectoryError(`${file}: not the ${kept} frames that the checkpoint counts`);
      }
      this.truncate(kept);
    }
  }

  get frames(): number {
    return this.count;
  }

  /** @param values the fields one after the other */
  write(t: number, values: Float64Array): void {
    new DataView(this.frame).setFloat64(0, t, true);
    this.numbers.set(values);
    if (this.numbers instanceof Float32Array) {
      const far = this.numbers.findIndex((value, k) => !Number.isFinite(value) && Number.isFinite(values[k]));
      if (far >= 0)
        throw new TrajectoryError(`t = ${t}: ${values[far]} is beyond float32: "output": { "dtype": "float64" }`);
    }
    writeAll(this.descriptor, new Uint8Array(this.frame), this.offset + this.count * this.frame.byteLength);
    this.count++;
  }

  /** Only the first frames are left. */
  truncate(frames: number): void {
    ftruncateSync(this.descriptor, this.offset + frames * this.frame.byteLength);
    this.count = frames;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
}

function encodeHeader(header: TrajectoryHeader): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = ALIGNMENT * Math.ceil((12 + text.length) / ALIGNMENT) - 12;
  const out = new Uint8Array(12 + length).fill(0x20);
  out.set(new TextEncoder().encode(MAGIC), 0);
  new DataView(out.buffer).setUint32(8, length, true);
  out.set(text, 12);
  return out;
}

/** A file that is no trajectory. */
export class TrajectoryError extends Error {
  override readonly name = 'TrajectoryError';
}

/** One frame. Fields are copies, row-major. */
export interface TrajectoryFrame {
  readonly t: number;
  /** `x` and `v` where there are such fields, else empty; opinions are `v` */
  readonly x: Float64Array;
  readonly v: Float64Array;
  /** all fields that were read, by name */
  readonly fields: Readonly<Record<string, Float64Array>>;
}

/** Reads trajectory.bin, any frame of it, also while it is being written. An open file. */
export class TrajectoryReader {
  readonly header: TrajectoryHeader;
  private readonly descriptor: number;
  private readonly offset: number;

  /** @throws {TrajectoryError} for a file that is none */
  constructor(private readonly file: string) {
    this.descriptor = openSync(file, 'r');
    try {
      const head = this.bytes(0, 12);
      const length = head.length < 12 ? 0 : new DataView(head.buffer).getUint32(8, true);
      if (new TextDecoder().decode(head.subarray(0, 8)) !== MAGIC || !(length > 0 && length <= MAX_HEADER))
        throw new TrajectoryError(`${file}: no trajectory, it does not begin with ${MAGIC}`);
      this.header = readHeader(file, new TextDecoder().decode(this.bytes(12, length)));
      this.offset = 12 + length;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Whole frames; a torn one at the end does not count. */
  get frames(): number {
    return Math.floor((fstatSync(this.descriptor).size - this.offset) / this.header.frameBytes);
  }

  /**
   * Frame k, from 0.
   *
   * @param only names of fields; all unless given
   * @throws {RangeError} beyond the frames that there are
   */
  read(k: number, only?: readonly string[]): TrajectoryFrame {
    const { header, frames } = this;
    if (!(Number.isInteger(k) && k >= 0 && k < frames))
      throw new RangeError(`frame ${k}, expected 0 to ${frames - 1} in ${this.file}`);
    const start = this.offset + k * header.frameBytes;
    const t = new DataView(this.bytes(start, 8).buffer).getFloat64(0, true);
    const size = bytesOf(header.dtype);
    const fields: Record<string, Float64Array> = {};
    let at = start + 8;
    for (const { name, width } of header.fields) {
      const length = width * header.n * size;
      if (only?.includes(name) ?? true) {
        const { buffer } = this.bytes(at, length);
        fields[name] = header.dtype === 'float64' ? new Float64Array(buffer) : Float64Array.from(new Float32Array(buffer)); // prettier-ignore
      }
      at += length;
    }
    const none = new Float64Array(0);
    return { t, x: fields.x ?? none, v: fields.v ?? fields.p ?? none, fields };
  }

  close(): void {
    closeSync(this.descriptor);
  }

  /** as many bytes as there are, in a buffer of their own */
  private bytes(position: number, length: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const got = readSync(this.descriptor, out, done, length - done, position + done);
      if (got === 0) return out.slice(0, done);
      done += got;
    }
    return out;
  }
}

function readHeader(file: string, text: string): TrajectoryHeader {
  let header: TrajectoryHeader;
  try {
    header = JSON.parse(text) as TrajectoryHeader;
  } catch {
    throw new TrajectoryError(`${file}: the header is no JSON`);
  }
  const schema: string = header.schema;
  if (schema !== TRAJECTORY_SCHEMA) throw new TrajectoryError(`${file}: ${schema}, expected ${TRAJECTORY_SCHEMA}`);
  if (header.frameBytes !== frameBytes(header))
    throw new TrajectoryError(`${file}: frames of ${header.frameBytes} bytes, expected ${frameBytes(header)}`);
  return header;
}
