import type { Report } from '../../src/report/schema.js';
import { sampleClaim, sampleCounterexample, sampleReport } from './sample-report.js';

/** Closes every kind of quotation that a renderer may have opened, and holds characters that no file should. */
export const HOSTILE = `<script>alert(1)</script> ]]> "quoted" 'single' & $ \\$ <img src=x onerror=alert(2)> \u0000 \uD800 \u202E`;

/** A report in which every text is hostile. */
export const hostileReport = (): Report =>
  sampleReport(
    [
      sampleClaim({
        id: `x"><script>alert(3)</script>`,
        section: `9"><b>`,
        source: HOSTILE,
        title: HOSTILE,
        statement: `${HOSTILE} $\\undefined{<script>}$ $$\\frac{1$$ $\\href{javascript:alert(4)}{x}$ $`,
        reading: HOSTILE,
        note: `$${HOSTILE}`,
        uses: [HOSTILE],
        status: 'refuted',
        scope: HOSTILE,
        branches: { [HOSTILE]: 1 },
        errors: [HOSTILE],
        evidence: [
          {
            engine: 'sample',
            outcome: 'error',
            cases: 1,
            applied: 1,
            checked: 1,
            families: [{ name: HOSTILE, cases: 1, applied: 1 }],
          },
        ],
        counterexample: sampleCounterexample({
          witness: HOSTILE,
          replay: HOSTILE,
          minimality: HOSTILE,
          instance: {
            flow: [[1, HOSTILE], [2]],
            first: [
              [0, 0],
              [1, 1],
            ],
            [HOSTILE]: HOSTILE,
            constructor: { nested: [HOSTILE, null, true] },
            u: ['1/0', 'NaN'],
          },
          original: { second: HOSTILE },
          steps: [
            { role: 'hypothesis', text: HOSTILE, holds: true, statement: { kind: HOSTILE } },
            {
              role: 'conclusion',
              text: HOSTILE,
              holds: false,
              statement: {
                kind: 'relation',
                let: { [HOSTILE]: HOSTILE },
                left: [HOSTILE, [HOSTILE]],
                relation: '=',
                right: ['+', '1', HOSTILE],
                values: { left: HOSTILE, right: [HOSTILE] },
                verdict: 'fails',
              },
            },
          ],
        }),
      }),
    ],
    [{ id: HOSTILE, before: 'proved', after: null, worse: true, reason: HOSTILE }],
  );
