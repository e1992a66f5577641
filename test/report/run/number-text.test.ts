import { expect, it } from 'vitest';
import { numberText } from '../../../src/report/run/number-text.js';

it('writes small and large numbers with powers of ten, others as they are', () => {
  expect([0, 0.001, 1e-6, -1.234e-7, 2.5, 1e21, 123456].map((x) => numberText(x))).toEqual(
    ['0', '0.001', '1e−6', '−1.23e−7', '2.5', '1e21', '123000'], // prettier-ignore
  );
});
