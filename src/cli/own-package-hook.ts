/** A resolver for ES modules, run by Node beside the program: see own-package.ts. */

type Resolve = (specifier: string, context: object) => Promise<{ url: string }>;

let root = '';

export function initialize(data: { readonly root: string }): void {
  root = data.root;
}

export async function resolve(specifier: string, context: object, next: Resolve): Promise<{ url: string }> {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!/^flockproof(?:\/|$)/.test(specifier)) throw error;
    // As if this package asked for itself.
    return next(specifier, { ...context, parentURL: root });
  }
}
