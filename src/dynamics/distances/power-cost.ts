/** d ↦ d^p for d ≥ 0, without `Math.pow` where it can be helped. */
export function powerCost(p: number): (d: number) => number {
  if (p === 1) return (d) => d;
  if (p === 2) return (d) => d * d;
  return (d) => d ** p;
}
