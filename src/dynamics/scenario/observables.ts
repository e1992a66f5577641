import { periodsOf } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import type { Measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { diameter } from '../observables/diameter.js';
import { connectivityScale } from '../observables/chains.js';
import { dissipation, energyDeviation, kineticEnergy } from '../observables/energy.js';
import { extent } from '../observables/extent.js';
import { lyapunov } from '../observables/lyapunov.js';
import { kappaMomentum, meanVelocity, momentum, weightedSum } from '../observables/momentum.js';
import { chainComponents, leastMassWithin } from '../observables/neighbours.js';
import { orderParameter } from '../observables/order-parameter.js';
import { leastStrength, spectralGap } from '../observables/spectral-gap.js';
import type { IssueCollector } from './issues.js';
import type { ObservableName, ObservableSpec } from './observable-schema.js';

/** One column of observables.json. */
export interface Column {
  readonly name: string;
  /** `D`: a symbol, no TeX */
  readonly label: string;
  /** TeX without dollars */
  readonly formula: string;
  /** `(100)` */
  readonly equation?: string;
  readonly scale: 'linear' | 'log';
  /** the column that this one is a bound of */
  readonly boundOf?: string;
}

/** The agents with mass at one time; for players of a finite set v holds the opinions and x is empty. */
export interface Snapshot {
  readonly t: number;
  /** n × dim, a view */
  readonly x: Float64Array;
  /** n × dim, a view */
  readonly v: Float64Array;
  /** ρ, with the places of x */
  readonly rho: Measure<number>;
}

/** Columns, and what fills them. */
export interface Observable {
  readonly columns: readonly Column[];
  /** one number a column; where it throws an error of operators the columns are empty */
  at(snapshot: Snapshot): readonly number[];
}

/** What the observables of a run are about. */
export interface Scene {
  readonly model: AveragingModel;
  readonly environment: Environment;
  readonly n: number;
  /** numbers in a velocity, or in an opinion */
  readonly width: number;
  /** radial φ of the model, if it has one */
  readonly kernel: Kernel | undefined;
  readonly kind: 'agents' | 'players';
}

interface Definition {
  readonly label: string;
  readonly formula: string;
  readonly equation?: string;
  readonly scale?: 'log';
  /** a column each component; else one */
  readonly vector?: true;
  /** most agents, where the work is more than n log n */
  readonly most?: (scene: Scene) => number;
  readonly of: 'agents' | 'players' | 'both';
  at(snapshot: Snapshot, scene: Scene): ArrayLike<number>;
}

/** Most agents for work that grows with n² and n³, and for the averages of models without a fast path. */
const [MOST_SQUARE, MOST_CUBE, MOST_MATRIX] = [20_000, 512, 8192];

/** Most agents for which all pairs are looked at without being asked. */
const CHEAP_SQUARE = 2048;

const inSpace = ({ environment }: Scene): boolean => periodsOf(environment) === undefined;
const fastStrength = ({ model }: Scene): number => (model.pairKernel || model.average ? Infinity : MOST_MATRIX);

const sizeOf = (environment: Environment, x: Float64Array): number =>
  periodsOf(environment) ? diameter(environment, x) : extent(x, environment.dim);

const DEFINITIONS: Readonly<Record<ObservableName, Definition>> = {
  diameter: {
    label: 'D',
    formula: String.raw`\max_{i,j}|x_i-x_j|`,
    equation: '(100)',
    of: 'agents',
    most: (scene) => (inSpace(scene) ? Infinity : MOST_SQUARE),
    at: ({ x }, { environment }) => [sizeOf(environment, x)],
  },
  amplitude: {
    label: 'A',
    formula: String.raw`\max_{i,j}|v_i-v_j|`,
    equation: '(101)',
    scale: 'log',
    of: 'agents',
    at: ({ v }, { width }) => [extent(v, width)],
  },
  momentum: { label: 'P', formula: String.raw`\sum_i m_iv_i`, vector: true, of: 'agents', at: ({ rho, v }) => momentum(rho.masses, v) }, // prettier-ignore
  'mean-velocity': {
    label: 'ū',
    formula: String.raw`\sum_i m_iv_i/\sum_i m_i`,
    equation: '(105)',
    vector: true,
    of: 'agents',
    at: ({ rho, v }) => meanVelocity(rho.masses, v),
  },
  'kappa-momentum': {
    label: 'Pκ',
    formula: String.raw`\sum_i\kappa_iv_i`,
    equation: '(47)',
    vector: true,
    of: 'agents',
    most: fastStrength,
    at: ({ rho, v }, { model }) => kappaMomentum(model, rho, v),
  },
  energy: { label: 'E', formula: String.raw`\tfrac12\sum_i m_i|v_i|^2`, of: 'agents', at: ({ rho, v }) => [kineticEnergy(rho.masses, v)] }, // prettier-ignore
  'energy-fluctuation': {
    label: 'δE',
    formula: String.raw`\tfrac12\sum_i m_i|v_i-\bar u|^2`,
    equation: '(106)',
    scale: 'log',
    of: 'agents',
    at: ({ rho, v }) => [energyDeviation(rho.masses, v)],
  },
  dissipation: {
    label: '−E′',
    formula: String.raw`\tfrac12\sum_{i,j}m_im_j\phi_\rho(x_i,x_j)|v_i-v_j|^2`,
    equation: '(111)',
    scale: 'log',
    of: 'agents',
    most: () => MOST_MATRIX,
    at: ({ rho, v }, { model }) => [dissipation(model, rho, v)],
  },
  order: {
    label: 'Ψ',
    formula: String.raw`\big|\sum_i m_iv_i/|v_i|\big|/\sum_i m_i`,
    of: 'agents',
    at: ({ rho, v }) => [orderParameter(rho.masses, v)],
  },
  centre: {
    label: 'x̄',
    formula: String.raw`\sum_i m_ix_i/\sum_i m_i`,
    vector: true,
    of: 'agents',
    at: ({ rho, x }) => meanVelocity(rho.masses, x),
  },
  lyapunov: {
    label: 'L',
    formula: String.raw`A+\int_0^D\phi(r)\,dr`,
    equation: 'proof of Theorem 4.2',
    of: 'agents',
    most: (scene) => DEFINITIONS.diameter.most!(scene),
    at: ({ x, v }, { environment, kernel, width }) => [lyapunov(kernel!, sizeOf(environment, x), extent(v, width))],
  },
  'least-strength': {
    label: 'min s',
    formula: String.raw`\min_is_i`,
    equation: '(124)',
    of: 'agents',
    most: fastStrength,
    at: ({ rho }, { model }) => [leastStrength(model, rho)],
  },
  gap: { label: 'ε', formula: String.raw`1-\sup\frac{(u,[u])_\kappa}{(u,u)_\kappa}`, equation: '(122)', of: 'both', most: () => MOST_CUBE, at: ({ rho }, { model }) => [spectralGap(model, rho)] }, // prettier-ignore
  lambda: {
    label: 'λ',
    formula: String.raw`\inf\frac{(u,\mathcal L_\rho u)_\rho}{(u,u)_\rho}`,
    equation: '(130)',
    of: 'both',
    most: () => MOST_CUBE,
    at: ({ rho }, { model }) => [spectralGap(model, rho, 'lambda')],
  },
  connectivity: {
    label: 'r',
    formula: String.raw`\inf\{r:\ \text{chain connected at scale } r\}`,
    equation: 'Definition 4.4',
    of: 'agents',
    most: () => MOST_SQUARE,
    at: ({ rho }, { environment }) => [connectivityScale(environment, rho)],
  },
  'opinion-spread': {
    label: 'A',
    formula: String.raw`\max_{i,j}|p_i-p_j|`,
    scale: 'log',
    of: 'players',
    at: ({ v }, { width }) => [extent(v, width)],
  },
  'opinion-mean': {
    label: 'p̄',
    formula: String.raw`\sum_i m_ip_i/\sum_i m_i`,
    vector: true,
    of: 'players',
    at: ({ rho, v }) => meanVelocity(rho.masses, v),
  },
  'opinion-variance': {
    label: 'Var p',
    formula: String.raw`\sum_i m_i|p_i-\bar p|^2/\sum_i m_i`,
    scale: 'log',
    of: 'players',
    at: ({ rho, v }) => [(2 * energyDeviation(rho.masses, v)) / weightedSum(rho.masses, ones(rho.n))[0]],
  },
};

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);

