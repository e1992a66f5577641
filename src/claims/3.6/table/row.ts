import fc from 'fast-check';
import type { Claim, Decision, Family, Instance, TableCell } from '../../../engines/claim.js';
import type { GalleryEntry } from '../../gallery/entry.js';
import { casesOf, galleryModel } from '../../gallery/cases.js';
import { expectSpelled } from '../../gallery/evaluated.js';
import { isSpelled, spelled } from '../../gallery/spelled/spelled.js';
import { scaleRows } from '../../gallery/spelled/terms.js';
import { translation } from '../../gallery/translate.js';
import { galileanSteps } from '../../3.5/galilean-steps.js';
import type { LazyStep } from '../../steps.js';
import { NOTHING, conclude, expectProperty, flowValue } from '../../steps.js';
import type { Certain } from '../../gallery/certain.js';

export const COLUMNS = ['conservative', 'symmetric', 'ball-positive', 'Galilean invariant'] as const;
export type Column = (typeof COLUMNS)[number];

/** What a cell says, and where its cases come from. Without `yes` it says no, without `no` it says yes, with both it depends. */
export interface CellSpec {
  /** for cells that depend: text with TeX between dollars */
  readonly condition?: string;
  /** models that have the property at every density, or at certain ones */
  readonly yes?: readonly (GalleryEntry | Certain)[];
  /** densities at which the property fails for certain, and why */
  readonly no?: readonly Certain[];
}

/** A row of the table: one model. */
export interface RowSpec {
  /** last part of the id */
  readonly key: string;
  /** TeX between dollars */
  readonly model: string;
  readonly title: string;
  readonly source: string;
  /** the paper leaves it out */
  readonly added: boolean;
  readonly cells: Readonly<Partial<Record<Column, CellSpec>>>;
  readonly note?: string;
  /** what a case costs, see {@link Claim.cost} */
  readonly cost?: number;
}

const WANTED = ['yes', 'no'] as const;
type Wanted = (typeof WANTED)[number];

export const branchOf = (column: Column, wanted: Wanted): string => `${column}: ${wanted}`;

/** Cases of one branch: `{ row, column, wanted, ...a case of the gallery }`. */
function familyOf(row: RowSpec, column: Column, wanted: Wanted, cases: readonly fc.Arbitrary<Instance>[]): Family {
  const marks = { row: row.key, column, wanted };
  return {
    name: `${row.key}, ${branchOf(column, wanted)}`,
    arbitrary: fc.oneof(...cases).map((x): Instance => ({ ...marks, ...x })),
  };
}

const shiftOf = (column: Column): Record<string, typeof translation> =>
  column === 'Galilean invariant' ? { shift: translation } : {};

export function familiesOf(row: RowSpec): Family[] {
  return COLUMNS.flatMap((column) => {
    const { yes = [], no = [] } = row.cells[column] ?? {};
    return [
      ...(yes.length > 0
        ? [
            familyOf(
              row,
              column,
              'yes',
              yes.map((source) => ('meets' in source ? source.cases : casesOf(source, shiftOf(column), 4))),
            ),
          ]
        : []),
      ...(no.length > 0
        ? [
            familyOf(
              row,
              column,
              'no',
              no.map(({ cases }) => cases),
            ),
          ]
        : []),
    ];
  });
}

export function cellsOf(row: RowSpec): TableCell[] {
  return COLUMNS.flatMap((column): TableCell[] => {
    const cell = row.cells[column];
    if (!cell) return [];
    const branches = [...(cell.yes ? [branchOf(column, 'yes')] : []), ...(cell.no ? [branchOf(column, 'no')] : [])];
    const verdict = cell.yes && cell.no ? 'if' : cell.yes ? 'yes' : 'no';
    return [{ column, verdict, ...(cell.condition === undefined ? {} : { condition: cell.condition }), branches }];
  });
}

