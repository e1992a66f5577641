import { describe, expect, it } from 'vitest';
import { nearIds } from '../../src/vitest/near-ids.js';

const IDS = ['prop-3.12', 'prop-3.12/sharp', 'lemma-3.1', 'eq-325', 'atlas'];

describe('ids near a written one', () => {
  it('begin with those that contain it', () => {
    expect(nearIds('sharp', IDS)[0]).toBe('prop-3.12/sharp');
    expect(nearIds('prop-3', IDS, 2)).toEqual(['prop-3.12', 'prop-3.12/sharp']);
  });

  it('go on by the number of letters that differ', () => {
    expect(nearIds('lema-3.1', IDS, 1)).toEqual(['lemma-3.1']);
    expect(nearIds('eq-352', IDS, 1)).toEqual(['eq-325']);
    expect(nearIds('', IDS, 1)).toEqual(['atlas']);
  });
});
