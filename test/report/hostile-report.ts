import type { Report, ReportClaim } from '../../src/report/schema.js';
import { sampleClaim, sampleCounterexample, sampleReport } from './sample-report.js';

/** Closes every kind of quotation that a renderer may have opened, and holds characters that no file should. */
export const HOSTILE = `<script>alert(1)</script> ]]> "quoted" 'single' & $ \\$ <img src=x onerror=alert(2)> \u0000 \uD800 \u202E`;

const hostileAround = (): NonNullable<ReportClaim['around']>[number] => ({
  implication: { premises: [HOSTILE, HOSTILE], conclusion: HOSTILE },
  converse: [
    {
      premises: [HOSTILE],
      conclusion: HOSTILE,
      outcome: 'fails',
      by: [],
      witness: { id: HOSTILE, flow: [[1, 2], [3]] },
    },
  ],
  dropped: [{ hypothesis: HOSTILE, premises: [HOSTILE], conclusion: HOSTILE, outcome: 'holds', by: [`by ${HOSTILE}`] }],
});

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
            measurements: [
              {
                name: HOSTILE,
                value: 1e-300,
                low: -1,
                high: 1e300,
                how: HOSTILE,
                expected: { relation: '<=', value: 2, source: HOSTILE },
                data: {
                  x: HOSTILE,
                  y: HOSTILE,
                  points: [
                    [0, 0],
                    [1e-9, -1e9],
                    [1, 1],
                  ],
                },
              },
            ],
            best: { target: HOSTILE, margin: -1e-9, exact: HOSTILE, instance: { [HOSTILE]: HOSTILE }, points: 2 },
          },
          {
            engine: 'derive',
            outcome: 'holds',
            cases: 1,
            applied: 1,
            checked: 0,
            families: [],
            proofs: [
              {
                domain: HOSTILE,
                outcome: 'proved',
                detail: [`h0: ${HOSTILE}: ${HOSTILE}`, `0.a1: ${HOSTILE}   ${HOSTILE}`, HOSTILE, `hence ${HOSTILE}`],
              },
            ],
          },
          {
            engine: 'smt',
            outcome: 'holds',
            cases: 1,
            applied: 1,
            checked: 0,
            families: [],
            proofs: [{ domain: HOSTILE, outcome: 'irrational', detail: [HOSTILE], part: HOSTILE }],
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
          neighbourhood: {
            stays: [
              { what: HOSTILE, interval: HOSTILE },
              { what: `F[0][1] = ${HOSTILE}`, interval: `{${HOSTILE}}` },
            ],
            nearest: {
              property: HOSTILE,
              flow: [[HOSTILE, '1'], ['2']],
              distance: HOSTILE,
              lowerBound: HOSTILE,
              kind: 'best-found',
            },
          },
        }),
        around: [hostileAround()],
        row: {
          table: HOSTILE,
          model: `${HOSTILE} $|<script>$`,
          added: true,
          cells: [
            { column: HOSTILE, verdict: 'if', condition: `$\\|${HOSTILE}$ ${HOSTILE}`, branches: [HOSTILE] },
            { column: 'constructor', verdict: 'yes', branches: ['constructor'] },
            { column: `a|b`, verdict: 'no', branches: [] },
          ],
        },
      }),
      sampleClaim({
        id: `row of ${HOSTILE}`,
        branches: { [HOSTILE]: 3 },
        row: {
          table: HOSTILE,
          model: HOSTILE,
          cells: [{ column: HOSTILE, verdict: 'if', condition: `$\\|x|<y$ ${HOSTILE}`, branches: [HOSTILE] }],
        },
      }),
      sampleClaim({ id: HOSTILE, title: HOSTILE, source: HOSTILE, around: [hostileAround()] }),
      sampleClaim({ id: `atlas/${HOSTILE}`, title: HOSTILE, status: 'proved', around: [hostileAround()] }),
      sampleClaim({
        id: `atlas/"><script>`,
        status: 'proved',
        around: [{ implication: { premises: ['symmetric'], conclusion: 'normal' }, converse: [], dropped: [] }],
      }),
      sampleClaim({ id: `atlas/all ${HOSTILE}`, title: HOSTILE }),
    ],
    [{ id: HOSTILE, before: 'proved', after: null, worse: true, reason: HOSTILE }],
  );
