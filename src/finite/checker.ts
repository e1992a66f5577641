/**
 * The independent checker: reads a statement with its certificate as JSON and accepts or rejects it. It shares no
 * code with the finders (this file imports nothing), evaluates exactly, and searches for nothing. Whatever it does
 * not understand it rejects.
 */
type Json = any;
const reject = (why: string): never => {
  throw new Error(why);
};
const need = (why: string, condition: boolean): void => void (condition || reject(why));
const needAll = <T>(why: string, list: readonly T[], test: (x: T) => boolean): void => need(why, list.every(test));
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

// ---- rationals ---------------------------------------------------------------------------------------------------
type Q = readonly [n: bigint, d: bigint];
const gcd = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
};
const quotient = (n: bigint, d: bigint): Q => {
  if (d === 1n) return [n, d];
  if (d === 0n) reject('division by zero');
  const g = d < 0n ? -gcd(n, d) : gcd(n, d);
  return [n / g, d / g];
};
const ZERO: Q = [0n, 1n];
const ONE: Q = [1n, 1n];
const parse = (text: Json): Q => {
  const m = typeof text === 'string' ? /^(-?\d+)(?:\/(\d+))?$/.exec(text) : null;
  return m ? quotient(BigInt(m[1]), BigInt(m[2] ?? 1)) : reject(`${text} is not an exact number`);
};
const plus = (a: Q, b: Q): Q =>
  a[1] % b[1] === 0n ? [a[0] + b[0] * (a[1] / b[1]), a[1]] : quotient(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const times = (a: Q, b: Q): Q =>
  a === ONE ? b : b === ONE ? a : a[0] === 0n || b[0] === 0n ? ZERO : quotient(a[0] * b[0], a[1] * b[1]);
const minus = (a: Q, b: Q): Q => plus(a, [-b[0], b[1]]);
const over = (a: Q, b: Q): Q => quotient(a[0] * b[1], a[1] * b[0]);
const signOf = (x: bigint): number => Number(x > 0n) - Number(x < 0n);
const compare = (a: Q, b: Q): number => signOf(a[0] * b[1] - b[0] * a[1]);

// ---- matrices: everything is one, numbers are 1 x 1, vectors are columns --------------------------------------------
type Matrix = { readonly r: number; readonly c: number; readonly x: readonly Q[] };
const fill = (r: number, c: number, entry: (i: number, j: number) => Q): Matrix => ({
  r,
  c,
  x: range(r * c).map((k) => entry(Math.floor(k / c), k % c)),
});
const isIndex = (i: Json, n: number): boolean => Number.isInteger(i) && i >= 0 && i < n;
const at = ({ r, c, x }: Matrix, i: number, j: number): Q =>
  isIndex(i, r) && isIndex(j, c) ? x[i * c + j] : reject(`no entry (${i}, ${j})`);
const matrix = (v: Json): Matrix => {
  if (!Array.isArray(v)) return { r: 1, c: 1, x: [parse(v)] };
  const rows: Json[][] = v.map((row: Json) => (Array.isArray(row) ? row : [row]));
  const c = rows[0]?.length || reject('empty matrix');
  needAll('ragged matrix', rows, (row) => row.length === c);
  return { r: rows.length, c, x: rows.flat().map(parse) };
};
const entrywise = (f: (a: Q, b: Q) => Q) => (A: Matrix, B: Matrix) => {
  if (A.x.length === 1) return { ...B, x: B.x.map((b) => f(at(A, 0, 0), b)) };
  if (B.x.length === 1) return { ...A, x: A.x.map((a) => f(a, at(B, 0, 0))) };
  need('sizes differ', A.r === B.r && A.c === B.c);
  return fill(A.r, A.c, (i, j) => f(at(A, i, j), at(B, i, j)));
};
const single = (x: Q): Matrix => ({ r: 1, c: 1, x: [x] });
const power = (a: Q, [k, d]: Q): Q =>
  d === 1n && k >= 0n && k <= 64n ? [a[0] ** k, a[1] ** k] : reject('bad exponent');
const add = entrywise(plus);
const subtract = entrywise(minus);
const scale = entrywise(times);
const transpose = (A: Matrix): Matrix => fill(A.c, A.r, (i, j) => at(A, j, i));
const diagonal = (A: Matrix): Matrix => fill(A.x.length, A.x.length, (i, j) => (i === j ? A.x[i] : ZERO));
const product = (A: Matrix, B: Matrix): Matrix => {
  need('sizes differ', A.c === B.r);
  const inner = range(A.c);
  return fill(A.r, B.c, (i, j) => inner.reduce((s, k) => plus(s, times(at(A, i, k), at(B, k, j))), ZERO));
};
const absolute = (A: Matrix): Matrix => ({ ...A, x: A.x.map(([n, d]) => [n < 0n ? -n : n, d]) });
const ones = (A: Matrix): Matrix => fill(A.r, 1, () => ONE);
const signs = (A: Matrix, B: Matrix): number[] =>
  entrywise((a, b) => [BigInt(compare(a, b)), 1n])(A, B).x.map(([n]) => Number(n));
const equal = (A: Matrix, B: Matrix): boolean => A.x.length === B.x.length && signs(A, B).every((s) => s === 0);
const isZero = (A: Matrix): boolean => A.x.every(([n]) => n === 0n);
/** u^T S u */
const square = (S: Matrix, u: Matrix): Q => at(product(transpose(u), product(S, u)), 0, 0);

// ---- models ------------------------------------------------------------------------------------------------------
type Model = ReturnType<typeof readModel>;
/** F, its row sums κ as a column and as a diagonal matrix, and the masses. */
const readModel = (json: Json) => {
  const F = matrix(json.flow);
  const n = F.r;
  need('the flow is not a non-negative square matrix', n > 0 && F.c === n && F.x.every(([f]) => f >= 0n));
  const kappa = product(F, ones(F));
  needAll('a row sums to 0', kappa.x, ([k]) => k > 0n);
  const m = json.masses === undefined ? entrywise(over)(kappa, single(kappa.x.reduce(plus))) : matrix(json.masses);
  need('the masses are not positive', m.r === n && m.c === 1 && m.x.every(([x]) => x > 0n));
  return { n, F, kappa, K: diagonal(kappa), m };
};
let last: [key: string, model?: Model] = [''];
const modelOf = (json: Json, key = JSON.stringify(json)) =>
  (last = last[0] === key ? last : [key, readModel(json)])[1]!;
/** A = K^-1 F */
const average = ({ n, F, kappa }: Model): Matrix => fill(n, n, (i, j) => over(at(F, i, j), at(kappa, i, 0)));
const symmetricPart = ({ F }: Model): Matrix => scale(single([1n, 2n]), add(F, transpose(F)));
/** F^T K^-1 F */
const image = (M: Model): Matrix => product(transpose(M.F), average(M));
/** Columns m_last e_i - m_i e_last, i < last: a basis of the fields with Σ m u = 0. */
const meanZero = ({ n }: Model, m: Matrix): Matrix =>
  fill(n, n - 1, (i, j) => (i === n - 1 ? times([-1n, 1n], at(m, j, 0)) : i === j ? at(m, n - 1, 0) : ZERO));

/** The symmetric forms that the spectral properties want to be non-negative. */
const FORMS: Record<string, Json> = {
  'positive-semidefinite': symmetricPart,
  'ball-positive': (M: Model) => subtract(symmetricPart(M), image(M)),
  '2-contractive': (M: Model) => subtract(M.K, image(M)),
};
/** Two sides and the signs of left - right that are allowed. */
type Relation = (M: Model) => [Matrix, Matrix, number[]];
const EQUATIONS: Record<string, Relation> = {
  conservative: (M) => [columnSums(M), transpose(M.kappa), [0]],
  // By (39) column sums <= κ are enough for every p.
  '1-contractive': (M) => [columnSums(M), transpose(M.kappa), [-1, 0]],
  'p-contractive': (M) => [columnSums(M), transpose(M.kappa), [-1, 0]],
  symmetric: (M) => [M.F, transpose(M.F), [0]],
  normal: (M) => [product(M.F, entrywise(over)(transpose(M.F), kappaRows(M))), image(M), [0]],
  idempotent: (M) => [product(average(M), average(M)), average(M), [0]],
  positive: ({ F }) => [F, subtract(F, F), [1]],
  'right-stochastic': ({ F, kappa }) => [product(F, ones(F)), kappa, [0]],
};
const columnSums = ({ F }: Model): Matrix => product(transpose(ones(F)), F);
const kappaRows = ({ n, kappa }: Model): Matrix => fill(n, n, (i) => at(kappa, i, 0));

/** Accepts S = Σ d_k l_k l_k^T with l_k = 0 at all earlier pivots and not at its own. Returns d. */
const decomposition = (S: Matrix, { d, l, pivots }: Json): Q[] => {
  const weights: Q[] = d.map(parse);
  need('LDL^T of the wrong size', l.length === d.length && pivots.length === d.length);
  const L = weights.length > 0 ? transpose(matrix(l)) : fill(S.r, 0, () => ZERO);
  need('LDL^T of the wrong size', L.r === S.r);
  pivots.forEach((p: number, k: number) => {
    const later = range(weights.length).filter((j) => j > k);
    need('LDL^T is not triangular', at(L, p, k)[0] !== 0n && later.every((j) => at(L, p, j)[0] === 0n));
  });
  const scaled = fill(L.r, L.c, (i, k) => times(at(L, i, k), weights[k]));
  need('LDL^T differs from the form', equal(product(scaled, transpose(L)), S));
  return weights;
};
/** Accepts that S is positive semi-definite; returns its rank. */
const semidefinite = (S: Matrix, certificate: Json): number => {
  need('expected an LDL^T', certificate.kind === 'ldlt');
  const d = decomposition(S, certificate);
  needAll('a pivot is not positive', d, ([n]) => n > 0n);
  return d.length;
};
const field = ({ n }: Model, { vector }: Json): Matrix => {
  const u = matrix(vector);
  return u.r === n && u.c === 1 && !isZero(u) ? u : reject('not a non-zero field');
};
const normPower = (M: Model, u: Matrix, p: Q): Q =>
  at(product(transpose(M.kappa), entrywise(power)(absolute(u), single(p))), 0, 0);

/** What the certified field gives; the property fails if this is negative (for has-gap: not positive). */
const violation = (property: string, M: Model, certificate: Json): Q => {
  const u = field(M, certificate);
  if (property === 'p-contractive') {
    const p: Q = [BigInt(certificate.p), 1n];
    need('p < 1', p[0] >= 1n);
    return minus(normPower(M, u, p), normPower(M, product(average(M), u), p));
  }
  if (property !== 'has-gap') return square((FORMS[property] ?? reject(`no field refutes ${property}`))(M), u);
  need('the field has not ρ-mean zero', isZero(product(transpose(M.m), u)));
  return square(subtract(M.K, symmetricPart(M)), u);
};
const spanning = (M: Model, parent: number[], arrows: Matrix): boolean =>
  range(M.n).every((j) => {
    let i = j;
    for (let k = 0; k < M.n && i !== 0 && at(arrows, parent[i], i)[0] !== 0n; k++) i = parent[i];
    return i === 0;
  });

const holds = (property: string, M: Model, c: Json): void => {
  const { n, F } = M;
  if (Object.hasOwn(FORMS, property)) semidefinite(FORMS[property](M), c);
  else if (Object.hasOwn(EQUATIONS, property)) {
    const [left, right, allowed] = EQUATIONS[property](M);
    needAll('the defining relation fails', signs(left, right), (s) => allowed.includes(s));
  } else if (property === 'irreducible') {
    need('the first tree does not span', spanning(M, c.from, F));
    need('the second tree does not span', spanning(M, c.to, transpose(F)));
  } else if (property === 'primitive') {
    let B = F.x.map(([f]) => f > 0n);
    need('not a small power of 2', isIndex(c.exponent, 2 ** 20) && Number.isInteger(Math.log2(c.exponent)));
    const squared = (k: number): boolean => range(n).some((l) => B[k - (k % n) + l] && B[l * n + (k % n)]);
    for (let e = 1; e < c.exponent; e *= 2) B = B.map((_, k) => squared(k));
    needAll('the power has a zero entry', B, Boolean);
  } else if (property === 'invertible')
    need('not an inverse of F', equal(product(F, matrix(c.inverse)), diagonal(ones(F))));
  else if (property === 'has-gap') {
    const B = meanZero(M, M.m);
    const S = product(transpose(B), product(subtract(M.K, symmetricPart(M)), B));
    need('the form is not definite', semidefinite(S, c) === n - 1);
  } else reject(`no property ${property}`);
};

const fails = (property: string, M: Model, c: Json): void => {
  const { n, F } = M;
  if (c.kind === 'vector') {
    const value = violation(property, M, c);
    need('the field gives another value', compare(value, parse(c.value)) === 0);
    need('the field violates nothing', value[0] < 0n || (property === 'has-gap' && value[0] === 0n));
  } else if (c.kind === 'entry') {
    const [left, right, allowed] = (EQUATIONS[property] ?? reject(`no entry refutes ${property}`))(M);
    const [x, y] = [at(left, c.row, c.column), at(right, c.row, c.column)];
    need('the sides have other values', compare(parse(c.left), x) === 0 && compare(parse(c.right), y) === 0);
    need('the entry violates nothing', !allowed.includes(compare(x, y)));
  } else if (c.kind === 'closed-set' && (property === 'irreducible' || property === 'primitive')) {
    const outside = range(n).filter((i) => !c.points.includes(i));
    need('not a proper subset', c.points.length > 0 && outside.length > 0);
    needAll('the set is not closed', c.points, (i: number) => outside.every((j) => at(F, i, j)[0] === 0n));
  } else if (c.kind === 'cyclic' && property === 'primitive') {
    const next = (i: number, j: number): boolean => c.phase[j] === (c.phase[i] + 1) % c.period;
    need('not a period', isIndex(c.period, n + 1) && c.period >= 2);
    needAll('not cyclic', range(n * n), (k) => F.x[k]?.[0] === 0n || next(Math.floor(k / n), k % n));
  } else if (c.kind === 'kernel' && property === 'invertible') need('F v is not 0', isZero(product(F, field(M, c))));
  else reject(`a certificate "${c.kind}" cannot refute ${property}`);
};

/**
 * A bound on the infimum of (K - sym F)(u, u) / W(u, u) over fields of mean zero: (122), its κ-variant, (130). `lower`:
 * nothing is below it; `upper`, `strict`: a field is at or below it, or below it.
 */
const bound = ({ quantity, model, side, value, certificate }: Json): void => {
  const M = modelOf(model);
  need(`no quantity ${quantity}`, ['gap', 'gapKappa', 'lambda'].includes(quantity));
  const m = quantity === 'gapKappa' ? M.kappa : M.m;
  const W = diagonal(quantity === 'lambda' ? M.m : M.kappa);
  const form = subtract(subtract(M.K, symmetricPart(M)), scale(single(parse(value)), W));
  const B = meanZero(M, m);
  if (side === 'lower') return void semidefinite(product(transpose(B), product(form, B)), certificate);
  const u = field(M, certificate);
  need('not a field of mean zero', isZero(product(transpose(m), u)));
  const x = square(form, u);
  need('the field gives another value', compare(x, parse(certificate.value)) === 0);
  need('the field does not show the bound', (side === 'upper' && x[0] <= 0n) || (side === 'strict' && x[0] < 0n));
};

const fold = (f: (a: Q, b: Q) => Q) => (A: Matrix) => single(A.x.reduce(f));
const larger = (a: Q, b: Q): Q => (compare(a, b) >= 0 ? a : b);
const OPERATIONS: Record<string, ((A: Matrix) => Matrix) | ((A: Matrix, B: Matrix) => Matrix)> = {
  '+': add,
  '-': subtract,
  '*': scale,
  '/': entrywise(over),
  '^': entrywise(power),
  larger: entrywise(larger),
  '.': product,
  T: transpose,
  diag: diagonal,
  abs: absolute,
  ones,
  sum: fold(plus),
  max: fold(larger),
  min: fold((a, b) => (larger(a, b) === a ? b : a)),
};
const evaluate = (f: Json, env: Map<string, Matrix>): Matrix => {
  if (typeof f === 'string') return env.get(f) ?? matrix(f);
  const [operation, ...operands] = f;
  if (!Object.hasOwn(OPERATIONS, operation)) reject(`no operation ${operation}`);
  const run: (...operands: Matrix[]) => Matrix = OPERATIONS[operation];
  need(`${operation} takes ${run.length} operands`, operands.length === run.length);
  return run(...operands.map((g: Json) => evaluate(g, env)));
};
const relation = (s: Json): void => {
  needAll('a numeral as a name', Object.keys(s.let), (name) => !/^[\d-]/.test(name));
  const env = new Map(Object.entries(s.let).map(([name, v]) => [name, matrix(v)]));
  const [left, right] = [evaluate(s.left, env), evaluate(s.right, env)];
  need('the left side has another value', equal(left, matrix(s.values.left)));
  need('the right side has another value', equal(right, matrix(s.values.right)));
  const allowed = { '=': [0], '<=': [-1, 0], '<': [-1] }[s.relation as '='] ?? reject(`no relation ${s.relation}`);
  need('not as claimed', signs(left, right).every((x) => allowed.includes(x)) === (s.verdict === 'holds'));
};
const inertia = (s: Json): void => {
  const d = decomposition(matrix(s.matrix), s.certificate);
  needAll('a pivot is 0', d, ([n]) => n !== 0n);
  need('another number of negative pivots', d.filter(([n]) => n < 0n).length === s.negative);
};
/** Accepts a statement (its shape: `certificate.ts`), or says why not. Never throws. */
export function check(s: Json): { accepted: true } | { accepted: false; reason: string } {
  try {
    if (s.kind === 'property' && s.verdict === 'holds') holds(s.property, modelOf(s.model), s.certificate);
    else if (s.kind === 'property' && s.verdict === 'fails') fails(s.property, modelOf(s.model), s.certificate);
    else if (s.kind === 'bound') bound(s);
    else if (s.kind === 'relation' && (s.verdict === 'holds' || s.verdict === 'fails')) relation(s);
    else if (s.kind === 'inertia') inertia(s);
    else reject(`no statement of kind ${s.kind} with verdict ${s.verdict}`);
    return { accepted: true };
  } catch (error) {
    return { accepted: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
