import type { Json } from '../engines/claim.js';

const WIDTH = 76;

/** JSON in which whatever fits on a line stands on one: rows of matrices and short formulas stay together. */
export function jsonText(value: Json, indent = ''): string {
  const line = JSON.stringify(value);
  if (indent.length + line.length <= WIDTH || value === null || typeof value !== 'object') return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = isList
    ? (value as readonly Json[]).map((x) => inner + jsonText(x, inner))
    : Object.entries(value).map(([key, x]) => `${inner}${JSON.stringify(key)}: ${jsonText(x, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}
