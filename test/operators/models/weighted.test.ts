import { describe, expect, it } from 'vitest';
import { IsolatedAgentError, measure, reproducingKernelOf, space } from '../../../src/operators/index.js';
import { weightedModel } from '../../../src/operators/models/weighted.js';
import { zeros } from '../../../src/operators/vector.js';
import { toText } from '../../../src/scalar/rational.js';

const R = space(1);

/** Everybody listens to those on the right, with weight 2. */
const rightward = (kernelIsWeight: boolean) =>
  weightedModel({
    name: 'rightward',
    definition: 'w=2 for y>x',
    source: 'nowhere',
    environment: R,
    parameters: {},
    exact: true,
    weights(rho, places) {
      const { field, n } = rho;
      const w = zeros(field, places.n * n);
      for (let i = 0; i < places.n; i++)
        for (let j = 0; j < n; j++)
          if (field.compare(rho.x[j], places.x[i]) > 0) w[i * n + j] = field.add(field.one, field.one);
      return w;
    },
    strengthOf: (field, seen) => (kernelIsWeight ? seen : field.one),
    kernelIsWeight,
  });

const rho = measure(R, { points: [0, 1, 2], masses: ['1/2', '1/3', '1/6'] });
const left = measure(R, { points: ['-1', '3/2'] });

describe('a model of pair weights', () => {
  it('weighs with w m, whatever the weights are', () => {
    expect(Array.from(rightward(false).matrix(rho, left).entries, toText)).toEqual([
      '1/2',
      '1/3',
      '1/6',
      '0',
      '0',
      '1',
    ]);
  });

  it('has the strength that it is given, of the mass that is seen', () => {
    expect(Array.from(rightward(true).strength(rho, left), toText)).toEqual(['2', '1/3']);
    expect(Array.from(rightward(false).strength(rho, left), toText)).toEqual(['1', '1']);
  });

  it('has the kernel s w / ρ_w, or w itself where that is meant', () => {
    expect(Array.from(reproducingKernelOf(rightward(false), rho, left), toText)).toEqual([
      '1',
      '1',
      '1',
      '0',
      '0',
      '6',
    ]);
    expect(Array.from(reproducingKernelOf(rightward(true), rho, left), toText)).toEqual(['2', '2', '2', '0', '0', '2']);
  });

  it('has no average for the last one, who sees nobody', () => {
    expect(() => rightward(true).matrix(rho)).toThrow(IsolatedAgentError);
    expect(() => rightward(true).matrix(rho)).toThrow('rightward: target 2 at (2) sees no mass');
    expect(() => reproducingKernelOf(rightward(false), rho)).toThrow(IsolatedAgentError);
    expect(Array.from(reproducingKernelOf(rightward(true), rho), toText).slice(6)).toEqual(['0', '0', '0']);
  });
});
