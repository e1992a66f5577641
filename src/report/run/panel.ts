/** Maps a box of the plane into a drawing, up is up. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  across(x: number): number;
  up(y: number): number;
}

/**
 * A panel of this width.
 *
 * @param even one unit is as long across as up, and the height follows, within bounds; else the box fills `height`
 */
export function panelFor(
  [low, bottom]: readonly number[],
  [high, top]: readonly number[],
  width: number,
  height: number,
  even: boolean,
): Panel {
  const [w, h] = [high - low || 1, top - bottom || 1];
  const tall = even ? Math.min(1.25 * width, Math.max(0.35 * width, (width * h) / w)) : height;
  const [sx, sy] = even ? [Math.min(width / w, tall / h), Math.min(width / w, tall / h)] : [width / w, tall / h];
  const [dx, dy] = [(width - sx * w) / 2, (tall - sy * h) / 2];
  return {
    width,
    height: tall,
    across: (x) => dx + (x - low) * sx,
    up: (y) => tall - dy - (y - bottom) * sy,
  };
}
