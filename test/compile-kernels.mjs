import { compileKernels, kernelsAreCompiled } from '../scripts/compile-kernels.mjs';

/** Before the tests: compiles the vectorised loops, if they are missing or older than their sources. */
export async function setup() {
  if (kernelsAreCompiled()) return;
  const complaint = await compileKernels();
  if (complaint) throw new Error(complaint);
}
