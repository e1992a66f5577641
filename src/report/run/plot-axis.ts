import type { ScaleOptions } from '@observablehq/plot';
import { numberText } from './number-text.js';

/** Values that differ by less than this part of their size are constant to a reader; the caption says by how much. */
const CONSTANT = 1e-9;
const MOST_TICKS = 6;

/** Powers of ten, at most six of them. */
function powers(low: number, high: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const every = Math.max(1, Math.ceil((last - first + 1) / MOST_TICKS));
  return Array.from(
    { length: Math.max(0, Math.floor((last - first) / every) + 1) },
    (_, k) => 10 ** (first + k * every),
  );
}

/** The domain of an axis for these numbers; a constant gets room above and below. */
export function axisFor(values: readonly number[], scale: 'linear' | 'log'): ScaleOptions {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(low <= high)) [low, high] = scale === 'log' ? [0.1, 1] : [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (!(high - low > CONSTANT * size)) {
    const room = size === 0 ? 1 : 0.1 * size;
    [low, high] = scale === 'log' ? [low / 2, high * 2] : [low - room, high + room];
  }
  const options = { domain: [low, high], grid: true, tickFormat: (x: number) => numberText(x) };
  if (scale === 'linear') return { ...options, type: 'linear', ticks: 5, nice: high < Number.MAX_VALUE / 4 };
  const ticks = powers(low, high);
  return { ...options, type: 'log', ticks: ticks.length >= 2 ? ticks : [low, Math.sqrt(low) * Math.sqrt(high), high] };
}
