import type { Measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { average, kappaOf, reproducingKernelOf } from '../../operators/model.js';
import { meanVelocity } from './momentum.js';

/** Energies of agents: sums over agents, so that agents at one place count one by one. */

/** ½ Σ mᵢ |vᵢ|², 𝓔 of section 4.3. */
export function kineticEnergy(masses: ArrayLike<number>, v: Float64Array): number {
  const dim = v.length / masses.length;
  let sum = 0;
  for (let i = 0; i < masses.length; i++) for (let c = 0; c < dim; c++) sum += masses[i] * v[i * dim + c] ** 2;
  return sum / 2;
}

/** δ𝓔 = ½ Σ mᵢ |vᵢ − ū|² (106): what is left of the energy in the frame of the mean velocity. */
export function energyDeviation(masses: ArrayLike<number>, v: Float64Array): number {
  const mean = meanVelocity(masses, v);
  return kineticEnergy(
    masses,
    v.map((t, k) => t - mean[k % mean.length]),
  );
}

/** What averaging does to the energy, all weighted by κ. */
export interface AveragedEnergies {
  /** 𝓔₀ = (v, v)_κ */
  readonly e0: number;
  /** 𝓔₁ = (v, [v])_κ */
  readonly e1: number;
  /** 𝓔₂ = ([v], [v])_κ */
  readonly e2: number;
}

/** 𝓔₀, 𝓔₁, 𝓔₂ of (139): 𝓔₀ − 𝓔₁ is minus the rate of ½ Σ m |v|² (50), for every material model. */
export function averagedEnergies(model: AveragingModel, rho: Measure<number>, v: Float64Array): AveragedEnergies {
  const kappa = kappaOf(model, rho);
  const dim = v.length / rho.n;
  const mean = new Float64Array(v.length);
  average(model, mean, rho, v);
  let [e0, e1, e2] = [0, 0, 0];
  for (let k = 0; k < v.length; k++) {
    const weight = kappa[Math.floor(k / dim)];
    e0 += weight * v[k] * v[k];
    e1 += weight * v[k] * mean[k];
    e2 += weight * mean[k] * mean[k];
  }
  return { e0, e1, e2 };
}

/**
 * ½ Σᵢⱼ mᵢ mⱼ φ_ρ(xᵢ, xⱼ) |vᵢ − vⱼ|²: for symmetric, and for all conservative models, minus the rate of ½ Σ m |v|² (111).
 */
export function dissipation(model: AveragingModel, rho: Measure<number>, v: Float64Array): number {
  const { n, masses } = rho;
  const dim = v.length / n;
  const phi = reproducingKernelOf(model, rho);
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let squares = 0;
      for (let c = 0; c < dim; c++) squares += (v[i * dim + c] - v[j * dim + c]) ** 2;
      sum += masses[i] * masses[j] * phi[i * n + j] * squares;
    }
  return sum / 2;
}
