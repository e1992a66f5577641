import { afterEach, describe, expect, it, vi } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { RejectedCertificate, certifyProperty } from '../../src/properties/certify.js';
import { holdsByIdentity } from '../../src/properties/property.js';
import { property } from '../../src/properties/registry.js';
import '../../src/vitest/index.js';

const follow = finiteModel({ flow: [[1, 0], [1, 0]] }); // prettier-ignore

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the checker behind the matchers', () => {
  it('catches a planted decision that a model is conservative when it is not', () => {
    vi.spyOn(property('conservative'), 'decide').mockReturnValue(holdsByIdentity);
    expect(() => certifyProperty('conservative', follow)).toThrow(RejectedCertificate);
    expect(() => expect(follow).toBeConservative()).toThrow(RejectedCertificate);
    expect(() => expect(follow).not.toBeConservative()).toThrow(RejectedCertificate);
  });

  it('catches it inside a claim as well', () => {
    vi.spyOn(property('conservative'), 'decide').mockReturnValue(holdsByIdentity);
    // prettier-ignore
    expect(() => expect({ flow: [[1, 3], [1, 1]] }).toSatisfyClaim('prop-3.12')).toThrow(RejectedCertificate);
  });
});
