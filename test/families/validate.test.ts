import { describe, expect, it } from 'vitest';
import { completed, looksLikeModel, problemsOf } from '../../src/families/validate.js';
import { space } from '../../src/operators/environment.js';
import { modelGlobal } from '../../src/operators/models/global.js';
import { measure } from '../../src/operators/measure.js';

const strength = () => [1];
const matrix = () => ({ rows: 1, columns: 1, entries: [1] });

describe('the shape of a model', () => {
  it('is recognised by its environment or its two functions, and not in other exports', () => {
    for (const x of [modelGlobal(space(1)), { strength, matrix }, { environment: space(1), weight: () => 1 }])
      expect(looksLikeModel(x)).toBe(true);
    for (const x of [
      undefined,
      null,
      7,
      'model',
      {},
      { flow: [[1]] },
      { environment: 'prod' },
      () => 1,
      { kappa: [1], A: [[1]] },
    ])
      // prettier-ignore
      expect(looksLikeModel(x)).toBe(false);
  });

  it('is right for models of the library, and for the least that is needed', () => {
    expect(problemsOf({ ...modelGlobal(space(1)) })).toEqual([]);
    expect(problemsOf({ environment: space(1), strength, matrix })).toEqual([]);
  });

  it('has all its problems told, each with its key', () => {
    const wrong = { environment: { kind: 'sphere' }, strength: 1, material: 'yes', kappa: [1], name: '' };
    expect(problemsOf(wrong).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'environment: an object, expected space(n), torus(n, period), finiteSet(labels) or product(base, labels)',
      'strength: 1, expected a function of (rho, targets)',
      'matrix: missing, expected a function of (rho, targets)',
      'kappa: an object, expected a function, or nothing',
      'material: yes, expected true or false',
      'name: , expected a text',
    ]);
  });

  it('is told from a definition that nobody has made a model of', () => {
    expect(problemsOf({ name: 'raw', environment: space(1), weight: () => 1 })).toEqual([
      { path: 'weight', message: 'a definition, expected defineModel(…) around it' },
    ]);
  });

  it('is completed, and functions keep the object that they belong to', () => {
    class Owner {
      readonly environment = space(1);
      readonly factor = 3;
      strength(rho: { n: number }): number[] {
        return Array.from({ length: rho.n }, () => this.factor);
      }
      matrix(): unknown {
        return matrix();
      }
    }
    const model = completed(new Owner() as never, 'exported');
    expect(model).toMatchObject({ name: 'exported', material: true, exact: false, parameters: {} });
    expect(model.strength(measure(space(1), { points: [0] }))).toEqual([3]);
  });
});
