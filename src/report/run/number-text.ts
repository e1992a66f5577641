/** A number as a reader of a figure wants it: `0.001`, `1.5e−7`, three significant digits unless told otherwise. */
export const numberText = (x: number, digits = 3): string =>
  String(Number(x.toPrecision(digits)))
    .replaceAll('-', '−')
    .replace('e+', 'e');
