import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { META_TABLE, claims } from '../../src/claims/3.4/meta/index.js';
import { DERIVATIONS } from '../../src/claims/3.4/meta/derivations.js';
import { decideCell } from '../../src/claims/3.4/meta/kept.js';
import { OPERATIONS, OPERATION_NAMES } from '../../src/claims/3.4/meta/operations.js';
import { cellName } from '../../src/claims/3.4/meta/table.js';
import { claimById } from '../../src/claims/registry.js';
import type { Claim } from '../../src/engines/claim.js';
import { loadCorpus } from '../../src/engines/corpus.js';
import { replay } from '../../src/engines/derive/replay.js';
import { refutes } from '../../src/engines/examine.js';
import { ATLAS_PROPERTIES } from '../../src/properties/pattern.js';
import { smallCampaign } from './campaign.js';

const WITNESSES = loadCorpus(path.resolve(import.meta.dirname, '../../corpus'));
const ALL = OPERATION_NAMES.flatMap((operation) =>
  ATLAS_PROPERTIES.map((property) => cellName(operation, property)),
).toSorted();

/** Pinned: + is kept, a dot is destroyed, in the order of the properties of the atlas. */
const PINNED: Readonly<Record<string, string>> = {
  //                      con sym psd bal 1-c 2-c nor ide irr pri pos inv gap
  adjoint: '               +   +   +   +   +   +   +   +   +   +   +   +   +',
  composition: '           +   .   .   .   +   +   .   .   .   .   +   +   .',
  conjugation: '           +   +   .   .   +   +   .   .   .   .   +   +   .',
  powers: '                +   +   .   .   +   +   +   +   .   +   +   +   .',
  mixture: '               +   +   +   +   +   +   .   .   +   +   +   .   +',
  sum: '                   +   +   +   +   +   +   .   .   +   +   +   .   .',
  'symmetrise-sum': '      +   +   +   +   +   +   +   +   +   +   +   .   +',
  'symmetrise-product': '  +   +   +   +   +   +   +   +   .   .   +   +   .',
  'direct-sum': '          +   +   +   +   +   +   +   +   .   .   .   +   .',
  tensor: '                +   +   .   .   +   +   +   +   .   +   +   +   .',
  coarsening: '            +   +   +   +   +   +   .   .   +   +   +   .   +',
  restriction: '           .   +   +   .   .   .   .   +   .   .   +   .   .',
  limits: '                +   +   +   +   +   +   +   +   .   .   .   .   .',
};

describe('the table of operations and properties', () => {
  it('has every cell exactly once, and leaves none open', () => {
    expect(META_TABLE.map(({ operation, property }) => cellName(operation, property)).toSorted()).toEqual(ALL);
  });

  it('is the pinned one', () => {
    const row = (operation: string): string =>
      ATLAS_PROPERTIES.map((property) => {
        const cell = META_TABLE.find((c) => c.operation === operation && c.property === property)!;
        return cell.outcome === 'kept' ? '+' : '.';
      }).join('');
    const pinned = Object.entries(PINNED).map(([name, text]) => [name, text.replaceAll(' ', '')]);
    expect(OPERATION_NAMES.map((name) => [name, row(name)])).toEqual(pinned);
  });

  it('refers to claims that there are, each with the branch of the cell', () => {
    for (const cell of META_TABLE) {
      const { operation, property } = cell;
      const branch =
        cell.outcome === 'destroyed' ? cellName(operation, property) : cell.claim === 'meta/gap' ? operation : property;
      expect(claimById(cell.claim)?.branches, cell.claim).toContain(branch);
    }
  });

  it('has no branch of a claim that is not a cell', () => {
    const branches = claims.filter(({ id }) => id !== 'meta').flatMap(({ branches = [] }) => branches);
    expect(branches.length).toBe(ALL.length);
  });

  it('has a goal in the algebra for every cell that is said to be derived', () => {
    for (const cell of META_TABLE) {
      if (cell.outcome !== 'kept' || cell.by !== 'derivation') continue;
      const goals = DERIVATIONS[cell.operation]!.flatMap((d) =>
        d.shows.map((goal) => ({ given: Object.values(d.given).flat(), goal })),
      );
      const shown = goals.some(({ given, goal }) =>
        typeof goal === 'string' ? given.includes(cell.property) : goal[0] === cell.property,
      );
      expect(shown, cellName(cell.operation, cell.property)).toBe(true);
    }
  });
});

describe('what operations keep', () => {
  it.each(claims.map((claim) => [claim.id, claim] as const))('%s stands up to a small campaign', (id, claim) => {
    const trim = { sample: 300, exhaust: 60 };
    const { status, errors } = smallCampaign(claim, { trim, witnesses: WITNESSES });
    expect(errors).toEqual([]);
    const { exhaustion, existence, derivations } = claim;
    const whole = exhaustion !== undefined && exhaustion.cases.length <= trim.exhaust;
    const proves = whole || existence !== undefined || derivations?.some((d) => d.part === undefined);
    expect(status, id).toBe(proves ? 'proved' : 'certified');
  });

  it('replays every derivation', () => {
    for (const [name, list] of Object.entries(DERIVATIONS))
      for (const derivation of list) expect(() => replay(derivation), name).not.toThrow();
  });
});

describe('what operations destroy', () => {
  const destroyed = META_TABLE.flatMap((cell) => (cell.outcome === 'destroyed' ? [cell] : []));
  const stored = new Map(WITNESSES.filter((w) => w.claim === 'meta/destroyed').map((w) => [w.id, w]));

  it('has a stored instance for each cell, and no other', () => {
    expect([...stored.keys()].toSorted()).toEqual(destroyed.map(({ witness }) => witness).toSorted());
    for (const { operation, property, witness } of destroyed) {
      expect(stored.get(witness)).toMatchObject({ kind: 'instance', instance: { operation, property } });
      expect(stored.get(witness)!.note).toMatch(/^Smallest/);
    }
  });

  it.each(destroyed.map((cell) => [cellName(cell.operation, cell.property), cell] as const))(
    '%s: the witness refutes that the operation keeps the property',
    (_, { operation, property, witness }) => {
      const kept = {
        id: 'planted',
        decide: (x) => decideCell(OPERATIONS[operation], property, x, true, property),
      } as Pick<Claim, 'id' | 'decide'> as Claim;
      expect(refutes(kept, stored.get(witness)!.instance)).toBe(true);
    },
  );
});
