/**
 * Four people with opinions on a line. Each averages over the others with the kernel φ(r) = 1/(1 + r²): the same
 * averages twice, with different strengths κ.
 *
 *     npx flockproof check examples/opinion-dynamics.ts
 */
import { averageMatrix, finiteModel } from 'flockproof/finite';

/** Twice the opinions 0, 1/2, 1, 3, so that they are whole numbers. */
const DOUBLED_OPINIONS = [0, 1, 2, 6];

/** φ(r) = 1/(1 + r²) at r = k/2, exactly: 4/(4 + k²). */
const phi = (k: number): string => `4/${4 + k * k}`;

/**
 * Cucker-Smale: the strength of a person is what the person sees, κᵢ = Σⱼ φᵢⱼ, so that the flow is the kernel itself:
 *
 *     F_ij = φ(|xᵢ − xⱼ|)                                                   symmetric, hence conservative
 */
export const cuckerSmale = finiteModel({
  name: 'Cucker-Smale opinions',
  flow: DOUBLED_OPINIONS.map((x) => DOUBLED_OPINIONS.map((y) => phi(x - y))),
});

const people = DOUBLED_OPINIONS.length;
const weights = averageMatrix(cuckerSmale);

/**
 * Motsch-Tadmor: everybody has the strength 1, however few a person sees:
 *
 *     F_ij = φ(|xᵢ − xⱼ|) / Σₖ φ(|xᵢ − xₖ|)                                 neither symmetric nor conservative
 */
export const motschTadmor = finiteModel({
  name: 'Motsch-Tadmor opinions',
  kappa: DOUBLED_OPINIONS.map(() => 1),
  A: DOUBLED_OPINIONS.map((_, i) => weights.slice(i * people, (i + 1) * people)),
});
