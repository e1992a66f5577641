import type { Claim } from '../../engines/claim.js';
import { space } from '../../operators/environment.js';
import { kernelBox } from '../../operators/kernels/box.js';
import { measure } from '../../operators/measure.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import type { FiniteModel } from '../../finite/model.js';
import { whole } from '../read.js';
import { NOTHING, assume, conclude, expectProperty, expectRelation, expectValue, flowValue } from '../steps.js';
import type { Flock } from './flock.js';
import {
  ANYWHERE_LINE,
  ANYWHERE_PLANE,
  GROWN_LINE,
  GROWN_PLANE,
  ROWS,
  chain,
  chainValues,
  closerThan,
  countLinks,
  flockAt,
  flockValues,
  isConnected,
  squaredDistance,
  squaredDistances,
  squaredLinks,
  squaredScale,
} from './flock.js';

/** Who is closer than r to whom: M_CS with the box kernel of radius r. */
function neighbours({ dim, x, z, masses, r }: Flock): FiniteModel {
  const environment = space(dim);
  const rho = measure(environment, { points: x.map((t, i) => (dim === 1 ? t : [t, z[i]])), masses });
  return finiteModelAt(modelCuckerSmale(environment, kernelBox(r)), rho);
}

/** The library's links against the distances: F = 1{|x_i − x_j| < r} m_i m_j. */
const expectNeighbours = (flock: Flock, model: FiniteModel) =>
  expectValue(
    'the links are the pairs closer than r',
    flockValues(flock),
    ['*', closerThan(1), ['.', 'm', ['T', 'm']]],
    flowValue(model),
  );

const printed: Claim = {
  id: 'def-4.4',
  section: '4.2',
  source: 'Definition 4.4',
  title: 'Chains, as printed',
  form: 'printed',
  statement: String.raw`A flock is chain connected at scale $r$ if any two of its points are joined by a chain in $\operatorname{supp}\rho$ with $|x_i-x_j|<r$ for all $i,j$. Read so, this is what the proofs use: a flock joined up by links shorter than $r$ is chain connected at scale $r$.`,
  reading:
    'Points on a line or in a plane, a scale r; a flock whose consecutive links are all shorter than r. As printed every chain has all its points closer than r to each other, the two ends included, so that the whole flock is of diameter less than r.',
  note: String.raw`The print asks for $|x_i-x_j|<r$ without a word on $i$ and $j$; for all pairs it is another notion, which no flock of diameter $\ge r$ has, and with which Lemma 4.7 would say nothing. Meant is $|x_i-x_{i+1}|<r$, as in the proof of Lemma 4.7.`,
  families: [GROWN_LINE, GROWN_PLANE, ROWS],
  decide(c) {
    const flock = flockAt(c);
    if (!flock || !isConnected(flock)) return NOTHING;
    const model = neighbours(flock);
    const { n, r } = flock;
    const gaps = Array.from({ length: n * n }, (_, k) => whole(squaredDistance(flock, Math.floor(k / n), k % n)));
    return conclude(
      expectNeighbours(flock, model),
      assume('irreducible', model, 'the graph of links shorter than r'),
      expectRelation(
        'all points are closer than r to each other',
        flockValues(flock),
        [squaredDistances, { n, entries: gaps }],
        '<',
        [squaredScale(1), whole(r * r)],
      ),
    );
  },
};

const corrected: Claim = {
  id: 'def-4.4/corrected',
  section: '4.2',
  source: 'Definition 4.4, corrected',
  title: 'Chains with short consecutive links',
  form: 'corrected',
  statement: String.raw`With $|x_i-x_{i+1}|<r$: a flock is chain connected at scale $r$ iff the graph of its pairs closer than $r$ is connected; then at most $N$ points are enough for a chain.`,
  reading:
    'Points on a line or in a plane, a scale r. The graph is that of M_CS with the box kernel; it is irreducible, with spanning trees, and a chain joins the first point to the last; or some points listen to nobody outside.',
  uses: ['def-4.4'],
  families: [GROWN_LINE, GROWN_PLANE, ROWS, ANYWHERE_LINE, ANYWHERE_PLANE],
  branches: ['connected', 'not connected'],
  decide(c) {
    const flock = flockAt(c);
    if (!flock) return NOTHING;
    const model = neighbours(flock);
    if (!isConnected(flock))
      return conclude(
        'not connected',
        expectNeighbours(flock, model),
        expectProperty('irreducible', model, 'the graph of links shorter than r', false),
      );
    const points = chain(flock, 0, flock.n - 1)!;
    const { where, lengths, links } = chainValues(flock, points);
    return conclude(
      'connected',
      expectNeighbours(flock, model),
      expectProperty('irreducible', model, 'the graph of links shorter than r'),
      expectRelation('every link is shorter than r', where, [squaredLinks('from', 'to'), lengths], '<', [
        squaredScale(1),
        whole(flock.r ** 2),
      ]),
      expectRelation('fewer links than points', where, [countLinks('from', 'to'), links], '<', [
        ['sum', ['ones', 'x']],
        whole(flock.n),
      ]),
    );
  },
};

export const claims: readonly Claim[] = [printed, corrected];
