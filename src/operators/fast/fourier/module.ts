import type { WasmModule } from '../web-assembly.js';
import { webAssembly } from '../web-assembly.js';

/** See assembly/fourier/index.ts. Arguments are addresses: of an axis, of arrays. */
export interface FourierLoops {
  along(axis: number, re: number, im: number): void;
  realForward(axis: number, x: number, re: number, im: number): void;
  realBackward(axis: number, re: number, im: number, x: number): void;
}

const FILE = new URL('../../../../dist/fourier.wasm', import.meta.url);

let known: WasmModule | undefined | null = null;

/** The compiled loops of assembly/fourier/, or undefined where they are not to be had. */
export function fourierModule(): WasmModule | undefined {
  if (known === null) known = make();
  return known;
}

function make(): WasmModule | undefined {
  // no import of node:fs: these modules are for browsers as well, where the plain path runs
  const fs = (globalThis.process as NodeJS.Process | undefined)?.getBuiltinModule?.('node:fs');
  if (!webAssembly || !fs?.existsSync(FILE)) return undefined;
  const bytes = fs.readFileSync(FILE);
  return webAssembly.validate(bytes) ? new webAssembly.Module(bytes) : undefined;
}