/** Observables with a radius: what they are, and their radius. */
function atRadius(name: 'components' | 'thickness', radius: number, { environment }: Scene): Observable {
  const column: Column =
    name === 'components'
      ? { name: `components(${radius})`, label: 'K', formula: String.raw`\text{components at scale } ${radius}`, equation: 'Definition 4.4', scale: 'linear' } // prettier-ignore
      : { name: `thickness(${radius})`, label: 'Θ', formula: String.raw`\min_i\rho(B_{${radius}}(x_i))`, scale: 'linear' }; // prettier-ignore
  const of = name === 'components' ? chainComponents : leastMassWithin;
  return { columns: [column], at: ({ rho }) => [of(environment, rho, radius)] };
}

const AXES = ['x', 'y', 'z'];

function observableFor(name: ObservableName, definition: Definition, scene: Scene): Observable {
  const { label, formula, equation, scale = 'linear', vector } = definition;
  const column = (columnName: string, columnLabel: string): Column => ({
    name: columnName,
    label: columnLabel,
    formula,
    ...(equation !== undefined && { equation }),
    scale,
  });
  const columns = vector
    ? Array.from({ length: scene.width }, (_, c) =>
        scene.width === 1 ? column(name, label) : column(`${name}-${AXES[c] ?? c + 1}`, `${label} ${AXES[c] ?? c + 1}`),
      )
    : [column(name, label)];
  return { columns, at: (snapshot) => Array.from(definition.at(snapshot, scene)) };
}

