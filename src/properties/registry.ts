import { ballPositive } from './ball-positive.js';
import { conservative } from './conservative.js';
import { hasGap } from './has-gap.js';
import { idempotent } from './idempotent.js';
import { invertible } from './invertible.js';
import { irreducible } from './irreducible.js';
import { normal } from './normal.js';
import { oneContractive } from './one-contractive.js';
import { pContractive } from './p-contractive.js';
import { positive } from './positive.js';
import { positiveSemidefinite } from './positive-semidefinite.js';
import { primitive } from './primitive.js';
import type { Property, PropertyName } from './property.js';
import { rightStochastic } from './right-stochastic.js';
import { symmetric } from './symmetric.js';
import { twoContractive } from './two-contractive.js';

/** Every property of finite models, in the order of reports. */
export const PROPERTIES: readonly Property[] = [
  rightStochastic,
  conservative,
  symmetric,
  positiveSemidefinite,
  ballPositive,
  oneContractive,
  twoContractive,
  pContractive,
  normal,
  idempotent,
  irreducible,
  primitive,
  positive,
  invertible,
  hasGap,
];

const BY_NAME = new Map(PROPERTIES.map((property) => [property.name, property]));

export const isPropertyName = (name: string): name is PropertyName => BY_NAME.has(name as PropertyName);

export const property = (name: PropertyName): Property => BY_NAME.get(name) as Property;
