import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { space } from '../../operators/environment.js';
import { kernelHollow } from '../../operators/kernels/hollow.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { kernelTruncatedPolynomial } from '../../operators/kernels/truncated-polynomial.js';
import type { Measure, Points } from '../../operators/measure.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { thickness } from '../../operators/thickness.js';
import { toArray } from '../../operators/vector.js';
import { doubles } from '../../scalar/field.js';
import type { Jet } from './jet.js';
import { ORDER, factorial, jetCauchy, jetPower, jetProduct, jetSum } from './jet.js';
import type { LineMeasure } from './measuring.js';
import { exponentTowardsZero, kantorovichInDoubles, largestOf, lineMeasures } from './measuring.js';

/** What Table 2 says beyond exact arithmetic: derivatives of smooth kernels, powers β, the whole line. */

const COUNT: Readonly<Record<Effort, number>> = { 1: 60, 2: 400, 3: 4000 };
const LINE = space(1);
const TENT = kernelTent(2);

const inDoubles = ({ x, m }: LineMeasure): Measure<number> => measureInDoubles(LINE, { x, masses: m });
const pointsInDoubles = (x: readonly number[]): Points<number> => ({
  field: doubles,
  n: x.length,
  dim: 1,
  x: Float64Array.from(x),
});

const BETAS = [0, 1 / 4, 1 / 2, 3 / 4] as const;
const named = (beta: number): string => (beta === 0 ? 'M_MT' : `M_β, β = ${beta}`);

// ---- derivatives ---------------------------------------------------------------------------------------------------

/** φ = 1/(1 + r²): |φ^(j)| ≤ j!, since φ is the imaginary part of 1/(z − i). */
const seenJet = ({ x, m }: LineMeasure, at: number): Jet =>
  jetSum(
    x.map((y) => jetCauchy(at - y)),
    m,
  );

/** k! times the coefficients of the majorant 1/(1 − t) · (θ − t/(1 − t))^(β−1) of φ ρ_φ^(β−1). */
function majorant(beta: number, theta: number): number[] {
  const geometric = Array.from({ length: ORDER + 1 }, () => 1);
  const inner = geometric.map((_, k) => (k === 0 ? theta : -1));
  return jetProduct(geometric, jetPower(inner, beta - 1)).map((c, k) => factorial(k) * c);
}

/** The largest |∂ᵏ φ_ρ|/C_k(θ), k = 1, 2, 3, over densities in [−radius, radius] and places there. */
function derivatives(
  radius: number,
  beta: number,
  theta: (rho: LineMeasure, places: readonly number[]) => number,
  effort: Effort,
  seed: number,
): number[] {
  const places = [-1, -0.5, 0, 0.3, 1].map((t) => t * radius);
  return lineMeasures(radius, COUNT[effort], seed).flatMap((rho) => {
    const bound = majorant(beta, theta(rho, places));
    return places.flatMap((x) => {
      const power = jetPower(seenJet(rho, x), beta - 1);
      return places.flatMap((y) =>
        jetProduct(jetCauchy(x - y), power)
          .map((c, k) => Math.abs(factorial(k) * c) / bound[k])
          .slice(1),
      );
    });
  });
}

const seenOf = ({ x, m }: LineMeasure, at: number): number => x.reduce((s, y, j) => s + m[j] / (1 + (at - y) ** 2), 0);

const derivativeBounds = (
  name: string,
  radius: number,
  source: string,
  theta: (rho: LineMeasure, places: readonly number[]) => number,
): Experiment => ({
  name,
  run: (effort, seed) =>
    BETAS.map((beta) =>
      largestOf(
        `${named(beta)}: largest |∂ᵏφ_ρ|/C_k, 1 ≤ k ≤ ${ORDER}`,
        derivatives(radius, beta, theta, effort, seed),
        `${COUNT[effort]} densities in [−${radius}, ${radius}] at five places, derivatives of φ = 1/(1 + r²) by power series`,
        { relation: '<=', value: 1, source },
      ),
    ),
});

// ---- how fast it goes wrong ----------------------------------------------------------------------------------------

/** 10⁻³, 10^−3.5, … */
const small = (from: number, count: number): number[] => Array.from({ length: count }, (_, k) => 10 ** -(from + k / 2));

/** How far the place moves for a difference quotient, as a part of h: at least 10⁻¹¹, so that rounding at 2 is 10⁻⁴ of it. */
const SHORT = 1e-2;

/**
 * A light agent of mass t at 0, and a heavy one that comes within sight: the steepest φ_ρ(x, 0) of the model along x, by
 * difference quotients from 0. The heavy agent is h from the edge of what 0 sees, at 2 − h.
 */
function steepest(model: AveragingModel, t: number): number {
  let largest = 0;
  for (let k = 0; k <= 200; k++) {
    const h = 10 ** (-9 + (9 * k) / 200);
    const step = SHORT * h;
    const rho = measureInDoubles(LINE, { x: [0, 2 - h], masses: [t, 1 - t] });
    const phi = reproducingKernelOf(model, rho, pointsInDoubles([0, step]));
    // two columns: the light agent is the first
    largest = Math.max(largest, Math.abs(phi[2] - phi[0]) / step);
  }
  return largest;
}

