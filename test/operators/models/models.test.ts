import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { GALLERY } from '../../../src/claims/gallery/entries.js';
import { isSpelled } from '../../../src/claims/gallery/spelled/spelled.js';
import { describeModelLaws } from './model.properties.js';

describe('every model of section 2', () => {
  for (const entry of GALLERY) describeModelLaws(entry);
});

describe('the gallery', () => {
  it('has every model once more in the language of the checker', () => {
    const names = new Set(GALLERY.map(({ model }) => model.name));
    const spelled = new Set(GALLERY.filter(isSpelled).map(({ model }) => model.name));
    expect([...names].filter((name) => !spelled.has(name))).toEqual([]);
  });

  it('has no key twice', () => {
    const keys = GALLERY.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has a model from every file of models', () => {
    // weighted.ts is what several are made of; finite-set.ts makes opinions
    const files = readdirSync('src/operators/models').map((file) => file.replace('.ts', ''));
    const made = new Map([
      ['weighted', 'cucker-smale'],
      ['finite-set', 'opinions'],
      ['topological', 'topological-cucker-smale'],
    ]);
    const names = new Set(GALLERY.map(({ model }) => model.name));
    expect(files.filter((file) => !names.has(made.get(file) ?? file))).toEqual([]);
  });
});