/** What is watched unless told: nothing that takes more than n log n. */
export function defaultObservables(scene: Scene): ObservableName[] {
  if (scene.kind === 'players') return ['opinion-spread', 'opinion-mean', 'opinion-variance'];
  const some: ObservableName[] = ['diameter', 'amplitude', 'energy', 'energy-fluctuation', 'momentum', 'order'];
  return some.filter((name) => !(scene.n > cheap(name, scene)));
}

const cheap = (name: ObservableName, scene: Scene): number =>
  name === 'diameter' && !inSpace(scene) ? CHEAP_SQUARE : (DEFINITIONS[name].most?.(scene) ?? Infinity);

/** Observables from their names; complains about those that do not belong to the scene, or are too much for it. */
export function observablesFrom(
  specs: readonly ObservableSpec[],
  scene: Scene,
  radius: number | undefined,
  into: IssueCollector,
): Observable[] {
  return specs.flatMap((spec, k): Observable[] => {
    const path = ['observables', k];
    const name = typeof spec === 'string' ? spec : spec.name;
    const agents = (): boolean => {
      if (scene.kind === 'agents') return true;
      into.add(path, `${name}, which players of a finite set do not have`);
      return false;
    };
    if (name === 'components' || name === 'thickness') {
      const r = typeof spec === 'string' ? radius : spec.radius;
      if (!agents()) return [];
      if (r === undefined) {
        into.add(path, `${name} without a radius, expected { "name": "${name}", "radius": r }`);
        return [];
      }
      return [atRadius(name, r, scene)];
    }
    const definition = DEFINITIONS[name];
    if (definition.of === 'agents' && !agents()) return [];
    if (definition.of === 'players' && scene.kind === 'agents') {
      into.add(path, `${name}, which only players of a finite set have`);
      return [];
    }
    const most = definition.most?.(scene) ?? Infinity;
    if (scene.n > most)
      into.add(path, `${name} of ${scene.n} agents, expected at most ${most}: its work grows too fast`);
    if (name === 'lyapunov' && !scene.kernel?.profile) into.add(path, 'lyapunov of a model without a radial kernel');
    return [observableFor(name, definition, scene)];
  });
}

/** One number of a snapshot, for events. */
export const valueOf = (name: ObservableName, scene: Scene): ((snapshot: Snapshot) => number) => {
  const { at } = DEFINITIONS[name];
  return (snapshot) => at(snapshot, scene)[0];
};
