import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROPERTIES, isPropertyName, property } from '../../src/properties/registry.js';
import { FIXTURES } from '../fixtures/models.js';
import { DEFINITIONS } from '../fixtures/naive.js';

describe('the registry of properties', () => {
  it('lists every property once, and each has a definition in the oracle', () => {
    const names = PROPERTIES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...names].sort()).toEqual(Object.keys(DEFINITIONS).sort());
  });

  it('has a test file for each of them', () => {
    const files = readdirSync(new URL('.', import.meta.url));
    const spelled = (name: string): string => name.replace(/^1-/, 'one-').replace(/^2-/, 'two-');
    for (const { name } of PROPERTIES) expect(files).toContain(`${spelled(name)}.test.ts`);
  });

  it('finds a property by its name and by nothing else', () => {
    for (const p of PROPERTIES) expect(property(p.name)).toBe(p);
    for (const name of ['', 'Conservative', 'constructor', '__proto__', 'toString'])
      expect(isPropertyName(name)).toBe(false);
    expect(isPropertyName('ball-positive')).toBe(true);
  });

  it('separates any two properties that are not the same by a fixture or explains why not', () => {
    // By (39) and Lemma 3.9 these decide alike: 1-contractive, p-contractive, 2-contractive and conservative.
    const alike = ['conservative', '1-contractive', '2-contractive', 'p-contractive'];
    const row = (name: string): string =>
      FIXTURES.map(({ holds }) => ((holds as string[]).includes(name) ? 1 : 0)).join('');
    const kinds = PROPERTIES.filter(({ name }) => !alike.slice(1).includes(name)).map(({ name }) => row(name));
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
