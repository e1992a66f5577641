/** The transform of columns, whichever way its length asks for. */
import { Axis, transform } from './axis';
import { chirped } from './bluestein';

/** See `transform`. */
// @ts-ignore: decorator
@inline
export function lines(
  axis: Axis,
  x: usize,
  xIm: usize,
  xRow: usize,
  y: usize,
  yIm: usize,
  yRow: usize,
  width: usize,
): usize {
  return axis.chirp == 0
    ? transform(axis, x, xIm, xRow, y, yIm, yRow, width)
    : chirped(axis, x, xIm, xRow, y, yIm, yRow, width);
}
