import { periodsOf } from '../../../src/operators/index.js';
import { doubles } from '../../../src/scalar/field.js';
import { toNumber } from '../../../src/scalar/rational.js';
import type { KernelCase } from '../../fixtures/kernels.js';

/** ∫ φ over a cube, the error of that, and at least the rest; Infinity if the rest does not get smaller. */
export interface Mass {
  readonly value: number;
  readonly error: number;
  readonly tail: number;
}

const NODES = [0, 4000, 240, 48];

/** ∫ φ by the midpoint rule with n and n/2 nodes along each axis. */
export function massOf({ kernel, environment }: KernelCase): Mass {
  const { dim } = environment;
  const periods = periodsOf(environment)?.map(toNumber);
  // supports are balls, or cubes of this half side
  const radius = kernel.radius(kernel.profile ? dim : 1);
  if (periods) return onBox(periods.map((p) => p / 2));
  if (Number.isFinite(radius) && kernel.profile) return compactRadial(kernel.profile);
  if (Number.isFinite(radius)) return onBox(Array.from({ length: dim }, () => radius));
  if (kernel.profile) return radial(kernel.profile);
  // shifted: on a large cube, and what the kernel that is shifted leaves outside
  const side = 40;
  return {
    ...onBox(Array.from({ length: dim }, () => side)),
    tail: kernel.integral(dim) === Infinity ? Infinity : 1 / side,
  };

  function onBox(half: readonly number[]): Mass {
    const fine = midpoint(half, NODES[dim]);
    const coarse = midpoint(half, NODES[dim] / 2);
    // Where it is smooth the error is O(h²), a third of the difference. Kinks and jumps: a part of the cells that they cross.
    const h = (2 * half[0]) / NODES[dim];
    const crossed = fine === coarse ? 0 : (h * 2 * dim * half.reduce((v, a) => v * 2 * a, 1)) / (2 * half[0]);
    const rough =
      kernel.smoothness < 0 ? 2 * kernel.sup(dim) : kernel.smoothness > 0 ? 0 : (kernel.lipschitz(dim) * h) / 4;
    return { value: fine, error: Math.abs(fine - coarse) + crossed * rough + 1e-12 * fine, tail: 0 };
  }

  /** In r; a jump at the edge is the end of the interval. */
  function compactRadial(profile: (r2: number) => number): Mass {
    const upTo = (n: number): number => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const r = (radius * (i + 0.5)) / n;
        sum += r ** (dim - 1) * profile(r * r);
      }
      return ([0, 2, 2 * Math.PI, 4 * Math.PI][dim] * sum * radius) / n;
    };
    const fine = upTo(4000);
    return { value: fine, error: Math.abs(fine - upTo(2000)) + 1e-12 * fine, tail: 0 };
  }

  function midpoint(half: readonly number[], n: number): number {
    let sum = 0;
    const z = half.map(() => 0);
    for (let i = 0; i < n ** dim; i++) {
      for (let k = 0; k < dim; k++) z[k] = half[k] * ((2 * (Math.floor(i / n ** k) % n) + 1) / n - 1);
      sum += kernel.value(doubles, z);
    }
    return sum * half.reduce((v, a) => (v * 2 * a) / n, 1);
  }

  /** In r = sinh t, so that the tail is reached. */
  function radial(profile: (r2: number) => number): Mass {
    const sphere = [0, 2, 2 * Math.PI, 4 * Math.PI][dim];
    const upTo = (A: number, n = 20_000): number => {
      const T = Math.asinh(A);
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const t = ((i + 0.5) * T) / n;
        const r = Math.sinh(t);
        sum += r ** (dim - 1) * profile(r * r) * Math.cosh(t);
      }
      return (sphere * sum * T) / n;
    };
    // If the integral diverges, a factor of e in A adds at least as much again each time.
    const [a, b, c] = [upTo(1e4), upTo(1e4 * Math.E), upTo(1e4 * Math.E ** 2)];
    if (c - b > 0.9 * (b - a) && b - a > 1e-3 * a) return { value: a, error: 0, tail: Infinity };
    const A = 1e6;
    const fine = upTo(A);
    return { value: fine, error: Math.abs(fine - upTo(A, 10_000)) + 1e-9 * fine, tail: kernel.tail!(A, dim) };
  }
}
