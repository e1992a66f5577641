import { describe, expect, it } from 'vitest';
import { CLAIMS, claimById } from '../../src/claims/registry.js';
import type { Claim, Instance } from '../../src/engines/claim.js';
import { loadCorpus } from '../../src/engines/corpus.js';
import { refutes } from '../../src/engines/examine.js';
import { splitTex, typesetText } from '../../src/report/tex.js';
import { smallCampaign } from './campaign.js';

/** What the catalogue asks for on finite models; some stand for a group of rows. */
const ASKED = [
  'ex-2.7-martingale', 'eq-36-37', 'lemma-3.1', 'lemma-3.2', 'lemma-3.3', 'eq-39', 'lemma-3.4', 'eq-40', 'lemma-3.7',
  'lemma-3.9', 'rem-3.11-p-contractive', 'eq-50', 'eq-51-conservative', 'eq-53', 'symmetrise', 'eq-59-60', 'lemma-3.10',
  'cor-3.11', 'prop-3.12', 'atlas', 'eq-138-142', 'rem-4.10', 'sec-11-dictionary', 'lemma-11.1', 'sec-11-coarse',
  'eq-324', 'ex-11.2', 'eq-325', 'eq-325/corrected', 'eq-326', 'lemma-12.1', 'eq-333', 'sec-13-order', 'sec-13-compose',
  'eq-151-156', 'axioms-ev1', 'axioms-ev2', 'axioms-ev3', 'axioms-ev4', 'axioms-ev5', 'eq-7',
  'eq-8', 'eq-12', 'eq-12/corrected', 'ex-2.2-contractive', 'ex-2.2-favre-transport', 'ex-2.6-kernel', 'ex-2.7-martingale/dyadic',
  'ex-2.8-partition', 'eq-33-34', 'eq-35', 'eq-35/corrected', 'eq-1-2', 'eq-1-2/vicsek',
  'ex-2.3-bound', 'eq-28', 'eq-29',
  'def-4.4', 'lemma-4.7', 'eq-110', 'rem-4.11', 'eq-128-132', 'eq-128-132/corrected', 'ex-4.12', 'cor-4.13', 'eq-134', 'eq-136',
  'ex-4.14', 'cor-4.15', 'eq-143-145', 'cor-4.17', 'eq-149-150', 'eq-147', 'eq-155', 'prop-4.16', 'prop-4.18', 'lemma-9.1',
  'thm-5.2', 'eq-169', 'lemma-5.3', 'eq-171', 'thm-5.4', 'thm-5.4/corrected',
  'table-1', 'eq-42-45', 'eq-48', 'galilean', 'eq-63-65', 'cs-not-bochner', 'topo-not-ball-positive', 'table-3.6',
  'eq-66-68', 'def-3.13', 'eq-77', 'table-2-regular', 'table-2-uniform', 'table-2-continuity', 'prop-3.23', 'prop-3.24',
  'table-3', 'thm-1.1', 'lemma-4.1', 'thm-4.2', 'thm-4.2/sharp', 'thm-4.3', 'thm-4.3/beyond', 'eq-102', 'thm-4.5', 'cor-4.6', 'rem-4.8',
  'eq-111-114', 'eq-120-121', 'eq-125', 'prop-4.9',
  'lemma-6.1', 'lemma-6.2', 'thm-6.3', 'eq-177', 'eq-192', 'locked-states', 'eq-1-2/vicsek-dense',
]; // prettier-ignore

