/**
 * First part of the animation, for the browser: the flock between two frames, and where it is in the picture. Reads `data`
 * and touches nothing of the page, so that tests run it as it is.
 */
export const SCRIPT_FLOCK = `
const floats = (text) => {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let k = 0; k < raw.length; k++) bytes[k] = raw.charCodeAt(k);
  return new Float32Array(bytes.buffer);
};

/* The frames of a run; at(t, out) writes positions and velocities at any time between the first and the last. */
const flockOf = ({ n, dim, times, centres, smooth, ...coded }) => {
  const [X, V] = [floats(coded.x), coded.v && floats(coded.v)];
  const frameAt = (t) => {
    let [low, high] = [0, times.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle] <= t) low = middle; else high = middle - 1;
    }
    return low;
  };
  const at = (t, out) => {
    const k = frameAt(t);
    const next = Math.min(k + 1, times.length - 1);
    const step = times[next] - times[k];
    out.t = t;
    const s = step > 0 ? Math.min(1, Math.max(0, (t - times[k]) / step)) : 0;
    /* Hermite's cubic where velocities tell the way, else a line */
    const [h1, g0, g1] = smooth
      ? [s * s * (3 - 2 * s), step * s * (1 - s) * (1 - s), step * s * s * (s - 1)]
      : [s, 0, 0];
    for (let c = 0; c < dim; c++) {
      const [from, to] = [centres[k * dim + c], centres[next * dim + c]];
      out.centre[c] = from + s * (to - from);
      for (let j = c, a = k * n * dim + c, b = next * n * dim + c; j < n * dim; j += dim, a += dim, b += dim) {
        const [p, q] = [X[a] + from, X[b] + to];
        out.x[j] = p + h1 * (q - p);
        if (V) {
          out.v[j] = V[a] + s * (V[b] - V[a]);
          out.x[j] += g0 * V[a] + g1 * V[b];
        }
      }
    }
    return out;
  };
  const blank = () => ({ x: new Float64Array(n * dim), v: new Float64Array(n * dim), centre: new Float64Array(dim) });
  return { at, blank, frameAt, moves: Boolean(V) };
};

/* On a circle of this length, from 0; elsewhere as it is. */
const wrap = (x, period) => (period === null ? x : x - period * Math.floor(x / period));

/* Orthographic, turned about the third axis and raised: across, up, and towards the reader. */
const turned = (turn, tilt) => {
  const [ct, st, cu, su] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  return (a, b, c, out) => {
    const depth = st * a + ct * b;
    out[0] = ct * a - st * b;
    out[1] = cu * c + su * depth;
    out[2] = su * c - cu * depth;
    return out;
  };
};
`;
