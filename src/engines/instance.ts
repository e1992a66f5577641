import { createHash } from 'node:crypto';
import type { Instance, Json } from './claim.js';

/** JSON with sorted keys: equal instances have equal texts. */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalText).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, Json>).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalText(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Name of a witness: W- and the first 12 hex digits of the SHA-256 of claim and instance. */
export const witnessId = (claim: string, instance: Instance): string =>
  `W-${createHash('sha256').update(canonicalText({ claim, instance })).digest('hex').slice(0, 12)}`;

const MATRICES = ['flow', 'first', 'second'];

/** The flow matrices of an instance. */
export const matricesOf = (instance: Instance): number[][][] =>
  MATRICES.flatMap((key) => (key in instance ? [instance[key] as unknown as number[][]] : []));

/** Number of points, 0 if the instance has neither a flow matrix nor points or masses. */
export const sizeOf = ({ points, masses, ...rest }: Instance): number =>
  matricesOf(rest)[0]?.length ?? [points, masses].find((v) => Array.isArray(v))?.length ?? 0;

/** Numbers anywhere in the instance, in order. */
function numbersOf(value: Json): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return value.split('/').map(Number).filter(Number.isFinite);
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(numbersOf);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(numbersOf);
  return [];
}

/** Order of size: points, then largest number, then how many are not zero, then their sum, then the text. */
export function compareSize(a: Instance, b: Instance): number {
  const key = (x: Instance): number[] => {
    const numbers = numbersOf(x).map(Math.abs);
    return [
      sizeOf(x),
      Math.max(0, ...numbers),
      numbers.filter((f) => f !== 0).length,
      numbers.reduce((s, f) => s + f, 0),
    ];
  };
  const [p, q] = [key(a), key(b)];
  for (let i = 0; i < p.length; i++) if (p[i] !== q[i]) return p[i] - q[i];
  const [s, t] = [canonicalText(a), canonicalText(b)];
  return s < t ? -1 : s > t ? 1 : 0;
}
