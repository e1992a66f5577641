import type { PropertyName } from './property.js';

/** The properties of the atlas: all that a finite model can have or lack, in the order of the bits of a pattern. */
export const ATLAS_PROPERTIES = [
  'conservative',
  'symmetric',
  'positive-semidefinite',
  'ball-positive',
  '1-contractive',
  '2-contractive',
  'normal',
  'idempotent',
  'irreducible',
  'primitive',
  'positive',
  'invertible',
  'has-gap',
] as const satisfies readonly PropertyName[];

export type AtlasProperty = (typeof ATLAS_PROPERTIES)[number];

/** Which of the properties a model has, as a set of bits: bit k for the k-th property. */
export type Pattern = number;

export const PATTERN_COUNT = 2 ** ATLAS_PROPERTIES.length;

export const bitOf = (property: AtlasProperty): Pattern => 1 << ATLAS_PROPERTIES.indexOf(property);

export const bitsOf = (properties: readonly AtlasProperty[]): Pattern =>
  properties.reduce((bits, name) => bits | bitOf(name), 0);

export const propertiesOf = (pattern: Pattern): AtlasProperty[] =>
  ATLAS_PROPERTIES.filter((_, k) => ((pattern >> k) & 1) === 1);

/** `1100…`: one digit for each property, in their order. */
export const patternText = (pattern: Pattern): string => ATLAS_PROPERTIES.map((_, k) => (pattern >> k) & 1).join('');

export const isAtlasProperty = (name: string): name is AtlasProperty =>
  (ATLAS_PROPERTIES as readonly string[]).includes(name);