/** Every claim that is false, with the counterexample that a small campaign ends at: pinned. All others hold wherever tried. */
const FALSE: Readonly<Record<string, Instance>> = {
  // as printed in the paper
  'eq-12': { model: 'cucker-smale, tent, R', unit: '1/2', points: [[-1], [0]], masses: [1, 1], u: [0, 1] },
  'eq-35': { model: 'multi-flock, cucker-smale, R', unit: '1/2', points: [[-1], [0]], labels: [0, 0], masses: [1, 1], u: [0, 1] },
  'eq-325': { l1: '2/3', l2: '1/2' },
  'eq-333/derivation': { c0: 1, c1: 2, p: 2, q: 1 },
  'eq-155/derivation': { d: '1/4', a: '1/4', e: '1/64', x1: '15/16', x2: '177/256' },
  'def-4.4': { points: [[-1, 0], [0, 0], [1, 0]], masses: [1, 1, 1], r: 2 },
  'eq-128-132': { flow: [[0, 1], [1, 0]], masses: [1, 1], u: [0, 0] },
  'eq-134/strict': { phi: [1, 1], masses: [1, 1] },
  'eq-143-145/expansion': { phi: [1], masses: [1, 2], u: [0, -1] },
  'eq-149-150/constant': { masses: [1], psi: [2] },
  'eq-151-156/supports': { model: 'segregation, hats, T', unit: '1/2', points: [[1], [5], [9], [13]], masses: [1, 1, 1, 1] },
  'prop-4.18/bracket': { phi: [2, 1], masses: [1, 2], u: [0, -1], beta: 1 },
  'prop-4.18/bounds': { phi: [1, 4], masses: [1, 2], beta: 0 },
  'lemma-9.1/sign': { phi: [1], masses: [1], u: [-1], v: [-1] },
  'lemma-9.1/mollification': { phi: [1, 0, 1], u: [0, 1, 2, 2, 1] },
  'sec-13-order/reflexive': { flow: [[0, 1], [1, 0]] },
  'table-2-uniform': { model: 'segregation, two hats, T', unit: '1/2', points: [[-1], [0]], masses: [1, 0], cell: 'segregation, uniform: φ_ρ ≤ 1/Θ = 1 with supp g_l = Ω' },
  'table-2-uniform/full-thickness': { model: 'segregation, two hats, T', unit: '1/2', points: [[0]], masses: [1] },
  'table-2-continuity/stray-kernel': { model: 'segregation, two hats, T', unit: '1/2', points: [[0], [7]], masses: [0, 1], others: [1, 1] },
  'table-2-continuity/last-equality': { scale: 1, masses: [0, 0, 1, 0, 0, 1, 0, 1], others: [0, 0, 1, 0, 0, 1, 0, 2] },
  'table-2-continuity/mollified-constant': { scale: 4, masses: [0, 1, 0, 1, 0, 1, 0, 1], others: [0, 0, 1, 0, 0, 1, 0, 2] },
  'prop-3.23/derivation': { model: 'cucker-smale, tent, R', unit: '1/2', points: [[0], [0]], masses: [1, 3], u: [0, 0], v: [0, 0], by: [1, 0] },
  'table-3': { model: 'segregation, two hats, T', unit: '1/2', points: [[-1], [0]], masses: [1, 1], cell: 'segregation, L² → L∞: at most 1/Θ = 1 with supp g_l = Ω' },
  'table-3/beta-constant': { model: 'cucker-smale, tent, R', unit: '1/2', points: [[0]], masses: [1], height: '1/4' },
  // models of the paper that are not material
  'axioms-ev4/doubly-mollified': { model: 'doubly mollified, tent, T of 3 cells', unit: '1', points: [[-1], [0], [1]], masses: [0, 1, 0], volume: '1' },
  'axioms-ev5/doubly-mollified': { model: 'doubly mollified, tent, T of 3 cells', unit: '1', points: [[-1], [0], [1]], masses: [0, 0, 1], volume: '1' },
  // models without a property, and kernels without a hypothesis
  'galilean/segregation': { model: 'segregation, hats, R', unit: '1/2', points: [[-1], [0]], masses: [1, 1], shift: [1] },
  'galilean/conditional': { model: 'conditional, intervals, R', unit: '1/2', points: [[-2], [0]], masses: [1, 1], shift: [1] },
  'eq-63-65/without-evenness': { model: 'cucker-smale, wave, T', unit: '1', points: [[-1], [0]], masses: [1, 1] },
  'cs-not-bochner': { model: 'cucker-smale, box, R', unit: '1', points: [[-1], [1], [0]], masses: [1, 1, 1] },
  'cs-not-bochner/continuous': { model: 'cucker-smale, cap, R', unit: '1/2', points: [[0], [-1], [1]], masses: [1, 1, 1] },
  'topo-not-ball-positive': { model: 'topological cucker-smale, cauchy, R', unit: '1/8', points: [[-1], [0], [1]], masses: [8, 1, 8] },
  'topo-not-ball-positive/plane': { model: 'topological cucker-smale, tent, R2', unit: '1/2', points: [[-1, -1], [0, -1], [-1, 0], [0, 0]], masses: [1, 6, 6, 1] },
  'table-3.6/motsch-tadmor/conservative': { model: 'motsch-tadmor, tent, R', unit: '1/2', points: [[0], [-1]], masses: [1, 2] },
  'table-3.6/cucker-smale-not-even/conservative': { model: 'cucker-smale, one-sided, R', unit: '1/2', points: [[-1], [0]], masses: [1, 1] },
  'table-3.6/beta/conservative': { model: 'beta 2, tent, R', unit: '1/2', points: [[-1], [0]], masses: [1, 2] },
  'table-3.6/topological-motsch-tadmor/conservative': { model: 'topological motsch-tadmor, tent, R', unit: '1/2', points: [[0], [-1]], masses: [2, 1] },
  'table-3.6/topological-beta/conservative': { model: 'topological beta 2, tent, R', unit: '1/2', points: [[0], [-1]], masses: [1, 2] },
  'table-3.6/vicsek/conservative': { model: 'vicsek, R2', unit: '1/2', points: [[0, 1], [0, -1], [0, 0]], masses: [1, 1, 1] },
  // converses
  'eq-51-conservative/converse': { flow: [[0, 0, 1], [1, 0, 0], [0, 1, 0]] },
  'prop-3.12/converse': { flow: [[0, 1], [1, 0]] },
  // what the text leaves open, read too generously
  'eq-1-2/weakly-connected': { flow: [[0, 1, 1], [0, 1, 0], [0, 0, 1]] },
  'eq-1-2/mean': { flow: [[1, 1], [1, 0]], u: [0, 1] },
  'ex-2.2-contractive/one-sided': { model: 'cucker-smale, one-sided, R', unit: '1/2', points: [[-1], [0]], masses: [1, 1] },
  'ex-2.6-kernel/antipodes': { model: 'topological cucker-smale, tent, T', unit: '1/2', points: [[7], [-1], [0]], masses: [1, 1, 1] },
  // a hypothesis dropped, or more than the theory says
  'def-3.13/atoms': { model: 'segregation, hats, T', unit: '1/2', points: [[0]], masses: [1] },
  'lemma-3.2/without-convexity': { flow: [[1, 1], [0, 1]], u: [1, 0] },
  'rem-3.11-p-contractive/infinity': { flow: [[1, 0], [1, 0]], u: [0, 0] },
  'eq-53/without-conservation': { flow: [[1, 0], [1, 0]], u: [1, 0] },
  'lemma-3.10/without-symmetry': { flow: [[1, 0], [1, 1]] },
  'eq-138-142/large-epsilon': { flow: [[1, 1], [1, 1]], u: [1, -1], epsilon: 2 },
  'prop-3.12/symmetric': { flow: [[1, 0, 1], [1, 1, 0], [0, 1, 1]] },
  'rem-4.10/not-symmetric': { l1: '1/2', l2: '1/3' },
  'eq-324/without-conservation': { flow: [[1, 0], [1, 0]], partition: [0, 1] },
  'ex-2.3-bound/uneven': { points: [[-2], [0]], masses: [1, 1], phi: [0, 0, 2, 0, 1] },
  'ex-4.14/without-flatness': { phi: [2, 1], masses: [15, 1, 1, 48, 1, 1] },
  'sec-13-compose/plain-symmetric': { first: [[1, 0, 1], [0, 2, 0], [1, 0, 1]], second: [[1, 1, 0], [1, 1, 0], [0, 0, 2]] },
  'sec-13-compose/plain-ball-positive': { first: [[2, 0, 0], [0, 1, 1], [0, 1, 1]], second: [[1, 0, 1], [0, 2, 0], [1, 0, 1]] },
  'lemma-6.1/semi-metric': { u: [0, 1, -2, 0] },
  'eq-177/lipschitz': { u: [0, 0], v: [0, 1], L: 3 },
  'thm-5.4': { gaps: [1, 1], lengths: [1, 1], masses: [1, 1], k: 1 },
}; // prettier-ignore

