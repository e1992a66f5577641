import { describe, expect, it } from 'vitest';
import { MAX_LONG_CYCLES, directionsOf, flowAt, lineText, lineThrough } from '../../../src/engines/stays/line.js';
import { integersOf } from '../../../src/finite/flow.js';
import { finiteModel } from '../../../src/finite/model.js';
import { conservative } from '../../../src/properties/conservative.js';
import { parseRational, toText } from '../../../src/scalar/rational.js';
import { draws, randomFlow } from './random-flows.js';

const q = parseRational;
const counts = (kinds: readonly string[]): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const kind of kinds) count[kind] = (count[kind] ?? 0) + 1;
  return count;
};

describe('the directions of a flow matrix', () => {
  it('are all entries, all loops, all pairs, all three-cycles and the longer cycles that are present', () => {
    const cycle = finiteModel({ flow: [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0]] }); // prettier-ignore
    expect(counts(directionsOf(cycle).map(({ kind, cells }) => `${kind} ${cells.length}`))).toEqual({
      'entry 1': 16,
      'loops 4': 1,
      'pair 2': 6,
      'cycle 3': 8,
      'cycle 4': 1,
    });
    expect(directionsOf(finiteModel({ flow: [[3]] })).map(({ kind }) => kind)).toEqual(['entry']);
  });

  it('stop listing long cycles at the cap', () => {
    const dense = finiteModel({ flow: Array.from({ length: 6 }, () => [1, 1, 1, 1, 1, 1]) });
    expect(directionsOf(dense).filter(({ cells }) => cells.length > 3 && cells[0][0] !== cells[0][1])).toHaveLength(
      MAX_LONG_CYCLES,
    );
  });

  it('keep a conservative model conservative, except the single entries off the diagonal', () => {
    const draw = draws(63);
    for (let k = 0; k < 40; k++) {
      const model = randomFlow(draw, 2 + draw(4));
      for (const direction of directionsOf(model)) {
        const [[i, j]] = direction.cells;
        if (direction.kind === 'entry' && i !== j) continue;
        const line = lineThrough(model, direction);
        const [here, there] = [flowAt(line, line.present)!, flowAt(line, q('17/3'))!];
        expect(conservative.holds(there)).toBe(conservative.holds(here));
      }
    }
  });
});

describe('a line', () => {
  it('has t in the smallest moving entry, keeps differences, and says so', () => {
    const model = finiteModel({ flow: [['1/2', 3], [1, '1/3']] }); // prettier-ignore
    const pair = directionsOf(model).find(({ kind }) => kind === 'pair')!;
    const line = lineThrough(model, pair);
    expect(toText(line.present)).toBe('1');
    expect(lineText(model, pair, line)).toBe('F[0][1] - 2 = F[1][0]');
    // 6 F(5/2) · 2 = 12 · [[1/2, 9/2], [5/2, 1/3]]
    expect(integersOf(flowAt(line, q('5/2'))!)).toEqual([6n, 54n, 30n, 4n]);
    expect(integersOf(flowAt(line, line.present)!)).toEqual([3n, 18n, 6n, 2n]);
  });
});
