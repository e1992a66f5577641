import { z } from 'zod';

/** Observables by name; what they are is `observables.ts`. */
const NAMES = [
  'diameter',
  'amplitude',
  'momentum',
  'mean-velocity',
  'kappa-momentum',
  'energy',
  'energy-fluctuation',
  'dissipation',
  'order',
  'centre',
  'lyapunov',
  'least-strength',
  'gap',
  'lambda',
  'connectivity',
  'opinion-spread',
  'opinion-mean',
  'opinion-variance',
] as const;
export type ObservableName = (typeof NAMES)[number];

/** Those that need a length. */
const AT_RADIUS = ['components', 'thickness'] as const;

export const observableSchema = z.union([
  z.enum([...NAMES, ...AT_RADIUS]),
  z.strictObject({ name: z.enum(AT_RADIUS), radius: z.number().positive() }),
]);
export type ObservableSpec = z.infer<typeof observableSchema>;
