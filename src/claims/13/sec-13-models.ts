import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { torus } from '../../operators/environment.js';
import { kernelBox } from '../../operators/kernels/box.js';
import type { Measure } from '../../operators/measure.js';
import { measure } from '../../operators/measure.js';
import { modelConditional } from '../../operators/models/conditional.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelGlobal } from '../../operators/models/global.js';
import { partitionDyadic } from '../../operators/partitions/dyadic.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { multiply, rational, sum, toRational, toText } from '../../scalar/rational.js';
import { boxNodes } from '../3.6/squares.js';
import { mixedFamily } from '../gallery/cases.js';
import * as gallery from '../gallery/entries.js';
import { evaluated } from '../gallery/evaluated.js';
import { clamped, differences, minus, outer, over, scaleColumns, scaleRows, times } from '../gallery/spelled/terms.js';
import { isSpelled } from '../gallery/spelled/spelled.js';
import { normalisedMasses } from '../read.js';
import type { LazyStep, Side, Value } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';

/** A B, rows × columns of rationals, row-major. */
function product(A: readonly Rational[], B: readonly Rational[], inner: number): Rational[] {
  const [rows, columns] = [A.length / inner, B.length / inner];
  return Array.from({ length: rows * columns }, (_, k) => {
    const [i, j] = [Math.floor(k / columns), k % columns];
    return sum(Array.from({ length: inner }, (__, l) => multiply(A[i * inner + l], B[l * columns + j])));
  });
}

/** A'A'' = A''A' = A', each average a formula with its value. */
function isBelow(n: number, where: Readonly<Record<string, Value>>, lower: Average, upper: Average): LazyStep[] {
  const side = ({ formula, entries }: Average): Side => [formula, { n, entries }];
  const of = (a: Average, b: Average): Side => [
    ['.', a.formula, b.formula],
    { n, entries: product(a.entries, b.entries, n) },
  ];
  return [
    expectRelation("[[u]'']' = [u]'", where, of(lower, upper), '=', side(lower)),
    expectRelation("[[u]']'' = [u]'", where, of(upper, lower), '=', side(lower)),
  ];
}

interface Average {
  readonly formula: Formula;
  readonly entries: readonly Rational[];
}

const T = torus(1, 8);

/** E(· | F) for the cells of a dyadic partition of the circle. */
function dyadicAverage(rho: Measure, level: number): Average {
  const matrix = modelConditional(T, partitionDyadic(T, level)).matrix(rho);
  const side = toText(rational(8n, 2n ** BigInt(level)));
  // left ends of two cells are the same, or a side apart at least
  const same: Formula = clamped(minus('1', over(['abs', differences(`c${level}`, `c${level}`)], side)));
  return {
    formula: scaleRows(over('1', ['.', same, 'm']), scaleColumns(same, 'm')),
    entries: toArray(matrix.entries),
  };
}

/** Left ends of the dyadic cells of the points. */
const cellsOf = (x: readonly number[], level: number): Rational[] => {
  const units = 16 / 2 ** level;
  return x.map((k) => rational(BigInt(Math.floor(k / units) * units), 2n));
};

