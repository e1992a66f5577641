import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WasmMemory, WasmModule } from '../../../operators/fast/web-assembly.js';
import { MAX_PAGES, PAGE, webAssembly } from '../../../operators/fast/web-assembly.js';
import { FIRST_COLUMN } from './layout.js';

/** The vectorised loops (assembly/) and the memory that they work on, which is one for the process and its threads. */
export interface Engine {
  readonly module: WasmModule;
  readonly memory: WasmMemory<SharedArrayBuffer>;
  readonly kernels: Kernels;
  /** the memory as integers and as doubles, after {@link Engine.reserve} */
  ints(): Int32Array;
  doubles(): Float64Array;
  /** Makes room for that many bytes, from the start. Everything in it is scratch: overwritten by the next task. */
  reserve(bytes: number): boolean;
}

/** See assembly/index.ts. */
interface Kernels {
  run(): number;
  gatherParts(): void;
  profile(at: number, count: number): void;
}

const FILE = fileURLToPath(new URL('../../../../dist/kernels.wasm', import.meta.url));

let known: Engine | undefined | null = null;

/** The engine, or undefined where there is no compiled module or no vector instructions: then the plain paths run. */
export function simdEngine(): Engine | undefined {
  if (known === null) known = make();
  return known;
}

function make(): Engine | undefined {
  if (!webAssembly || !existsSync(FILE)) return undefined;
  const bytes = readFileSync(FILE);
  if (!webAssembly.validate(bytes)) return undefined;
  const module = new webAssembly.Module(bytes);
  const memory = new webAssembly.Memory({ initial: FIRST_COLUMN / PAGE, maximum: MAX_PAGES, shared: true });
  const kernels = new webAssembly.Instance(module, { env: { memory } }).exports as Kernels;
  let doubles = new Float64Array(memory.buffer);
  let ints = new Int32Array(memory.buffer);
  return {
    module,
    memory,
    kernels,
    ints: () => ints,
    doubles: () => doubles,
    reserve(wanted) {
      const missing = Math.ceil(wanted / PAGE) - memory.buffer.byteLength / PAGE;
      if (missing <= 0) return true;
      if (memory.buffer.byteLength / PAGE + missing > MAX_PAGES) return false;
      memory.grow(missing);
      doubles = new Float64Array(memory.buffer);
      ints = new Int32Array(memory.buffer);
      return true;
    },
  };
}