const slopes: Experiment = {
  name: 'k = 1 against the thickness',
  run() {
    const thetas = small(3, 8);
    const titles = { x: 'Θ', y: 'largest |∂φ_ρ|' };
    const against = (kernel: Kernel) => thetas.map((t) => [t, steepest(modelMotschTadmor(LINE, kernel), t)] as const);
    const tent = against(TENT);
    const poly = against(kernelTruncatedPolynomial(2, 2));
    return [
      exponentTowardsZero(
        'M_MT, tent: exponent of Θ in ∂φ_ρ',
        tent,
        { relation: '=', value: -2, source: 'Θ⁻² is sharp for Lipschitz φ' },
        titles,
      ),
      exponentTowardsZero(
        'M_MT, (1 − r²/4)²₊: exponent of Θ in ∂φ_ρ',
        poly,
        { relation: '=', value: -3 / 2, source: "|φ'|² ≤ 2 sup|φ''| φ" },
        titles,
      ),
    ];
  },
};

const thinRates: Experiment = {
  name: 'a share t of the mass near x, β < 1',
  run: () =>
    [1 / 4, 1 / 2, 3 / 4].map((beta): Measurement => {
      // masses t at 0 and t/2 at 1, tent of radius 2, against twice as much; the rest at 4
      const model = modelBeta(LINE, TENT, beta);
      const at = (t: number): LineMeasure => ({ x: [0, 1, 4], m: [t, t / 2, 1 - 1.5 * t] });
      const strength = (rho: LineMeasure): number => model.strength(inDoubles(rho))[0];
      const points = small(3, 8).map((t) => {
        const [first, second] = [at(t), at(2 * t)];
        return [t, Math.abs(strength(second) - strength(first)) / kantorovichInDoubles(first, second)] as const;
      });
      return exponentTowardsZero(
        `${named(beta)}: exponent of t in |s′ − s″|/W₁`,
        points,
        { relation: '=', value: beta - 1, source: 's = ρ_φ^β' },
        { x: 't', y: '|s′ − s″|/W₁' },
      );
    }),
};

// ---- M_φ on the line -----------------------------------------------------------------------------------------------

const GAMMA = 1;
/** ⟨z⟩^(−1−γ) with γ = 1, of integral π */
const bracket = (z: number): number => (1 + z * z) ** (-(1 + GAMMA) / 2);
const bracketSeen = ({ x, m }: LineMeasure, z: number): number => x.reduce((s, y, j) => s + m[j] * bracket(z - y), 0);

/** ∫ f over the line, z = sinh u, trapezoids of width h; the integrands decay like |z|⁻², that is e^(−|u|) in u. */
function overLine(f: (z: number) => number, h: number): number {
  let sum = 0;
  for (let u = -36; u <= 36; u += h) sum += f(Math.sinh(u)) * Math.cosh(u);
  return sum * h;
}

const onTheLine: Experiment = {
  name: 'M_φ on the line with ⟨x⟩^(−1−γ)',
  run(effort, seed) {
    const R = 2;
    const rhos = lineMeasures(R, COUNT[effort] / 10, seed);
    // Peetre: ⟨z − w⟩ ≤ √2 ⟨z − y⟩ ⟨y − w⟩
    const ratio = (Math.SQRT2 * Math.sqrt(1 + 4 * R * R)) ** (1 + GAMMA);
    const places = [-R, 0, R];
    const h = 1 / 16;
    const sizes: number[] = [];
    const changes: number[] = [];
    const refined: number[] = [];
    for (const [k, rho] of rhos.entries()) {
      const other = rhos[(k + 1) % rhos.length];
      const W = kantorovichInDoubles(rho, other);
      for (const x of places)
        for (const y of places) {
          const weight = (z: number): number => bracket(x - z) * bracket(y - z);
          const phi = (step: number): number => overLine((z) => weight(z) / bracketSeen(rho, z), step);
          const size = phi(h);
          sizes.push(size / (Math.PI * ratio));
          refined.push(Math.abs(size - phi(h / 2)) / size);
          if (W > 0) {
            const change = overLine((z) => weight(z) * (1 / bracketSeen(rho, z) - 1 / bracketSeen(other, z)), h);
            changes.push(Math.abs(change) / (W * (1 + GAMMA) * Math.PI * ratio * ratio));
          }
        }
    }
    const how = `${rhos.length} densities in [−${R}, ${R}], trapezoids in u, z = sinh u; relative change on halving at most ${Math.max(...refined).toExponential(1)}`;
    const expected = { relation: '<=', value: 1, source: 'Peetre: φ(y − z)/φ(z − w) ≤ (√2 ⟨2R⟩)^(1+γ)' } as const;
    return [
      largestOf('largest φ_ρ/C', sizes, how, expected),
      largestOf('largest |φ_ρ′ − φ_ρ″|/(C W₁)', changes, how, expected),
      largestOf('relative change on halving the step', refined, how, {
        relation: '<=',
        value: 1e-9,
        source: 'analytic integrands',
      }),
    ];
  },
};

