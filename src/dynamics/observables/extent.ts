/**
 * max |pᵢ − pⱼ| over all pairs of points of Rⁿ, Euclidean: the same as {@link diameter} without looking at all pairs. On the line by
 * the ends, in the plane by the corners of the convex hull and its antipodal pairs (Shamos 1978), O(n log n); in space by pairs
 * far from the centre, those that could still be the largest: O(n²) for points on a sphere, few for others. NaN if a
 * number is NaN.
 *
 * @param p n × dim, row-major
 */
export function extent(p: Float64Array, dim: number): number {
  for (let k = 0; k < p.length; k++) if (Number.isNaN(p[k])) return NaN;
  if (dim === 1) return extentOnLine(p);
  return dim === 2 ? extentInPlane(p) : extentInSpace(p, dim);
}

function extentOnLine(p: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (let k = 0; k < p.length; k++) {
    if (p[k] < low) low = p[k];
    if (p[k] > high) high = p[k];
  }
  return p.length > 0 ? high - low : 0;
}

/** Pairs of corners up to which all are compared. */
const FEW = 64;

function extentInPlane(p: Float64Array): number {
  const hull = convexHull(p);
  const n = hull.length;
  const square = (i: number, j: number): number => {
    const [a, b] = [hull[i % n], hull[j % n]];
    return (p[2 * a] - p[2 * b]) ** 2 + (p[2 * a + 1] - p[2 * b + 1]) ** 2;
  };
  let largest = 0;
  if (n <= FEW) {
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) largest = Math.max(largest, square(i, j));
    return Math.sqrt(largest);
  }
  // twice the area of the triangle of an edge and a corner: the corner farthest from an edge is antipodal to its ends
  const area = (i: number, j: number): number => cross(p, hull[i % n], hull[(i + 1) % n], hull[j % n]);
  let j = 1;
  for (let i = 0; i < n; i++) {
    // Rounding can move the turning point by a corner: its neighbours are compared too.
    for (let turn = 0; turn < n && area(i, j + 1) > area(i, j); turn++) j++;
    for (let k = j - 1; k <= j + 2; k++) largest = Math.max(largest, square(i, k + n), square(i + 1, k + n));
  }
  return Math.sqrt(largest);
}

/** (b − a) × (c − a) */
const cross = (p: Float64Array, a: number, b: number, c: number): number =>
  (p[2 * b] - p[2 * a]) * (p[2 * c + 1] - p[2 * a + 1]) - (p[2 * b + 1] - p[2 * a + 1]) * (p[2 * c] - p[2 * a]);

/** Corners of the convex hull, counterclockwise: the monotone chain of Andrew (1979). Points inside an octagon are left out first. */
function convexHull(p: Float64Array): Int32Array {
  const index = outsideOctagon(p);
  index.sort((a, b) => p[2 * a] - p[2 * b] || p[2 * a + 1] - p[2 * b + 1]);
  const chain = new Int32Array(2 * index.length + 1);
  let size = 0;
  const add = (i: number, floor: number): void => {
    while (size >= floor + 2 && !(cross(p, chain[size - 2], chain[size - 1], i) > 0)) size--;
    chain[size++] = i;
  };
  for (let k = 0; k < index.length; k++) add(index[k], 0);
  const lower = size - 1;
  for (let k = index.length - 2; k >= 0; k--) add(index[k], lower);
  return chain.slice(0, Math.max(1, size - 1));
}

const DIRECTIONS = [[1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]] as const; // prettier-ignore

/** The points that are not strictly inside the polygon of the farthest points in eight directions. */
function outsideOctagon(p: Float64Array): Int32Array {
  const n = p.length / 2;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  if (n <= FEW) return all;
  const corners = DIRECTIONS.map(([dx, dy]) => {
    let [best, at] = [-Infinity, 0];
    for (let i = 0; i < n; i++) {
      const far = dx * p[2 * i] + dy * p[2 * i + 1];
      if (far > best) [best, at] = [far, i];
    }
    return at;
  });
  const sides = corners.map((a, k) => [a, corners[(k + 1) % corners.length]] as const).filter(([a, b]) => a !== b);
  return all.filter((i) => !sides.every(([a, b]) => cross(p, a, b, i) > 0) || sides.length < 3);
}

function extentInSpace(p: Float64Array, dim: number): number {
  const n = p.length / dim;
  const centre = new Float64Array(dim);
  for (let k = 0; k < p.length; k++) centre[k % dim] += p[k] / n;
  const away = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let squares = 0;
    for (let c = 0; c < dim; c++) squares += (p[i * dim + c] - centre[c]) ** 2;
    away[i] = Math.sqrt(squares);
  }
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => away[b] - away[a]);
  let largest = 0;
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      const [i, j] = [order[a], order[b]];
      // triangle inequality; farther ones come first, so none of the rest can be larger, up to rounding
      if ((away[i] + away[j]) * ROUNDING < largest) {
        if (b === a + 1) return largest;
        break;
      }
      let squares = 0;
      for (let c = 0; c < dim; c++) squares += (p[i * dim + c] - p[j * dim + c]) ** 2;
      largest = Math.max(largest, Math.sqrt(squares));
    }
  return largest;
}

/** Rounding of a distance in three dimensions, with room. */
const ROUNDING = 1 + 16 * Number.EPSILON;
