import { normalFromWords } from './normal-quantile.js';
import { philox } from './philox.js';

/**
 * What noise is for. Numbers of different streams are independent; the number is part of what makes a run replayable.
 * Streams 0 to 62 are the levels of the Brownian tree.
 */
export const STREAM = {
  /** increments over the coarsest steps */
  roots: 63,
  /** initial positions and velocities */
  initial: 64,
  /** the noise of Vicsek's rule */
  vicsek: 65,
} as const;

/** Largest number of agents, and of replicas: one word. */
const TWO_32 = 2 ** 32;

/**
 * Random numbers as a pure function of (seed, replica; stream, agent, component, index): in any order, any of them again, on any
 * worker. One Philox block gives two components.
 */
export interface CounterNoise {
  readonly seed: number;
  readonly replica: number;
  /** standard normal */
  normal(stream: number, agent: number, component: number, index: number): number;
  /** uniform on (0, 1), a multiple of 2⁻⁵³ plus half of one */
  uniform(stream: number, agent: number, component: number, index: number): number;
  /**
   * The same numbers for all agents at once: out[i dim + c] = normal(stream, i, c, index).
   *
   * @param out n × dim, overwritten
   */
  fillNormal(out: Float64Array, dim: number, stream: number, index: number): void;
}

/**
 * @param seed    an integer, its lowest 32 bits count
 * @param replica 0, 1, …: independent noise for each run of an ensemble
 */
export function counterNoise(seed: number, replica = 0): CounterNoise {
  for (const [name, value] of Object.entries({ seed, replica }))
    if (!Number.isSafeInteger(value)) throw new RangeError(`${name}: ${value}, expected an integer`);
  const [key0, key1] = [seed >>> 0, replica >>> 0];
  const words = new Uint32Array(4);
  const block = (stream: number, agent: number, pair: number, index: number): void =>
    philox(words, agent, stream * 2 ** 16 + pair, index % TWO_32, Math.floor(index / TWO_32), key0, key1);
  return {
    seed,
    replica,
    normal(stream, agent, component, index) {
      block(stream, agent, component >> 1, index);
      const at = 2 * (component & 1);
      return normalFromWords(words[at], words[at + 1]);
    },
    uniform(stream, agent, component, index) {
      block(stream, agent, component >> 1, index);
      const at = 2 * (component & 1);
      return ((words[at] >>> 12) * TWO_32 + words[at + 1] + 0.5) * 2 ** -52;
    },
    fillNormal(out, dim, stream, index) {
      for (let i = 0; i * dim < out.length; i++)
        for (let c = 0; c < dim; c += 2) {
          block(stream, i, c >> 1, index);
          out[i * dim + c] = normalFromWords(words[0], words[1]);
          if (c + 1 < dim) out[i * dim + c + 1] = normalFromWords(words[2], words[3]);
        }
    },
  };
}
