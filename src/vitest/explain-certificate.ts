import type { Certificate } from '../finite/certificate.js';
import type { PropertyName } from '../properties/property.js';
import { vectorText } from './show-model.js';

/** What a certificate of `name` shows, in the numbers of the model. */
export function explainCertificate(name: PropertyName | 'gap', c: Certificate): string {
  switch (c.kind) {
    case 'entry':
      return explainEntry(name, c);
    case 'vector':
      return `${expressionOf(name, c.p)} = ${c.value} exactly at u = ${vectorText(c.vector)}`;
    case 'closed-set':
      return `points ${vectorText(c.points.map(String))} listen to nobody else`;
    case 'cyclic':
      return `every arrow leads to the next of ${c.period} phases ${vectorText(c.phase.map(String))}`;
    case 'kernel':
      return `[u] = 0 at u = ${vectorText(c.vector)}`;
    case 'identity':
      return 'shown entry by entry';
    case 'ldlt':
      return c.d.length === 0 ? 'the form is 0' : `shown by LDLᵀ with d = ${vectorText(c.d)}`;
    case 'inverse':
      return 'shown by the inverse of F';
    case 'positive-power':
      return `shown by the pattern of A^${c.exponent}, without a zero`;
    case 'spanning-trees':
      return 'shown by a tree of arrows from point 0 and one to it';
  }
}

function explainEntry(
  name: PropertyName | 'gap',
  { row: i, column: j, left, right }: Extract<Certificate, { kind: 'entry' }>,
): string {
  switch (name) {
    case 'conservative':
    case '1-contractive':
      return `column ${j} of F sums to ${left}, row ${j} to ${right}`;
    case 'symmetric':
      return `F[${i}][${j}] = ${left}, F[${j}][${i}] = ${right}`;
    case 'normal':
      return `(F K⁻¹ Fᵀ)[${i}][${j}] = ${left}, (Fᵀ K⁻¹ F)[${i}][${j}] = ${right}`;
    case 'idempotent':
      return `A²[${i}][${j}] = ${left}, A[${i}][${j}] = ${right}`;
    case 'positive':
      return `F[${i}][${j}] = 0`;
    default:
      return `${left} against ${right} at [${i}][${j}]`;
  }
}

/** The expression that is to be non-negative, or positive for a gap. */
function expressionOf(name: PropertyName | 'gap', p: number | undefined): string {
  switch (name) {
    case 'positive-semidefinite':
      return '(u, [u])_κ';
    case 'ball-positive':
      return '(u, [u])_κ − ‖[u]‖²_κ';
    case '2-contractive':
      return '‖u‖²_κ − ‖[u]‖²_κ';
    case 'p-contractive':
      return `‖u‖ᵖ − ‖[u]‖ᵖ in Lᵖ(κ), p = ${p ?? 1},`;
    case 'has-gap':
      return '(u, u − [u])_κ';
    case 'gap':
      return '(u, u − [u])_κ − ε (u, u)_κ';
    default:
      return 'the form';
  }
}
