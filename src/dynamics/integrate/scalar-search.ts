/** Searches along one step for zeros and minima of a function of time. From a to b means along the run: b may be before a. */

/** Halvings of a step after which its parts are below the resolution of the clock, whatever the step. */
const HALVINGS = 80;

/**
 * Where g changes its sign: the end on b's side of the last bracket, which is two neighbouring numbers, so that g is 0
 * there or has the sign that it has at b. Bisection: sure, and rare enough.
 */
export function crossing(g: (t: number) => number, a: number, b: number): number {
  const positive = g(b) > 0;
  let [near, far] = [a, b];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = near + (far - near) / 2;
    if (middle === near || middle === far) break;
    const value = g(middle);
    if (value === 0 || value > 0 === positive) far = middle;
    else near = middle;
  }
  return far;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Golden sections to 1e-8 of the bracket: closer than that a smooth minimum is flat to rounding. */
const SECTIONS = 38;

/** Distance of the points that a smooth minimum is seen from, as part of the bracket. */
const STENCIL = 1 / 64;

/** What rounding does to a minimum, as part of the rise at the ends of the stencil. */
const FLAT = 1e-11;

interface Lowest {
  readonly t: number;
  readonly value: number;
}

/**
 * One step of Newton's toward g′ = 0 with derivatives from five points: they see the minimum where g itself is flat to
 * rounding. Kept if it stays in the bracket and does not lead up, as it would from a corner.
 */
function polished(g: (t: number) => number, { t, value }: Lowest, a: number, b: number): Lowest {
  const d = STENCIL * (b - a);
  const [g1, g2, g3, g4] = [g(t - 2 * d), g(t - d), g(t + d), g(t + 2 * d)];
  const slope = (g1 - 8 * g2 + 8 * g3 - g4) / 12;
  const curvature = (-g1 + 16 * g2 - 30 * value + 16 * g3 - g4) / 12;
  const better = t - (d * slope) / curvature;
  if (!((better - a) * (b - better) > 0)) return { t, value };
  const there = g(better);
  return there - value <= FLAT * (Math.max(g1, g4) - value) ? { t: better, value: there } : { t, value };
}

/** Where g is least between a and b, if it falls and then rises. */
export function lowest(g: (t: number) => number, a: number, b: number): Lowest {
  let [left, right] = [a, b];
  let [p, q] = [right - GOLDEN * (right - left), left + GOLDEN * (right - left)];
  let [gp, gq] = [g(p), g(q)];
  for (let k = 0; k < SECTIONS; k++) {
    if (gp <= gq) {
      [right, q, gq] = [q, p, gp];
      p = right - GOLDEN * (right - left);
      gp = g(p);
    } else {
      [left, p, gp] = [p, q, gq];
      q = left + GOLDEN * (right - left);
      gq = g(q);
    }
  }
  return polished(g, gp <= gq ? { t: p, value: gp } : { t: q, value: gq }, a, b);
}
