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
    bug: 'a reproducing kernel without the strength',
    file: 'operators/models/weighted.ts',
    find: 'const factor = field.divide(strengthOf(field, seen[i], rho, targets, i), seen[i]);',
    replace: 'const factor = field.divide(field.one, seen[i]);',
    ids: ['table-1/beta'],
    notice: /the right side has another value|table-1\/beta@1:\d+/,
  },
  {
    bug: 'communities that count heads, not masses',
    file: 'operators/models/segregation.ts',
    find: 'populations[l] = field.add(populations[l], field.multiply(g[j * length + l], masses[j]));',
    replace: 'populations[l] = field.add(populations[l], field.divide(g[j * length + l], masses[0]));',
    ids: ['table-1/segregation'],
    notice: /another value|table-1\/segregation@1:\d+/,
  },
  {
    bug: 'ρ(· + v) with the sign of v wrong',
    file: 'claims/gallery/translate.ts',
    find: 'subtract(t, v[k])',
    replace: 'subtract(t, subtract({ n: 0n, d: 1n }, v[k]))',
    ids: ['galilean'],
    notice: /the verdict turned round/,
  },
  {
    bug: 'a community that the sum of squares forgets',
    file: 'claims/3.6/squares.ts',
    find: 'const columns = G[0].map((_, l) => {',
    replace: 'const columns = G[0].slice(1).map((_, l) => {',
    ids: ['eq-63-65'],
    notice: /another value/,
  },
  {
    bug: 'a mollified density that weighs every agent like the first',
    file: 'claims/13/sec-13-models.ts',
    find: 'multiply(quarter, sum(values.map((row, j) => multiply(rho.masses[j], row[l])))),',
    replace: 'multiply(quarter, sum(values.map((row) => multiply(rho.masses[0], row[l])))),',
    ids: ['sec-13-order/favre'],
    notice: /another value|sec-13-order\/favre@1:\d+/,
  },
  {
    bug: 'a family of failing densities in which some do not fail',
    file: 'claims/gallery/certain.ts',
    find: 'masses: fc.uniqueArray(mass, { minLength: 2, maxLength: 2 }),',
    replace: 'masses: fc.constant([1, 1]),',
    ids: ['table-3.6/motsch-tadmor'],
    notice: /vacuous/,
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
    bug: 'weights that forget the masses',
    file: 'operators/models/weighted.ts',
    find: 'field.divide(field.multiply(w[i * n + j], masses[j]), seen[i])',
    replace: 'field.divide(w[i * n + j], seen[i])',
    ids: ['axioms-ev3'],
    notice: /the verdict turned round|the checker rejects/,
  },
  {
    bug: 'displacements on a torus that are not the shortest',
    file: 'operators/environment.ts',
    find: 'out[k] = periods ? wrapExact(z, periods[k]) : z;',
    replace: 'out[k] = z;',
    ids: ['axioms-ev1'],
    notice: /another value|division by zero/,
  },
  {
    bug: 'a crowd between that is counted, not weighed',
    file: 'operators/models/topological.ts',
    find: 'field.add(mass, field.multiply(masses[k], inside))',
    replace: 'field.add(mass, inside)',
    ids: ['ex-2.6-kernel'],
    notice: /d_ρ is the mass between/,
  },
  {
    bug: 'species that are not divided by their mass',
    file: 'operators/species.ts',
    find: 'measure: normalised(flock)',
    replace: 'measure: flock',
    ids: ['eq-33-34'],
    notice: /another value/,
  },
  {
    bug: 'the printed ½ in the energy law',
    file: 'claims/2/eq-12.ts',
    find: 'decide: (x) => energyLaw(x, 1),',
    replace: 'decide: (x) => energyLaw(x, 2),',
    ids: ['eq-12/corrected'],
    notice: /the verdict turned round/,
  },
  {
    bug: 'particles that are filtered where they were, not where they go',
    file: 'claims/2/ex-2.2-favre.ts',
    find: 'add(rho.x[k], multiply(time, velocity[k % dim][Math.floor(k / dim)]))',
    replace: 'rho.x[k]',
    ids: ['ex-2.2-favre-transport'],
    notice: /another value/,
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
    bug: 'a conditional expectation with the mass of all',
    file: 'operators/models/conditional.ts',
    find: '(c === cell ? field.add(sum, masses[j]) : sum)',
    replace: 'field.add(sum, masses[j])',
    test: 'test/operators/models/conditional.test.ts',
  },
  {
    bug: 'a mollified average that is not divided by the density at its nodes',
    file: 'operators/models/mollified.ts',
    find: 'const share = field.divide(p, density);',
    replace: 'const share = p;',
    test: 'test/operators/models/mollified.test.ts',
  },
  {
    bug: 'a table that believes a cell whose branch was never met',
    file: 'report/tables.ts',
    find: 'claim.branches[name] > 0',
    replace: 'claim.branches[name] >= 0',
    test: 'test/report/html-tables.test.ts',
  },
];
