import { describe, expect, it } from 'vitest';
import '../../src/vitest/index.js';

describe('toBeGalileanInvariant', () => {
  it('is an error for a finite model, which has no environment, with .not as well', () => {
    const model = { name: 'swap', flow: [[0, 1], [1, 0]] }; // prettier-ignore
    const error = expect.objectContaining({ name: 'MatcherError', code: 'needs-environment' });
    expect(() => expect(model).toBeGalileanInvariant()).toThrow(error);
    expect(() => expect(model).not.toBeGalileanInvariant()).toThrow(error);
    expect(() => expect(model).toBeGalileanInvariant()).toThrow('swap is a finite model');
  });
});
