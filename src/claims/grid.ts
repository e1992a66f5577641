/** All tuples with one value from each list, the last varying fastest. */
export function grid(...axes: readonly (readonly number[])[]): number[][] {
  return axes.reduce<number[][]>((points, axis) => points.flatMap((p) => axis.map((value) => [...p, value])), [[]]);
}
