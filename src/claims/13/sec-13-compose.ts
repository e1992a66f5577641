import { problems } from './sec-13-compose-smt.js';
import { levelled, symmetricBallPositivePair } from '../../engines/arbitrary/pair.js';
import { points } from '../../engines/arbitrary/flow.js';
import { segregationFlow, symmetricFlow } from '../../engines/arbitrary/symmetric.js';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import { compose, conjugate } from '../../finite/compose.js';
import { matrixOf } from '../formulas.js';
import { modelAt } from '../read.js';
import { assume, conclude, expectProperty, expectValue, flowValue, matrixValue } from '../steps.js';
import { conjugateIsBall } from '../proofs.js';

const ballPositivePairs: Family = {
  name: 'pairs of symmetric ball-positive flows of equal strength, N ≤ 6',
  arbitrary: symmetricBallPositivePair().map((pair): Instance => ({ ...pair })),
};

const both = (x: Instance) => ({ first: modelAt(x, 'first'), second: modelAt(x, 'second') });
const sameStrength = ({ first, second }: ReturnType<typeof both>): boolean =>
  first.n === second.n && first.kappa.every((k, i) => k.n * second.kappa[i].d === second.kappa[i].n * k.d);

const models: Claim = {
  id: 'sec-13-compose',
  section: '13',
  source: '(334) and the paragraph after it',
  title: 'Compositions are models, conjugations keep the class',
  form: 'printed',
  statement: String.raw`$\mathcal M_2\circ\mathcal M_1$ is a model when both have the same strength. If both are symmetric and ball-positive, so is the conjugation $\mathcal M_1\circ\mathcal M_2\circ\mathcal M_1$.`,
  reading:
    'Two symmetric ball-positive flow matrices with the same κ; A₂A₁ and A₁A₂A₁ are formed, compared and decided.',
  families: [ballPositivePairs],
  derivations: [
    {
      given: { A: ['symmetric', 'ball-positive'], B: ['symmetric', 'ball-positive'] },
      steps: conjugateIsBall('h3'),
      shows: [
        ['model', 'B A'],
        ['model', 'A B A'],
        ['symmetric', 'A B A'],
        ['ball-positive', 'A B A'],
      ],
    },
  ],
  smt: problems,
  decide(x) {
    const { first, second } = both(x);
    if (!sameStrength({ first, second })) return { applies: false, holds: true, steps: [] };
    const where = { F: flowValue(first), G: flowValue(second) };
    const [composed, conjugated] = [compose(second, first), conjugate(first, second)];
    const product = ['.', matrixOf('G'), matrixOf('F')] as const;
    return conclude(
      assume('symmetric', first, 'M₁'),
      assume('ball-positive', first, 'M₁'),
      assume('symmetric', second, 'M₂'),
      assume('ball-positive', second, 'M₂'),
      expectValue('the matrix of M₂∘M₁ is A₂A₁', where, product, matrixValue(composed)),
      expectProperty('right-stochastic', composed, 'M₂∘M₁'),
      expectValue('the matrix of M₁∘M₂∘M₁ is A₁A₂A₁', where, ['.', matrixOf('F'), product], matrixValue(conjugated)),
      expectProperty('symmetric', conjugated, 'M₁∘M₂∘M₁'),
      expectProperty('ball-positive', conjugated, 'M₁∘M₂∘M₁'),
    );
  },
};

const sharp: Claim = {
  id: 'sec-13-compose/sharp',
  section: '13',
  source: 'Section 13, last paragraph',
  title: 'In a conjugation the outer model need only be symmetric',
  form: 'sharp',
  statement: String.raw`If $\mathcal M_1$ is symmetric and $\mathcal M_2$ is symmetric and ball-positive, $\mathcal M_1\circ\mathcal M_2\circ\mathcal M_1$ is symmetric and ball-positive.`,
  reading: 'A symmetric and a symmetric ball-positive flow matrix with the same κ; A₁A₂A₁ is decided.',
  note: String.raw`By hand: $(A_1A_2A_1u,u)_\kappa=(A_2A_1u,A_1u)_\kappa\ge0$; then Lemma 3.10.`,
  uses: ['sec-13-compose', 'lemma-3.10'],
  families: [
    {
      name: 'pairs of a symmetric and a symmetric ball-positive flow, N ≤ 6',
      arbitrary: points(1, 6).chain((n) =>
        symmetricFlow(n, n).chain((first) => segregationFlow(n, n).map((second): Instance => levelled(first, second))),
      ),
    },
  ],
  derivations: [
    {
      given: { A: ['symmetric'], B: ['symmetric', 'ball-positive'] },
      steps: conjugateIsBall('h2'),
      shows: [
        ['model', 'A B A'],
        ['symmetric', 'A B A'],
        ['ball-positive', 'A B A'],
      ],
    },
  ],
  decide(x) {
    const { first, second } = both(x);
    if (!sameStrength({ first, second })) return { applies: false, holds: true, steps: [] };
    const conjugated = conjugate(first, second);
    return conclude(
      assume('symmetric', first, 'M₁'),
      assume('symmetric', second, 'M₂'),
      assume('ball-positive', second, 'M₂'),
      expectProperty('symmetric', conjugated, 'M₁∘M₂∘M₁'),
      expectProperty('ball-positive', conjugated, 'M₁∘M₂∘M₁'),
    );
  },
};

const plain = (id: string, title: string, statement: string, property: 'symmetric' | 'ball-positive'): Claim => ({
  id,
  section: '13',
  source: 'Section 13, last paragraph',
  title,
  form: 'companion',
  statement,
  reading: `Two symmetric ball-positive flow matrices with the same κ; is A₂A₁ ${property}?`,
  note: String.raw`Expected to be refuted. On two points a circulation is symmetric and all symmetric models with one $\kappa$ commute, so three points are needed.`,
  uses: ['sec-13-compose'],
  families: [ballPositivePairs],
  decide(x) {
    const { first, second } = both(x);
    if (!sameStrength({ first, second })) return { applies: false, holds: true, steps: [] };
    return conclude(
      assume('symmetric', first, 'M₁'),
      assume('ball-positive', first, 'M₁'),
      assume('symmetric', second, 'M₂'),
      assume('ball-positive', second, 'M₂'),
      expectProperty(property, compose(second, first), 'M₂∘M₁'),
    );
  },
});

export const claims: readonly Claim[] = [
  models,
  sharp,
  plain(
    'sec-13-compose/plain-symmetric',
    'A plain composition need not be symmetric',
    String.raw`The composition of two symmetric ball-positive models is symmetric.`,
    'symmetric',
  ),
  plain(
    'sec-13-compose/plain-ball-positive',
    'A plain composition need not be ball-positive',
    String.raw`The composition of two symmetric ball-positive models is ball-positive.`,
    'ball-positive',
  ),
];
