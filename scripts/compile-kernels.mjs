// Compiles assembly/ to dist/kernels.wasm and assembly/fourier/ to dist/fourier.wasm. Part of the build; the tests call it too, which
// may run without one.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const assembly = path.join(root, 'assembly');

/**
 * The memory comes from the host, which makes it as large as it must be. That of the forces is shared by threads; its constants stand
 * behind the fixed places of the task, hence the base, and two pages are what both need. Each transform has a memory of its own.
 */
// prettier-ignore
const MODULES = [
  {
    source: assembly,
    target: path.join(root, 'dist/kernels.wasm'),
    options: [
      '--enable', 'threads', '--sharedMemory', '--initialMemory', '2', '--maximumMemory', '65536', '--memoryBase', '4096',
    ],
  },
  {
    source: path.join(assembly, 'fourier'),
    target: path.join(root, 'dist/fourier.wasm'),
    options: ['--initialMemory', '1', '--memoryBase', '1024', '--noExportMemory'],
  },
];
const COMMON = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'];

/** @returns {Promise<string | undefined>} what went wrong */
export async function compileKernels() {
  const { default: asc } = await import('assemblyscript/asc');
  const lines = [];
  for (const { source, target, options } of MODULES) {
    mkdirSync(path.dirname(target), { recursive: true });
    const { error } = await asc.main(['index.ts', '--baseDir', source, '--outFile', target, ...COMMON, ...options], {
      stderr: { write: (text) => lines.push(text) },
    });
    if (error) return `${error.message}\n${lines.join('')}`;
  }
  return undefined;
}

/** Is there a compiled module at least as new as every source, for each? */
export function kernelsAreCompiled() {
  return MODULES.every(({ source, target }) => {
    if (!existsSync(target)) return false;
    const made = statSync(target).mtimeMs;
    return readdirSync(source).every((file) => statSync(path.join(source, file)).mtimeMs <= made);
  });
}
