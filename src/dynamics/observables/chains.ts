import { displacement } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Points } from '../../operators/measure.js';
import { doubles } from '../../scalar/field.js';

/** Chains of points (Definition 4.4): consecutive points are linked. What a link is, is given. */
export type IsLinked = (i: number, j: number) => boolean;

/** All points that can be reached from the first by links, as a walk along a depth-first tree. */
export function walkFrom(n: number, isLinked: IsLinked, from: number): number[] {
  const seen = new Set([from]);
  const path = [from];
  const trail = [{ at: from, next: 0 }];
  while (trail.length > 0) {
    const top = trail[trail.length - 1];
    while (top.next < n && (seen.has(top.next) || !isLinked(top.at, top.next))) top.next++;
    if (top.next < n) {
      seen.add(top.next);
      path.push(top.next);
      trail.push({ at: top.next, next: 0 });
    } else {
      trail.pop();
      if (trail.length > 0) path.push(trail[trail.length - 1].at);
    }
  }
  return path;
}

/** A chain from one point to another; undefined if there is none. It may meander. */
export function chainBetween(n: number, isLinked: IsLinked, from: number, to: number): number[] | undefined {
  const path = walkFrom(n, isLinked, from);
  const end = path.indexOf(to);
  if (end < 0) return undefined;
  // What the walk came back from is left out.
  const direct: number[] = [];
  for (const i of path.slice(0, end + 1)) {
    const before = direct.indexOf(i);
    if (before >= 0) direct.length = before;
    direct.push(i);
  }
  return direct;
}

/**
 * The sub-chain of the proof of Lemma 4.7: from each of its points to the successor of the last point of the chain that is
 * near it, and to the end of the chain in any case.
 *
 * @param isNear closer than 2r
 */
export function thinChain(points: readonly number[], isNear: IsLinked): number[] {
  const end = points.length - 1;
  const kept = [0];
  for (let at = 0; at < end;) {
    let last = at;
    for (let k = at; k <= end; k++) if (isNear(points[at], points[k])) last = k;
    at = Math.min(last + 1, end);
    kept.push(at);
  }
  return kept.map((k) => points[k]);
}

/** Are two points closer than r? */
export function closerThan(environment: Environment, { dim, x }: Points<number>, r: number): IsLinked {
  const between = displacement(environment, doubles);
  const z = Array.from({ length: dim }, () => 0);
  return (i, j) => {
    between(z, x, i, x, j);
    return Math.hypot(...z) < r;
  };
}

/**
 * The scale of connectivity: the flock is chain connected at scale r exactly for r > this. It is the longest edge of a minimal
 * spanning tree, by Prim's algorithm; 0 for one point. O(n²).
 */
export function connectivityScale(environment: Environment, { n, dim, x }: Points<number>): number {
  const between = displacement(environment, doubles);
  const z = Array.from({ length: dim }, () => 0);
  const away = new Float64Array(n).fill(Infinity);
  const inside = new Uint8Array(n);
  let [longest, last] = [0, 0];
  inside[0] = 1;
  for (let count = 1; count < n; count++) {
    let [nearest, least] = [-1, Infinity];
    for (let j = 0; j < n; j++) {
      if (inside[j]) continue;
      between(z, x, last, x, j);
      away[j] = Math.min(away[j], Math.hypot(...z));
      if (away[j] < least || nearest < 0) [nearest, least] = [j, away[j]];
    }
    longest = Math.max(longest, least);
    inside[nearest] = 1;
    last = nearest;
  }
  return longest;
}
