import type { Json } from '../engines/claim.js';
import { toNumber } from '../scalar/rational.js';
import { readNumber } from './exact.js';
import { typeset } from './tex.js';

/**
 * The region of (λ₁, λ₂) in which the matrix of Example 11.2 is ball-positive, against the condition (325) as printed.
 *
 *     printed:  (λ₁ + λ₂ − 2λ₁λ₂)² ≤ 16 (λ₂ − λ₁²)(λ₁ − λ₁²),  λ₂ ≥ λ₁²
 *     true:     (λ₁ + λ₂ − 2λ₁λ₂)² ≤ 16 (λ₂ − λ₂²)(λ₁ − λ₁²)
 *     (326):    1 + λ₂ − 2λ₁ ≥ 0,  1 + λ₁ − 2λ₂ ≥ 0
 */

type Point = readonly [x: number, y: number];
interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The λ₂ that the printed condition admits at λ₁ = a: (1 − 2a)² b² + 2a (1 − 2a − 8 (1 − a)) b + a² + 16 a³ (1 − a) ≤ 0.
 */
export function printedInterval(a: number): Interval | undefined {
  const quadratic = (1 - 2 * a) ** 2;
  const half = a * (1 - 2 * a - 8 * (1 - a));
  const constant = a * a + 16 * a ** 3 * (1 - a);
  const discriminant = half * half - quadratic * constant;
  if (!(discriminant >= 0) || half > 0) return undefined;
  // The larger root is q / quadratic, the smaller constant / q: no cancellation, and no division by 0 at a = 1/2.
  const q = -half + Math.sqrt(discriminant);
  if (q === 0) return { low: 0, high: 0 };
  const low = constant / q;
  const high = Math.min(1, q / quadratic);
  return low <= high ? { low, high } : undefined;
}

/** √(odds ratio) between 2 − √3 and 2 + √3: with x² = λ₁(1 − λ₂), y² = λ₂(1 − λ₁) the condition is x² + y² ≤ 4xy. */
const LARGEST_RATIO = (2 + Math.sqrt(3)) ** 2;

/** The λ₂ at which the matrix is ball-positive, at λ₁ = a. */
export function trueInterval(a: number): Interval {
  const at = (ratio: number): number => (a === 1 ? 1 : (ratio * a) / (1 - a + ratio * a));
  return { low: at(1 / LARGEST_RATIO), high: at(LARGEST_RATIO) };
}

const STEPS = 120;
const SIDE = 400;
/** More points near the ends, where the boundary curves are steep. */
const abscissae = Array.from({ length: STEPS + 1 }, (_, k) => (1 - Math.cos((Math.PI * k) / STEPS)) / 2);

const place = ([x, y]: Point): string => `${(x * SIDE).toFixed(1)} ${((1 - y) * SIDE).toFixed(1)}`;
const pathOf = (points: readonly Point[], closed: boolean): string =>
  `M${points.map(place).join('L')}${closed ? 'Z' : ''}`;

function outline(interval: (a: number) => Interval | undefined): string {
  const found = abscissae.flatMap((a) => {
    const range = interval(a);
    return range ? [{ a, ...range }] : [];
  });
  const lower = found.map(({ a, low }): Point => [a, low]);
  const upper = found.map(({ a, high }): Point => [a, high]).toReversed();
  return pathOf([...lower, ...upper], true);
}

/** The point of a counterexample, if its instance has two numbers named like λ₁ and λ₂. */
function pointOf(instance: Readonly<Record<string, Json>>): Point | undefined {
  const find = (index: string): number | undefined => {
    const entry = Object.entries(instance).find(([key]) => new RegExp(`^(lambda|l|λ)_?${index}$`).test(key));
    const value = entry && readNumber(entry[1]);
    return value && toNumber(value);
  };
  const [x, y] = [find('1'), find('2')];
  return x !== undefined && y !== undefined && x >= 0 && x <= 1 && y >= 0 && y <= 1 ? [x, y] : undefined;
}