describe('the catalogue of claims', () => {
  const ids = CLAIMS.map((c) => c.id);

  it('has every claim that is asked for', () => {
    expect(ASKED.filter((id) => !claimById(id))).toEqual([]);
  });

  it('has every claim once, under an id that fits on a command line', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(
        /^[a-z]+-[a-z0-9.-]+(\/[a-z-]+)*$|^symmetrise$|^galilean(\/[a-z-]+)*$|^(atlas|meta)(\/[a-z0-9-]+)*$/,
      );
  });

  it('finds a claim by its id, and nothing by another', () => {
    for (const claim of CLAIMS) expect(claimById(claim.id)).toBe(claim);
    expect(claimById('prop-3.13')).toBeUndefined();
    expect(claimById('toString')).toBeUndefined();
  });

  it('has a parent for every part: `a/b` stands under a claim `a`', () => {
    const orphans = ids.filter((id) => id.includes('/') && !ids.includes(id.slice(0, id.lastIndexOf('/'))));
    expect(orphans).toEqual([]);
  });

  it('refers only to claims that there are, never to the claim itself, and to none twice', () => {
    for (const { id, uses = [] } of CLAIMS) {
      expect({ id, unknown: uses.filter((u) => !claimById(u)) }).toEqual({ id, unknown: [] });
      expect(uses).not.toContain(id);
      expect(new Set(uses).size).toBe(uses.length);
    }
  });

  it('keeps the claims of a section together', () => {
    const sections = CLAIMS.map((c) => c.section).filter((s, k, all) => s !== all[k - 1]);
    expect(new Set(sections).size).toBe(sections.length);
  });

  it('says of every claim what it is, where it stands and how it is read', () => {
    for (const claim of CLAIMS) {
      for (const key of ['section', 'source', 'title', 'statement', 'reading'] as const) {
        expect(claim[key].trim(), `${claim.id}, ${key}`).not.toBe('');
      }
      const { families, exhaustion, existence, experiments } = claim;
      expect(families.length > 0 || exhaustion || existence || experiments, claim.id).toBeTruthy();
      const names = claim.families.map((f) => f.name);
      expect(new Set(names).size, claim.id).toBe(names.length);
    }
  });

  it('marks corrected forms and converses in the id', () => {
    for (const { id, form } of CLAIMS) {
      if (id.endsWith('/corrected')) expect(form).toBe('corrected');
      if (id.endsWith('/converse')) expect(form).toBe('converse');
      if (form === 'corrected') expect(claimById(id.replace(/\/corrected$/, ''))?.form).toBe('printed');
    }
  });

  it('is typeset: every formula of a statement or a note is read by KaTeX, and no TeX stands outside of dollars', () => {
    for (const { id, title, statement, note = '', source } of CLAIMS) {
      for (const text of [title, statement, note, source]) {
        expect(typesetText(text), id).not.toContain('tex-source');
        for (const piece of splitTex(text)) if (piece.kind === 'text') expect(piece.text, id).not.toMatch(/[\\$]/);
      }
    }
  });
});

