import type { Arrow } from '../engines/derive/chain.js';
import { ATLAS_PROPERTIES, propertiesOf } from '../properties/pattern.js';

/** The arrows as a graph in the language of Graphviz; premises that act together meet in a dot. */
export function atlasDot(arrows: readonly Arrow[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', String.raw`\"`)}"`;
  const lines = arrows.flatMap(({ claim, premises, conclusion }) => {
    const from = propertiesOf(premises);
    const tip = `${quoted(conclusion)} [tooltip=${quoted(claim)}]`;
    if (from.length === 1) return [`  ${quoted(from[0])} -> ${tip};`];
    return [
      `  ${quoted(claim)} [shape=point, label=""];`,
      ...from.map((name) => `  ${quoted(name)} -> ${quoted(claim)} [arrowhead=none];`),
      `  ${quoted(claim)} -> ${tip};`,
    ];
  });
  return [
    'digraph atlas {',
    '  rankdir=LR;',
    '  node [shape=box, fontname="sans-serif"];',
    ...ATLAS_PROPERTIES.map((name) => `  ${quoted(name)};`),
    ...lines,
    '}',
    '',
  ].join('\n');
}
