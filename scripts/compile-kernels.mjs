// Compiles assembly/ to dist/kernels.wasm. Part of the build; the tests call it too, which may run without one.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const source = path.join(root, 'assembly');
const target = path.join(root, 'dist/kernels.wasm');

/**
 * Constants stand behind the fixed places of the task, hence the base. Two pages are what both need; the host makes the memory as
 * large as it must be, up to 4 GB.
 */
// prettier-ignore
const OPTIONS = [
  'index.ts', '--baseDir', source, '--outFile', target, '-O3', '--noAssert', '--runtime', 'stub',
  '--enable', 'simd', '--enable', 'threads', '--importMemory', '--sharedMemory',
  '--initialMemory', '2', '--maximumMemory', '65536', '--memoryBase', '4096',
];

/** @returns {Promise<string | undefined>} what went wrong */
export async function compileKernels() {
  const { default: asc } = await import('assemblyscript/asc');
  mkdirSync(path.dirname(target), { recursive: true });
  const lines = [];
  const { error } = await asc.main(OPTIONS, { stderr: { write: (text) => lines.push(text) } });
  return error ? `${error.message}\n${lines.join('')}` : undefined;
}

/** Is there a compiled module at least as new as every source? */
export function kernelsAreCompiled() {
  if (!existsSync(target)) return false;
  const made = statSync(target).mtimeMs;
  return readdirSync(source).every((file) => statSync(path.join(source, file)).mtimeMs <= made);
}