const nested: Claim = {
  id: 'sec-13-order/nested-cells',
  section: '13',
  source: 'Section 13, partial order',
  title: 'Finer cells of a circle, finer models',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\mathcal F'}\preceq\mathcal M_{\mathcal F''}$ for the dyadic partitions $\mathcal F'\subset\mathcal F''$ of a circle, at every density.`,
  reading:
    'Agents on a circle of length 8, two levels of halving; the models as they are evaluated, and the averages over cells by the checker from the cells of the agents.',
  uses: ['sec-13-order'],
  cost: 3,
  families: [
    {
      name: 'agents on a circle, levels 0 to 4',
      arbitrary: fc.integer({ min: 1, max: 5 }).chain((n) =>
        fc
          .record({
            places: fc.uniqueArray(fc.nat({ max: 15 }), { minLength: n, maxLength: n }),
            masses: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }),
            levels: fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 2, maxLength: 2 }),
          })
          .map(({ places, ...x }): Instance => ({ ...x, points: places.map((k) => [k]) })),
      ),
    },
  ],
  decide(x) {
    const places = (x.points as unknown as number[][]).map(([k]) => k);
    const masses = x.masses as readonly number[];
    const [low, high] = (x.levels as readonly number[]).toSorted((a, b) => a - b);
    const wellFormed = new Set(places).size === masses.length && places.every((k) => k >= 0 && k < 16);
    if (!wellFormed || masses.some((m) => m < 1) || low === high) return NOTHING;
    const m = normalisedMasses(masses.map(toRational));
    const rho = measure(T, { points: places.map((k) => toText(rational(BigInt(k), 2n))), masses: m });
    const where = { m, [`c${low}`]: cellsOf(places, low), [`c${high}`]: cellsOf(places, high) };
    return conclude(...isBelow(rho.n, where, dyadicAverage(rho, low), dyadicAverage(rho, high)));
  },
};

/** Conservative models with s = 1. */
const LEVEL = [
  gallery.MOLLIFIED,
  gallery.MOLLIFIED_T,
  gallery.SEG_HATS,
  gallery.SEG_SMOOTHSTEP_T,
  gallery.SEG_FULL_T,
  gallery.CONDITIONAL,
  gallery.CONDITIONAL_R2,
  gallery.IDENTITY,
];
const MATERIAL = gallery.GALLERY.filter((entry) => entry.model.material && isSpelled(entry));

const extremes: Claim = {
  id: 'sec-13-order/extremes',
  section: '13',
  source: 'Section 13, partial order',
  title: 'The coarsest and the finest among the models of section 2',
  form: 'printed',
  statement: String.raw`$\mathcal M_{\rm glob}\preceq\mathcal M$ for the conservative models of Section 2 with $s_\rho=1$, and $\mathcal M\preceq\mathcal M_{\rm I}$ for all its material ones. $\mathcal M_{\phi\phi}\not\preceq\mathcal M_{\rm I}$: it is not material.`,
  reading:
    'Every such model at weighted points; products of its matrix with that of the global average, and with the identity on the support. For the double mollification, cells with vacuum next to mass.',
  note: String.raw`On finitely many points $\mathcal M\preceq\mathcal M_{\rm I}$ says that an average is determined on the support of $\rho$. For $\mathcal M_{\phi\phi}$ the identity is $u\mathbb 1_{\operatorname{supp}\rho}$, and $[u\mathbb 1_{\operatorname{supp}\rho}]\ne[u]$.`,
  uses: ['sec-13-order', 'sec-13-order/coarsest'],
  cost: 12,
  families: [
    mixedFamily('conservative with s = 1', LEVEL, { order: () => fc.constant('global') }, 4),
    mixedFamily('material', MATERIAL, { order: () => fc.constant('identity') }, 4),
    {
      name: 'three cells, the first one empty, the second one not',
      arbitrary: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 9 })).map(([a, b]): Instance => ({
        order: 'vacuum',
        model: gallery.DOUBLY_MOLLIFIED_3.key,
        unit: '1',
        volume: '1',
        points: [[0], [1], [2]],
        masses: [0, a, b],
      })),
    },
  ],
  branches: ['global', 'identity', 'vacuum'],
  decide(x): Decision {
    const found = evaluated(x);
    if (!found) return NOTHING;
    const { spell, rho, average, model } = found;
    const { n } = rho;
    const own: Average = { formula: spell.average, entries: average.entries };
    const identity = (inside: (m: Rational) => boolean): Rational[] =>
      Array.from({ length: n * n }, (_, k) =>
        k % (n + 1) === 0 && inside(rho.masses[k % n]) ? rational(1n) : rational(0n),
      );
    if (x.order === 'global') {
      const all: Average = {
        formula: outer(['ones', 'm'], 'm'),
        entries: toArray(modelGlobal(model.environment).matrix(rho).entries),
      };
      return conclude('global', ...isBelow(n, spell.where, all, own));
    }
    if (x.order === 'identity') {
      const one: Average = { formula: ['diag', ['ones', 'm']], entries: identity(() => true) };
      return conclude('identity', ...isBelow(n, spell.where, own, one));
    }
    const [m0, m1] = toArray(rho.masses);
    if (x.order !== 'vacuum' || n !== 3 || m0.n !== 0n || m1.n === 0n) return NOTHING;
    const support = identity((m) => m.n > 0n);
    const where = { ...spell.where, S: { n, entries: support } };
    return conclude(
      'vacuum',
      expectRelation(
        '[u 1_supp] ≠ [u]',
        where,
        [['.', spell.average, 'S'], { n, entries: product(average.entries, support, n) }],
        '=',
        [spell.average, { n, entries: average.entries }],
        false,
      ),
    );
  },
};

const BOCHNER = [gallery.CS_TENT, gallery.CS_TENT_T, gallery.MT_TENT, gallery.MT_TENT_T];

const favre: Claim = {
  id: 'sec-13-order/favre',
  section: '13',
  source: 'Section 13, (149)',
  title: 'The Favre average of a kernel ψ∗ψ is that of ψ, twice',
  form: 'printed',
  statement: String.raw`If $\phi=\psi*\psi$ and $\int\psi=1$, then $\mathcal M_{\rm CS}^\phi\preceq\mathcal M_{\rm CS}^\psi$: $[u]_\rho^\phi=[[u]_\rho^\psi]^\psi_{\rho_1}$ with $\rho_1=\rho_\psi$ (149). The same for $\mathcal M_{\rm MT}$.`,
  reading:
    'φ the tent of radius 2, ψ the box of radius 1, on the line and on a circle. ρ_ψ is constant on the cells between the agents’ lattice points, and is put into their middles, which changes no average at an agent. The average at ρ at the middles, then that at ρ_ψ at the agents, against the average with φ.',
  note: String.raw`As printed. In $\mathcal M'\preceq\mathcal M''$ the left model is the one that averages more, here $\phi$, as $\mathcal F'$ is the coarser algebra in $\mathcal M_{\mathcal F'}\preceq\mathcal M_{\mathcal F''}$; $\int\psi=1$ makes $\rho_\psi$ a probability. Evenness of $\psi$ is not needed here.`,
  uses: ['sec-13-order', 'eq-63-65'],
  cost: 12,
  families: [mixedFamily('φ = ψ∗ψ', BOCHNER, {}, 4)],
  decide(x) {
    const found = evaluated(x);
    if (!found) return NOTHING;
    const { spell, rho, model, average } = found;
    const { nodes, where: middles, formula: B, values } = boxNodes(found);
    const psi = modelCuckerSmale(model.environment, kernelBox(1));
    // side times ½
    const quarter = rational(1n, 4n);
    const masses = Array.from({ length: nodes.n }, (_, l) =>
      multiply(quarter, sum(values.map((row, j) => multiply(rho.masses[j], row[l])))),
    );
    const first = toArray(psi.matrix(rho, nodes).entries);
    const second = toArray(psi.matrix({ ...nodes, masses }, rho).entries);
    const where = { ...spell.where, ...middles };
    const density: Formula = times(toText(quarter), ['.', ['T', B], 'm']);
    const once = scaleRows(over('1', ['.', ['T', B], 'm']), scaleColumns(['T', B], 'm'));
    const again = scaleRows(over('1', ['.', B, density]), scaleColumns(B, density));
    return conclude(
      expectRelation('ρ_ψ is a probability', where, [['sum', density], sum(masses)], '=', ['1', rational(1n)]),
      expectRelation(
        '[[u]_ρ^ψ]^ψ at ρ_ψ = [u]_ρ^φ',
        where,
        [['.', again, once], { n: rho.n, entries: product(second, first, nodes.n) }],
        '=',
        [spell.average, { n: rho.n, entries: average.entries }],
      ),
    );
  },
};

export const claims: readonly Claim[] = [nested, extremes, favre];