// ---- (83)-(84) -----------------------------------------------------------------------------------------------------

/** ∫|s′ − s″|² dρ″ and ∫∫|φ′ − φ″|² dρ″ dρ″ of the model, and the smallest ρ′_φ at the places of ρ″. */
function continuitySides(kernel: Kernel, beta: number, first: LineMeasure, second: LineMeasure) {
  const model = modelBeta(LINE, kernel, beta);
  const [rho, places] = [inDoubles(first), inDoubles(second)];
  const theta = toArray(thickness(LINE, kernel, rho, places)).reduce((a, b) => Math.min(a, b));
  if (!(theta > 0)) return undefined;
  const here = { ...places, masses: new Float64Array(second.x.length).fill(1) };
  // φ_ρ′ between places: ρ′ with the places of ρ″ as points without mass
  const both = {
    ...places,
    n: first.x.length + second.x.length,
    x: Float64Array.of(...first.x, ...second.x),
    masses: Float64Array.of(...first.m, ...second.m.map(() => 0)),
  };
  const columns = first.x.length;
  const [s, z] = [model.strength(rho, places), model.strength(places)];
  const [phi, other] = [reproducingKernelOf(model, both, here), reproducingKernelOf(model, places)];
  const n = second.x.length;
  let [strengths, kernels] = [0, 0];
  for (let i = 0; i < n; i++) {
    strengths += second.m[i] * (s[i] - z[i]) ** 2;
    for (let j = 0; j < n; j++)
      kernels += second.m[i] * second.m[j] * (phi[i * both.n + columns + j] - other[i * n + j]) ** 2;
  }
  return { strengths, kernels, theta };
}

const boundsOfPowers: Experiment = {
  name: '(83)-(84) for M_β with a tent',
  run(effort, seed) {
    const R = 2;
    const rhos = lineMeasures(R, 20 * COUNT[effort], seed);
    return BETAS.flatMap((beta) => {
      const found = rhos.flatMap((first, k) => {
        const second = rhos[(k + 1) % rhos.length];
        const W = kantorovichInDoubles(first, second);
        const sides = W > 0 ? continuitySides(TENT, beta, first, second) : undefined;
        if (!sides) return [];
        const { strengths, kernels, theta } = sides;
        // λ = 1/2, ‖φ‖ = 1, c = 1/2; five half-open intervals of length 1 cover [−2, 2]; none are needed for β ≥ 1/2
        const cover = beta < 1 / 2 ? 10 : 1;
        return [
          [strengths / (theta ** (2 * beta - 2) * W * W) / (1 / 4), kernels / ((cover / 4 / theta ** 2) * W * W)],
        ];
      });
      const how = `${found.length} pairs of densities in [−${R}, ${R}]`;
      const expected = { relation: '<=', value: 1, source: 'the constant of the proof' } as const;
      return [
        largestOf(`${named(beta)}: largest quotient of (83)`, [0, ...found.map(([s]) => s)], how, expected),
        largestOf(
          `${named(beta)}: largest quotient of (84)`,
          found.map(([, k]) => k),
          how,
          expected,
        ),
      ];
    });
  },
};

const withoutCore: Experiment = {
  name: '(84) for M_β with φ(0) = 0',
  run: () =>
    BETAS.map((beta): Measurement => {
      const first: LineMeasure = { x: [0, 1], m: [1 / 2, 1 / 2] };
      const points = small(8, 12).map((t) => {
        const second: LineMeasure = { x: [0, 1], m: [1 - t, t] };
        const W = kantorovichInDoubles(first, second);
        return [t, continuitySides(kernelHollow, beta, first, second)!.kernels / (W * W)] as const;
      });
      return exponentTowardsZero(
        `${named(beta)}: exponent of t in (84)/W₁²`,
        points,
        beta < 1 / 2
          ? { relation: '=', value: 2 * beta - 1, source: 'ρ_φ^(2β−1) is not bounded for β < ½' }
          : { relation: '>=', value: -1e-3, source: 'bounded for β ≥ ½' },
        { x: 't', y: '∫∫|φ′ − φ″|²/W₁²' },
      );
    }),
};

export const regularExperiments: readonly Experiment[] = [
  derivativeBounds(
    'derivatives against the thickness',
    2,
    'majorant series with |φ^(j)| ≤ j!, ρ_φ ≥ θ',
    (rho, places) => Math.min(...places.map((x) => seenOf(rho, x))),
  ),
  slopes,
];

export const uniformExperiments: readonly Experiment[] = [
  derivativeBounds('derivatives with φ > 0', 1, 'the same with θ = inf φ over B_2R (85)', () => 1 / 5),
  thinRates,
  onTheLine,
];

export const continuityExperiments: readonly Experiment[] = [boundsOfPowers, withoutCore];
