import { describe, expect, it } from 'vitest';
import { EmptyNeighbourhoodError, finiteSet, measure, modelOpinions, space } from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';

const players = finiteSet(['a', 'b', 'c']);
const a = [
  [0.5, 0.5, 0],
  [0, 0.75, 0.25],
  [0.125, 0.375, 0.5],
];
const lambda = [1, 2, 0.5];

/** Σ a_ij p_j */
const naive: Naive = ({ label }, at) => ({
  s: lambda[at.label],
  row: label.map((player) => a[at.label][player]),
});

describe('opinion dynamics', () => {
  describeAgreement('three players', { model: modelOpinions(players, a, lambda), naive, players: true });

  it('takes several points with one label as one player, by their masses', () => {
    const rho = measure(players, { labels: [0, 1, 1], masses: ['1/2', '1/8', '3/8'] });
    const { entries } = modelOpinions(players, [[0, 1, 0], [1, 0, 0], [0, 0, 1]]).matrix(rho); // prettier-ignore
    expect(Array.from(entries, toText).slice(0, 3)).toEqual(['0', '1/4', '3/4']);
  });

  it('names the player who listens to one that is not there', () => {
    const rho = measure(players, { labels: [0, 1] });
    const model = modelOpinions(players, a);
    expect(() => model.matrix(rho)).toThrow(EmptyNeighbourhoodError);
    expect(() => model.matrix(rho)).toThrow('target 1 at ()#1 is in neighbourhood 2, which has no mass');
  });

  it('names every entry and row that is wrong', () => {
    expect(() => modelOpinions(players, [[1, 1, 0], [-1, 2, 0]], [1, 0])).toThrow(
      [
        'a: 2 rows, expected 3',
        'lambda: 2 of them, expected 3',
        'a[0]: sums to 2, expected 1',
        'a[1][0]: -1, expected a number ≥ 0',
        'lambda[1]: 0, expected a positive number',
      ].join('\n'),
    ); // prettier-ignore
    expect(() => modelOpinions(space(1), a)).toThrow('opinions live on a finite set, not on R');
  });
});
