import { describe, expect, it } from 'vitest';
import {
  headings,
  IsolatedAgentError,
  measure,
  measureToDoubles,
  modelVicsek,
  space,
  torus,
} from '../../../src/operators/index.js';
import { describeAgreement } from './agreement.js';
import { box } from './plain-kernels.js';
import { favre } from './weights.js';

describe("the average of Vicsek's rule", () => {
  describeAgreement('in the plane', {
    model: modelVicsek(space(2), 1),
    naive: favre(box(1), () => 1),
    error: IsolatedAgentError,
  });
  describeAgreement('on a torus', {
    model: modelVicsek(torus(2, 3), '1/2'),
    naive: favre(box(1 / 2), () => 1, [3, 3]),
    error: IsolatedAgentError,
  });

  it('is what its errors speak of', () => {
    const model = modelVicsek(space(1), 1);
    const rho = measure(space(1), { points: [0], masses: [1] });
    const far = { ...rho, x: measure(space(1), { points: [5], masses: [1] }).x };
    expect(() => model.matrix(rho, far)).toThrow(/^vicsek: target 0 at \(5\) sees no mass/);
    const [crowd, place] = [rho, { ...rho, x: far.x }].map(measureToDoubles);
    expect(() => model.average!(new Float64Array(1), crowd, Float64Array.of(1), place)).toThrow(/^vicsek: target 0/);
  });
});

describe('headings', () => {
  it('keep the direction and set the speed, in place', () => {
    const v = Float64Array.of(3, 4, 0, -2);
    headings(v, v, 2, 10);
    expect([...v]).toEqual([6, 8, 0, -10]);
  });

  it('name the agent whose mean velocity has no direction', () => {
    const out = new Float64Array(4);
    expect(() => headings(out, Float64Array.of(1, 0, 0, 0), 2, 1)).toThrow('agent 1: the mean velocity is 0');
    expect(() => headings(out, Float64Array.of(Number.NaN, 0, 1, 0), 2, 1)).toThrow('agent 0');
  });
});
