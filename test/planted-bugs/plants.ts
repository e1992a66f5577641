/** A bug: `find` occurs once in `src/<file>` and becomes `replace`. */
interface Plant {
  readonly bug: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A bug that `flockproof verify ids` must notice, by a verdict that got worse. */
export interface VerifyPlant extends Plant {
  readonly ids: readonly string[];
  /** what the report says about it */
  readonly notice: RegExp;
}

/** A bug that no verdict shows, for which a test file answers. */
export interface TestPlant extends Plant {
  readonly test: string;
  /** the tests of the file that run, by a pattern of their titles */
  readonly only?: string;
}

export const VERIFY_PLANTS: readonly VerifyPlant[] = [
  {
    bug: 'the ball form without κ: sym F - Fᵀ F',
    file: 'finite/forms.ts',
    find: 'F.map((f, k) => f * weight[Math.floor(k / n)])',
    replace: 'F.map((f) => f * common)',
    ids: ['lemma-3.10'],
    notice: /the checker rejects/,
  },
  {
    bug: 'the gap form with a sign wrong',
    file: 'finite/forms.ts',
    find: 'const off = -epsilon.d *',
    replace: 'const off = epsilon.d *',
    ids: ['lemma-12.1/best'],
    notice: /lemma-12\.1\/best@1:\d+/,
  },
  {
    bug: 'an average that is not divided by κ',
    file: 'finite/model.ts',
    find: 'return field.divide(sum, k);',
    replace: 'return field.divide(sum, field.add(k, field.subtract(field.one, k)));',
    ids: ['eq-36-37'],
    notice: /another value/,
  },
  {
    bug: 'norms without κ, as p-contractive decides by them',
    file: 'finite/norm.ts',
    find: 'multiply(w[i], power(magnitude(x), p))',
    replace: 'multiply(w[0], power(magnitude(x), p))',
    ids: ['lemma-3.3'],
    notice: /another value/,
  },
  {
    bug: 'the adjoint of a field with F for Fᵀ',
    file: 'finite/adjoint.ts',
    find: 'field.multiply(flow[i * n + j], v[i])',
    replace: 'field.multiply(flow[j * n + i], v[i])',
    ids: ['lemma-3.1'],
    notice: /another value/,
  },
  {
    bug: 'the adjoint model with F for Fᵀ',
    file: 'finite/adjoint.ts',
    find: 'flow[(k % n) * n + Math.floor(k / n)]',
    replace: 'flow[k]',
    ids: ['symmetrise'],
    notice: /the flow of .* another value/,
  },
  {
    bug: 'M∘M* for M*∘M',
    file: 'finite/symmetrise.ts',
    find: 'compose(adjoint(model), model);',
    replace: 'compose(model, adjoint(model));',
    ids: ['symmetrise'],
    notice: /the flow of M\*∘M .* another value/,
  },
  {
    bug: 'the mean of M and M for that of M and M*',
    file: 'finite/symmetrise.ts',
    find: 'mix(model, adjoint(model), ',
    replace: 'mix(model, model, ',
    ids: ['symmetrise'],
    notice: /½\(M\+M\*\)/,
  },
  {
    bug: 'a composition without κ⁻¹ between its factors',
    file: 'finite/compose.ts',
    find: 'field.divide(step, kappa[k])',
    replace: 'field.divide(step, kappa[i])',
    ids: ['lemma-3.7'],
    notice: /lemma-3\.7@1:\d+/,
  },
  {
    bug: 'a conjugation that is a plain composition',
    file: 'finite/compose.ts',
    find: 'compose(outer, compose(inner, outer))',
    replace: 'compose(inner, outer)',
    ids: ['sec-13-compose'],
    notice: /M₁∘M₂∘M₁/,
  },
  {
    bug: 'a pivot 0 taken for a negative one',
    file: 'finite/elimination.ts',
    find: 'if (w < 0n) return stop(',
    replace: 'if (w <= 0n) return stop(',
    ids: ['lemma-3.10'],
    notice: /the checker rejects/,
  },
  {
    bug: '< for ≤ in relations',
    file: 'claims/steps.ts',
    find: "'<=': [-1, 0],",
    replace: "'<=': [-1],",
    ids: ['lemma-3.9/i-ii'],
    notice: /not as claimed|vacuous|misses/,
  },
  {
    bug: 'conservation that is tested in the first column alone',
    file: 'finite/decide-form.ts',
    find: 'for (let i = 0; i < n; i++) {\n    let difference = 0;',
    replace: 'for (let i = 0; i < 1; i++) {\n    let difference = 0;',
    ids: ['rem-3.11-p-contractive/two'],
    notice: /the checker rejects/,
  },
  {
    bug: 'blocks that lose the flow to the last point',
    file: 'finite/coarsen.ts',
    find: 'for (let j = 0; j < n; j++) addTo(',
    replace: 'for (let j = 0; j < n - 1; j++) addTo(',
    ids: ['sec-11-coarse'],
    notice: /the flow from block/,
  },
  {
    bug: 'a claim whose hypothesis is never met',
    file: 'claims/3.4/eq-51.ts',
    find: "conclude(assume('symmetric', model), expectProperty('conservative', model))",
    replace: "conclude(() => undefined, assume('symmetric', model), expectProperty('conservative', model))",
    ids: ['eq-51-conservative'],
    notice: /vacuous: no case met the hypotheses/,
  },
  {
    bug: 'an equivalence that is tested on one side',
    file: 'claims/3.6/lemma-3.10.ts',
    find: "yes ? 'positive semi-definite' : 'not positive semi-definite',",
    replace: "'positive semi-definite', () => (yes ? [] : undefined),",
    ids: ['lemma-3.10'],
    notice: /one-sided: only 0 cases of the branch "not positive semi-definite"/,
  },
  {
    bug: 'seeds that do not depend on the case',
    file: 'engines/seed.ts',
    find: '`${run}/${claim}/${k}`',
    replace: '`${run}/${claim}`',
    ids: ['lemma-3.10', 'eq-325'],
    notice: /one-sided|vacuous|turned round/,
  },
  {
    bug: 'a claim that asserts too much',
    file: 'claims/12/lemma-12.1.ts',
    find: "(x) => transfer(x, 'gap', 'gapKappa', () => ONE)",
    replace: "(x) => transfer(x, 'gapKappa', 'gap', () => ONE)",
    ids: ['lemma-12.1/sharp-converse'],
    notice: /the verdict turned round/,
  },
  {
    bug: 'Motsch-Tadmor with the strength of Cucker-Smale',
    file: 'operators/models/motsch-tadmor.ts',
    find: 'strengthOf: (field) => field.one,',
    replace: 'strengthOf: (_, seen) => seen,',
    ids: ['ex-2.3-bound'],
    notice: /another value/,
  },
  {
    bug: 'a tent whose slope is not divided by its radius',
    file: 'operators/kernels/tent.ts',
    find: 'field.divide(absolute(field, t), field.fromRational(R))',
    replace: 'absolute(field, t)',
    ids: ['eq-28/models'],
    notice: /φ = tent\(2\) between the points: .* another value/,
  },
  {
    bug: 'an upper bound of a power that is its lower one',
    file: 'scalar/power.ts',
    find: 'upper: Q.rational(r + 1n, unit)',
    replace: 'upper: Q.rational(r, unit)',
    ids: ['eq-29'],
    notice: /eq-29@1:\d+/,
  },
  {
    bug: 'a constant of (29) with β for 1 - β',
    file: 'claims/2/beta-case.ts',
    find: 'powerBounds(base[1], rest, width)',
    replace: 'powerBounds(base[1], value, width)',
    ids: ['eq-29/sharp'],
    notice: /eq-29\/sharp@1:\d+/,
  },
];

export const TEST_PLANTS: readonly TestPlant[] = [
  {
    bug: 'counterexamples that the checker has not accepted',
    file: 'engines/examine.ts',
    find: '&& result.rejected.length === 0',
    replace: '',
    test: 'test/engines/chunk.test.ts',
  },
  {
    bug: 'a checker that accepts everything',
    file: 'finite/checker.ts',
    find: 'return { accepted: false, reason:',
    replace: 'return { accepted: true, reason:',
    test: 'test/finite/checker.test.ts',
    only: 'names that every object knows|imports nothing',
  },
  {
    bug: 'a minimiser that takes whatever is smaller',
    file: 'engines/minimise.ts',
    find: '|| !fails(candidate)',
    replace: '',
    test: 'test/engines/minimise.test.ts',
  },
  {
    bug: 'an enumeration that skips a layer',
    file: 'engines/enumerate.ts',
    find: 'return hasEntry(F, entries) &&',
    replace: 'return entries !== 2 && hasEntry(F, entries) &&',
    test: 'test/engines/enumerate.test.ts',
  },
  {
    bug: 'a vacuity gate that is always open',
    file: 'claims/result.ts',
    find: 'found.length === 0 ? vacuity(',
    replace: 'found.length < 0 ? vacuity(',
    test: 'test/claims/result.test.ts',
  },
  {
    bug: 'a seed that ignores the run',
    file: 'engines/seed.ts',
    find: '`${run}/${claim}/${k}`',
    replace: '`${claim}/${k}`',
    test: 'test/engines/seed.test.ts',
  },
  {
    bug: 'points that meet and lose a mass',
    file: 'engines/target/measures.ts',
    find: 'place.mass += masses[j]',
    replace: 'place.mass = masses[j]',
    test: 'test/engines/target/measures.test.ts',
  },
  {
    bug: 'starts of a search with the highest first',
    file: 'engines/target/descent.ts',
    find: 'toSorted((a, b) => a.value - b.value)',
    replace: 'toSorted((a, b) => b.value - a.value)',
    test: 'test/engines/target/descent.test.ts',
  },
  {
    bug: 'a cover without its last cube',
    file: 'claims/2/cover.ts',
    find: 'return cubes.map(({ corner }) => corner);',
    replace: 'return cubes.slice(1).map(({ corner }) => corner);',
    test: 'test/claims/2/cover.test.ts',
  },
];
