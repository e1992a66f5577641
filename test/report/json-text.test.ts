import { describe, expect, it } from 'vitest';
import { jsonText } from '../../src/report/json-text.js';
import { fullReport } from './sample-report.js';

describe('JSON to read', () => {
  it('keeps on a line what fits on one', () => {
    expect(jsonText({ a: [1, [2, 3]], b: null })).toBe('{"a":[1,[2,3]],"b":null}');
  });

  it('breaks what does not, outermost first', () => {
    const row = Array.from({ length: 12 }, () => 100);
    expect(jsonText({ flow: [row, row] })).toBe(
      `{\n  "flow": [\n    ${JSON.stringify(row)},\n    ${JSON.stringify(row)}\n  ]\n}`,
    );
  });

  it('means the same', () => {
    for (const { counterexample } of fullReport().claims) {
      if (counterexample) expect(JSON.parse(jsonText(counterexample as never))).toEqual(counterexample);
    }
  });
});
