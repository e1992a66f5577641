import { describe, expect, it } from 'vitest';
import { nearNames } from '../../src/claims/near-names.js';

const IDS = ['prop-3.12', 'prop-3.12/sharp', 'lemma-3.1', 'eq-325', 'atlas'];

describe('ids near a written one', () => {
  it('begin with those that contain it', () => {
    expect(nearNames('sharp', IDS)[0]).toBe('prop-3.12/sharp');
    expect(nearNames('prop-3', IDS, 2)).toEqual(['prop-3.12', 'prop-3.12/sharp']);
  });

  it('go on by the number of letters that differ', () => {
    expect(nearNames('lema-3.1', IDS, 1)).toEqual(['lemma-3.1']);
    expect(nearNames('eq-352', IDS, 1)).toEqual(['eq-325']);
    expect(nearNames('', IDS, 1)).toEqual(['atlas']);
  });
});