const dot = ([x, y]: Point, name: string): string =>
  `<circle class="${name}" cx="${(x * SIDE).toFixed(1)}" cy="${((1 - y) * SIDE).toFixed(1)}" r="5"/>`;

const ticks = [0, 0.25, 0.5, 0.75, 1]
  .map((t) => {
    const label = ['0', '¼', '½', '¾', '1'][t * 4];
    const s = (t * SIDE).toFixed(0);
    const r = ((1 - t) * SIDE).toFixed(0);
    return (
      `<path class="grid" d="M${s} 0V${SIDE}M0 ${r}H${SIDE}"/>` +
      `<text x="${s}" y="${SIDE + 20}" text-anchor="middle">${label}</text><text x="-9" y="${Number(r) + 5}" text-anchor="end">${label}</text>`
    );
  })
  .join('');

const swatch = (inside: string): string =>
  `<svg class="swatch" viewBox="0 0 34 18" width="34" height="18" aria-hidden="true">${inside}</svg>`;

/** The figure of claim eq-325, drawn from the two conditions. */
export function figureEq325(instance: Readonly<Record<string, Json>> = {}): string {
  const point = pointOf(instance);
  const legend: readonly (readonly [string, string])[] = [
    [
      swatch('<rect class="true" x="1" y="1" width="32" height="16"/>'),
      `ball-positive: ${typeset(String.raw`(\lambda_1+\lambda_2-2\lambda_1\lambda_2)^2\le16(\lambda_2-\lambda_2^2)(\lambda_1-\lambda_1^2)`)}`,
    ],
    [
      swatch('<rect class="printed" x="1" y="1" width="32" height="16"/>'),
      `(325) as printed: ${typeset(String.raw`\dots\le16(\lambda_2-\lambda_1^2)(\lambda_1-\lambda_1^2)`)}`,
    ],
    [
      swatch('<path class="entries" d="M0 9H34"/>'),
      `(326): entries of ${typeset('A')} are non-negative between the lines`,
    ],
    [
      swatch('<circle class="example" cx="17" cy="9" r="5"/>'),
      `the paper’s example ${typeset(String.raw`(\tfrac12,\tfrac13)`)}`,
    ],
    ...(point ? [[swatch('<circle class="witness" cx="17" cy="9" r="5"/>'), 'the counterexample'] as const] : []),
  ];
  return `<figure class="plot">
<svg viewBox="-44 -14 470 478" role="img" aria-labelledby="figure-eq-325-title figure-eq-325-text">
<title id="figure-eq-325-title">Condition (325) as printed against the true region of ball-positivity</title>
<desc id="figure-eq-325-text">In the unit square of lambda 1 and lambda 2 the true region is a lens along the diagonal, symmetric about it. The printed region lies over it but is not symmetric: it leaves out part of the lens near lambda 1 = 1 and admits points above it up to lambda 2 = 1.</desc>
<defs><pattern id="hatch-325" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V9"/></pattern>
<clipPath id="square-325"><path d="M0 0H${SIDE}V${SIDE}H0Z"/></clipPath></defs>
${ticks}
<path class="true" d="${outline(trueInterval)}"/>
<path class="printed" d="${outline(printedInterval)}"/>
<g clip-path="url(#square-325)"><path class="entries" d="M${place([0.5, 0])}L${place([1, 1])}M${place([0, 0.5])}L${place([1, 1])}"/></g>
<path class="frame" d="M0 0H${SIDE}V${SIDE}H0Z"/>
${dot([1 / 2, 1 / 3], 'example')}${point ? dot(point, 'witness') : ''}
<text class="axis" x="${SIDE * 0.625}" y="${SIDE + 26}" text-anchor="middle">λ₁</text><text class="axis" x="-38" y="${SIDE * 0.375 + 6}">λ₂</text>
</svg>
<figcaption><ul class="legend">${legend.map(([mark, text]) => `<li>${mark}<span>${text}</span></li>`).join('')}</ul></figcaption>
</figure>`;
}
