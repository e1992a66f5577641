import type { Claim } from '../../engines/claim.js';
import type { Arrow } from '../../engines/derive/chain.js';
import { closedPatterns, toArrow } from '../../engines/derive/chain.js';
import { ATLAS_PROPERTIES, patternText } from '../../properties/pattern.js';
import { modelAt } from '../read.js';
import { conclude, expectProperty } from '../steps.js';
import { claims as implications } from './implications.js';

/** The basis: one arrow for each claim `atlas/... -to-...`. */
export const BASIS: readonly Arrow[] = implications.flatMap(({ id, implications: list = [] }) =>
  list.map((implication) => toArrow(id, implication)!),
);

const realised: Claim = {
  id: 'atlas/realised',
  section: '3.6',
  source: 'Section 3.6, diagram',
  title: 'Every pattern of properties that the arrows allow is realised',
  form: 'companion',
  statement: String.raw`Of the $2^{13}$ patterns of the properties ${ATLAS_PROPERTIES.join(', ')}, those that contradict none of the arrows atlas/…-to-… are all realised. So every implication between conjunctions of these properties either follows from the arrows or has a counterexample.`,
  reading:
    'A pattern (one digit for each property, in the order of the statement) and a flow matrix that has just these properties; all thirteen are decided, with certificates.',
  note: String.raw`The arrows exclude all other patterns. Leaving out any one of them would leave patterns open.`,
  uses: ['atlas', ...implications.map((c) => c.id)],
  families: [],
  branches: closedPatterns(BASIS).map(patternText),
  existence: {
    domain: 'every pattern that the arrows allow',
    because: 'a witness for each, all thirteen properties certified',
  },
  decide(x) {
    const model = modelAt(x);
    const pattern = x.pattern as string;
    return conclude(
      pattern,
      ...ATLAS_PROPERTIES.map((name, k) => expectProperty(name, model, 'the model', pattern[k] === '1')),
    );
  },
};

export const claims: readonly Claim[] = [realised];