/** Decides the cell that a case is about; a case that is not of the cell's family does not apply. */
export function decideCell(rows: readonly RowSpec[], x: Instance): Decision {
  const row = rows.find(({ key }) => key === x.row);
  const column = COLUMNS.find((c) => c === x.column);
  const wanted = WANTED.find((w) => w === x.wanted);
  const cell = column && row?.cells[column];
  const found = cell && galleryModel(x);
  if (!found || !wanted) return NOTHING;
  const isMeant = (source: GalleryEntry | Certain): boolean =>
    'meets' in source ? source.entry.key === found.entry.key && source.meets(x) : source.key === found.entry.key;
  if (!cell[wanted]?.some(isMeant)) return NOTHING;
  const branch = branchOf(column, wanted);
  if (column === 'Galilean invariant') {
    const steps = galileanSteps(x, found, wanted === 'yes');
    return steps ? conclude(branch, ...steps) : NOTHING;
  }
  return conclude(branch, ...spelledFlow(found), expectProperty(column, found.finite, 'the model', wanted === 'yes'));
}

/** The flow κ[·] from coordinates and masses, for models that are spelled out and densities without vacuum. */
function spelledFlow({ entry, rho, finite }: NonNullable<ReturnType<typeof galleryModel>>): LazyStep[] {
  if (!isSpelled(entry) || finite.n < rho.n) return [];
  const { where, kappa, average } = spelled(entry, rho);
  return [expectSpelled('F = κ[·] as the paper has it', where, scaleRows(kappa, average), flowValue(finite))];
}

/** Reasons of the cells that say no, for the note. */
const reasonsOf = (row: RowSpec): string => {
  const reasons = COLUMNS.flatMap((column) => (row.cells[column]?.no ?? []).map(({ because }) => because));
  return [...new Set(reasons)].map((because) => `For all cases of the family, by hand: ${because}`).join(' ');
};

/** The claim of one row. */
export function rowClaim(row: RowSpec): Claim {
  const families = familiesOf(row);
  const note = [row.note, reasonsOf(row)].filter((text) => text !== undefined && text !== '').join(' ');
  return {
    id: `table-3.6/${row.key}`,
    section: '3.6',
    source: row.source,
    title: row.title,
    form: row.added ? 'companion' : 'printed',
    statement: statementOf(row),
    reading:
      'A density and a cell. The flow of the model from coordinates and masses; where the cell says yes, its property is decided with a certificate; where it says no, on a density of a family on which it fails for certain, with the entry or the field that shows it.',
    ...(note === '' ? {} : { note }),
    uses: ['table-3.6'],
    cost: row.cost ?? 8,
    families,
    branches: cellsOf(row).flatMap(({ branches }) => branches),
    row: { table: 'table-3.6', model: row.model, ...(row.added ? { added: true } : {}), cells: cellsOf(row) },
    decide: (x) => decideCell([row], x),
  };
}

/** A row that denies conservation has its smallest counterexample in a claim of its own. */
export function counterexampleClaim(row: RowSpec): Claim[] {
  const failing = row.cells.conservative?.yes ? undefined : row.cells.conservative?.no?.[0];
  if (!failing) return [];
  return [
    {
      id: `table-3.6/${row.key}/conservative`,
      section: '3.6',
      source: row.source,
      title: `${row.title}: not conservative`,
      form: 'companion',
      statement: `${row.model} is conservative.`,
      reading: 'A density; conservation of the exact model is decided.',
      note: String.raw`Expected to be refuted. Symmetric models and ball-positive ones are conservative, so the counterexample is one to all three. On one point every model is conservative.`,
      uses: [`table-3.6/${row.key}`, 'eq-51-conservative', 'prop-3.12'],
      cost: 4,
      families: [{ name: `${failing.entry.key}, N ≤ 4`, arbitrary: casesOf(failing.entry, {}, 4) }],
      decide(x) {
        const found = galleryModel(x);
        return found ? conclude(expectProperty('conservative', found.finite)) : NOTHING;
      },
    },
  ];
}

function statementOf(row: RowSpec): string {
  const cells = cellsOf(row).map(
    ({ column, verdict, condition }) => `${column}: ${verdict}${condition === undefined ? '' : ` ${condition}`}`,
  );
  return `${row.model} is ${cells.join('; ')}.`;
}
