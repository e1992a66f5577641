/** A number as a reader of a figure wants it: `0.001`, `1.5e−7`, three significant digits unless told otherwise. */
export function numberText(x: number, digits = 3): string {
  const rounded = Number(x.toPrecision(digits));
  const text = rounded !== 0 && Math.abs(rounded) < 1e-4 ? rounded.toExponential() : String(rounded);
  return text.replaceAll('-', '−').replace('e+', 'e');
}
