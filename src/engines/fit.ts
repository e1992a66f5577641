/** A straight line y = intercept + slope x by least squares, with the 95 % confidence interval of its slope. */
export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** slope ± t₀.₉₇₅(n − 2) · standard error */
  readonly low: number;
  readonly high: number;
}

/** Quantile 0.975 of Student's t for 1, 2, … degrees of freedom; beyond the table its limit formula is within 0.1 %. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
];

const studentQuantile = (freedom: number): number =>
  freedom <= STUDENT.length
    ? STUDENT[freedom - 1]
    : 1.959964 + 2.3722 / freedom + 2.8225 / freedom ** 2 + 2.5558 / freedom ** 3;

/**
 * Least squares through at least three points.
 *
 * @throws {RangeError} for fewer points, or if all x are the same
 */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): LineFit {
  const n = points.length;
  if (n < 3) throw new RangeError(`${n} points, a fit with an interval needs at least 3`);
  const mean = (of: (p: readonly [number, number]) => number): number => points.reduce((s, p) => s + of(p), 0) / n;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const sxx = points.reduce((s, [x]) => s + (x - mx) ** 2, 0);
  if (!(sxx > 0)) throw new RangeError(`all x are ${mx}: no slope`);
  const slope = points.reduce((s, [x, y]) => s + (x - mx) * (y - my), 0) / sxx;
  const intercept = my - slope * mx;
  const residual = points.reduce((s, [x, y]) => s + (y - intercept - slope * x) ** 2, 0);
  const half = studentQuantile(n - 2) * Math.sqrt(residual / (n - 2) / sxx);
  return { slope, intercept, low: slope - half, high: slope + half };
}

/** The exponent p of y ≈ c x^p, through the logarithms. */
export const fitExponent = (points: readonly (readonly [x: number, y: number])[]): LineFit =>
  fitLine(points.map(([x, y]) => [Math.log(x), Math.log(y)] as const));
