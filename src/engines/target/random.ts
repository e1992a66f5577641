/** A seeded generator of floats: uniform on [0, 1) and standard normal. */
export interface Random {
  uniform(): number;
  normal(): number;
  /** 0..n-1 */
  below(n: number): number;
}

/** Counter-based 32-bit generator (mulberry32) and the polar method of Marsaglia. Equal seeds, equal sequences. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  let spare: number | undefined;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => {
    if (spare !== undefined) {
      const x = spare;
      spare = undefined;
      return x;
    }
    for (;;) {
      const [a, b] = [2 * uniform() - 1, 2 * uniform() - 1];
      const s = a * a + b * b;
      if (s >= 1 || s === 0) continue;
      const r = Math.sqrt((-2 * Math.log(s)) / s);
      spare = b * r;
      return a * r;
    }
  };
  return { uniform, normal, below: (n) => Math.floor(uniform() * n) };
}