/** Enough cases for the vacuity gate to be fair, few enough to run everywhere. */
const TRIM = { sample: 120, exhaust: 30, target: 300 };

const WITNESSES = loadCorpus('corpus');

/** Proved by something that a small campaign runs whole. */
const isProved = ({ existence, exhaustion, derivations = [] }: Claim): boolean =>
  existence !== undefined ||
  (exhaustion !== undefined && exhaustion.cases.length <= TRIM.exhaust) ||
  derivations.some((d) => d.part === undefined);

/** There are cases to decide; else all is measured. */
const isExact = ({ families, exhaustion, existence }: Claim): boolean =>
  families.length > 0 || exhaustion !== undefined || existence !== undefined;

describe('a small campaign', () => {
  it.each(CLAIMS.map((c) => [c.id in FALSE ? 'refutes' : 'finds nothing against', c.id]))('%s %s', (_, id) => {
    const claim = claimById(id)!;
    const { status, errors, counterexample, evidence } = smallCampaign(claim, {
      trim: TRIM,
      witnesses: claim.existence ? WITNESSES : [],
    });
    expect(errors).toEqual([]);
    if (id in FALSE) {
      expect(status).toBe('refuted');
      expect(counterexample!.instance).toEqual(FALSE[id]);
      expect(refutes(claim, counterexample!.instance)).toBe(true);
      expect(counterexample!.steps.some((s) => !s.holds)).toBe(true);
    } else {
      expect(status).toBe(isProved(claim) ? 'proved' : isExact(claim) ? 'certified' : 'measured');
      expect(counterexample).toBeUndefined();
      for (const e of evidence) expect(e.outcome).toBe('holds');
    }
  });
});
