import type { Certificate } from '../finite/certificate.js';
import { caseText, showFlow, showNumeral } from '../families/show-case.js';
import type { FamilyPropertyResult, FamilyResult, TheoremResult } from '../families/result.js';
import { toNumber, toRational } from '../scalar/rational.js';
import { cut, explain, printable, propertyLine, quantityLine } from './print-check.js';
import { mark, paint } from './style.js';

/** Longest line of numbers in a smallest case. */
const WIDTH = 160;
/** Longest model that is written into a command to replay it; beyond that the module is asked again. */
const LONGEST_ECHO = 500;

/** The property table of a model on an environment, for people; then the smallest case of each failure. */
export function printFamily(result: FamilyResult, file: string, budget = 'standard'): string {
  const { name, environment, arithmetic, instances, parameters, seed } = result.model;
  const again = `--seed ${seed}${budget === 'standard' ? '' : ` --budget ${budget}`}`;
  const tried = `${instances.exact + instances.doubles} crowds${instances.undefined > 0 ? `, ${instances.undefined} left out` : ''}`;
  const made = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
  const lines = [paint('bold', `${printable(name)} on ${environment}, ${arithmetic === 'rational' ? 'in rationals' : 'in doubles'}, ${tried}`)]; // prettier-ignore
  if (made.length > 0) lines.push(paint('dim', `  ${printable(cut(made.join(', '), WIDTH))}`));
  for (const [key, found] of Object.entries(result.properties))
    lines.push(propertyLine(key, found, reasonOf(found, arithmetic)));
  lines.push(paint('dim', `  at ${result.model.points} evenly spread points:`));
  for (const [key, quantity] of Object.entries(result.quantities)) lines.push(quantityLine(key, quantity));
  if (result.lowEnergy) {
    const { epsilon, note } = result.lowEnergy;
    lines.push(`  ${'ε of (141)'.padEnd(22)}${epsilon === null ? '' : epsilon.toPrecision(6)}  ${note ?? 'measured'}`);
  }
  if (result.thickness)
    lines.push(`  ${'thickness'.padEnd(22)}${cut(showNumeral(result.thickness.value), 12)}  of balls with radius ${result.thickness.radius}`); // prettier-ignore
  if (result.smallestGap) {
    const { value, instance } = result.smallestGap;
    lines.push(`  ${'smallest gap found'.padEnd(22)}${value === null ? '' : value.toPrecision(6)}  at ${cut(caseText(instance), WIDTH)}`); // prettier-ignore
  }
  if (result.strength)
    lines.push(`  ${'strength s'.padEnd(22)}from ${cut(showNumeral(result.strength.least.value), 24)} to ${cut(showNumeral(result.strength.greatest.value), 24)}`); // prettier-ignore
  for (const theorem of result.theorems) lines.push(...theoremLines(theorem));
  for (const note of result.notes ?? []) lines.push(`  note: ${printable(note)}`);
  lines.push(...smallestCases(result, file, again));
  return `${lines.join('\n')}\n`;
}

/** Numbers longer than that are shown as decimals: in rationals more is worth seeing than of doubles. */
const LONGEST = { rational: 24, double: 12 } as const;

function reasonOf({ verdict, certificate, note }: FamilyPropertyResult, arithmetic: 'rational' | 'double'): string {
  if (verdict !== 'fails' || !certificate) return note ?? '';
  if (certificate.kind === 'relation') return 'F is another one after the shift';
  const c = certificate as Certificate;
  const show = (numeral: string): string => showNumeral(numeral, LONGEST[arithmetic]);
  if (c.kind === 'entry') return explain({ ...c, left: show(c.left), right: show(c.right) });
  if (c.kind !== 'vector') return explain(c);
  if (c.vector.every((x) => x.length <= LONGEST[arithmetic])) return explain({ ...c, value: show(c.value) });
  // A field may be scaled; with long numbers its shape is what can be read.
  const numbers = c.vector.map((x) => toNumber(toRational(x)));
  const top = Math.max(...numbers.map(Math.abs));
  return `${c.value === '0' ? '0' : 'negative'} at u ≈ [${numbers.map((x) => Number((x / top).toPrecision(4))).join(', ')}]`;
}

function theoremLines({ name, gives, verdict, conditions }: TheoremResult): string[] {
  const against = conditions.filter((c) => c.verdict === (verdict === 'does not apply' ? 'fails' : 'undecided'));
  const shown = verdict === 'not refuted' ? [] : against;
  return [
    `  ${name.padEnd(22)}${mark(verdict)}${verdict === 'not refuted' ? `: ${gives}` : ''}`,
    ...shown.map((c) => paint('dim', `    ${c.name}: ${cut(c.note, WIDTH)}`)),
  ];
}

/** Failures at the same crowd stand together; each crowd with the model there and the command that decides it again. */
function smallestCases({ properties, model: { name } }: FamilyResult, file: string, again: string): string[] {
  const groups = new Map<string, { names: string[]; found: FamilyPropertyResult }>();
  for (const [key, found] of Object.entries(properties)) {
    if (!found.counterexample) continue;
    const place = JSON.stringify(found.counterexample);
    const group = groups.get(place);
    if (group) group.names.push(key);
    else groups.set(place, { names: [key], found });
  }
  return [...groups.values()].flatMap(({ names, found: { counterexample } }) => {
    const { flow, shift, shiftedFlow, masses } = counterexample!;
    const numbers = [
      caseText(counterexample!),
      ...(flow ? [`F = ${showFlow(flow)}`] : []),
      ...(shift
        ? [`shifted by ${shift.length === 1 ? shift[0] : `(${shift.join(', ')})`}: F = ${showFlow(shiftedFlow!)}`]
        : []),
    ];
    const model = JSON.stringify({ flow, masses: counterexample!.support ? undefined : masses });
    const replay =
      shift || model.length > LONGEST_ECHO
        ? `flockproof check ${file} --property ${names.join(',')} ${again}`
        : `echo '${model}' | flockproof check - --property ${names.join(',')}`;
    return [
      paint('red', `✗ ${names.join(', ')}  ${names.length === 1 ? 'fails' : 'fail'} for ${printable(name)}`),
      `  smallest case: ${cut(numbers[0], WIDTH)}`,
      ...numbers.slice(1).map((line) => `  ${cut(line, WIDTH)}`),
      `  replay: ${replay}`,
    ];
  });
}
