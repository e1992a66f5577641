import Module, { createRequire, register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from './files.js';

type ResolveFilename = (this: unknown, request: string, ...rest: unknown[]) => string;

/**
 * Lets a module outside of this package, in a folder where it is not installed, import `flockproof/…`: what cannot be found
 * there is found here. Both ways of loading are served, for a `.ts` file without a package.json is no ES module to Node.
 */
export function resolveOwnPackage(): void {
  const manifest = path.join(PACKAGE_ROOT, 'package.json');
  register(new URL('own-package-hook.js', import.meta.url), { data: { root: pathToFileURL(manifest).href } });
  const loader = Module as unknown as { _resolveFilename: ResolveFilename };
  const original = loader._resolveFilename;
  const own = createRequire(manifest);
  loader._resolveFilename = function (request, ...rest) {
    try {
      return original.call(this, request, ...rest);
    } catch (error) {
      if (!/^flockproof(?:\/|$)/.test(request)) throw error;
      return own.resolve(request);
    }
  };
}
