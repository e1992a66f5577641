import type { Claim, Implication } from '../engines/claim.js';
import type { Pattern } from '../properties/pattern.js';
import { bitOf, bitsOf, isAtlasProperty, propertiesOf } from '../properties/pattern.js';
import type { Atlas, ImplicationOutcome } from './atlas.js';
import { decideImplication } from './atlas.js';

/** What the atlas says about an implication near one that a claim states. Plain JSON for the report. */
export interface Variant {
  readonly premises: readonly string[];
  readonly conclusion: string;
  /** `holds` with the claims that it follows from, `fails` with a witness, `open` */
  readonly outcome: 'holds' | 'fails' | 'open';
  readonly by: readonly string[];
  readonly witness?: { readonly id: string; readonly flow: readonly (readonly number[])[] };
}

/** The variants of one implication. */
export interface Around {
  readonly implication: { readonly premises: readonly string[]; readonly conclusion: string };
  /** the conclusion and the other premises imply this premise */
  readonly converse: readonly Variant[];
  /** the implication without one premise; one that holds was not needed: a finding */
  readonly dropped: readonly (Variant & { readonly hypothesis: string })[];
}

/** Converse and dropped hypotheses of every implication that a claim states about properties of the atlas. */
export const aroundOf = (atlas: Atlas, { implications = [] }: Claim): Around[] =>
  implications.flatMap((implication) => around(atlas, implication) ?? []);

function around(atlas: Atlas, { premises, conclusion }: Implication): Around | undefined {
  if (!premises.every(isAtlasProperty) || !isAtlasProperty(conclusion)) return undefined;
  const all = bitsOf(premises);
  const goal = bitOf(conclusion);
  const variant = (from: Pattern, to: Pattern): Variant => describe(from, to, decideImplication(atlas, from, to));
  return {
    implication: { premises, conclusion },
    converse: premises.map((name) => variant((all & ~bitOf(name)) | goal, bitOf(name))),
    dropped: premises.map((name) => ({ hypothesis: name, ...variant(all & ~bitOf(name), goal) })),
  };
}

function describe(premises: Pattern, conclusion: Pattern, result: ImplicationOutcome): Variant {
  const head = { premises: propertiesOf(premises), conclusion: propertiesOf(conclusion)[0] };
  switch (result.outcome) {
    case 'follows':
      return { ...head, outcome: 'holds', by: result.chain.map(({ claim }) => claim) };
    case 'fails':
      return { ...head, outcome: 'fails', by: [], witness: { id: result.witness.id, flow: result.witness.flow } };
    case 'open':
      return { ...head, outcome: 'open', by: [] };
  }
}
