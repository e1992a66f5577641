/** Agents as they are in a file. */
export interface StartTable {
  readonly n: number;
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly masses?: Float64Array;
  readonly labels?: readonly string[];
}

/** Problems of one file that are shown. */
const MOST_PROBLEMS = 20;

/**
 * Reads agents from comma-separated values: a line of names, then one agent a line. `x1` … and `v1` … (or `x`, `y`, `z` and
 * `vx`, `vy`, `vz`), `mass` and `label` if there are such; the order is free.
 *
 * @param complain called with each problem: `line 3, v2: "abc", expected a finite number`
 */
export function readStartFile(text: string, dim: number, complain: (message: string) => void): StartTable | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = (lines[0] ?? '').split(',').map((name) => name.trim());
  const column = (...aliases: readonly string[]): number => names.findIndex((name) => aliases.includes(name));
  const axes = Array.from({ length: dim }, (_, c) => c);
  const places = axes.map((c) => column(`x${c + 1}`, 'xyz'[c]));
  const velocities = axes.map((c) => column(`v${c + 1}`, `v${'xyz'[c]}`));
  const [mass, label] = [column('mass'), column('label')];
  const missing = [...places.map((at, c) => [at, `x${c + 1}`]), ...velocities.map((at, c) => [at, `v${c + 1}`])];
  const absent = missing.flatMap(([at, name]) => (at === -1 ? [name] : []));
  if (absent.length > 0) complain(`line 1: no column ${absent.join(', ')}`);
  const known = new Set([...places, ...velocities, mass, label]);
  for (const [k, name] of names.entries()) if (!known.has(k)) complain(`line 1: unknown column "${name}"`);
  if (absent.length > 0) return undefined;
  const n = lines.length - 1;
  const [x, v] = [new Float64Array(n * dim), new Float64Array(n * dim)];
  const masses = mass < 0 ? undefined : new Float64Array(n);
  const labels: string[] = [];
  let problems = 0;
  for (let i = 0; i < n; i++) {
    const cells = lines[i + 1].split(',');
    if (cells.length !== names.length && problems++ < MOST_PROBLEMS)
      complain(`line ${i + 2}: ${cells.length} cells, expected ${names.length}`);
    const read = (at: number): number => {
      const cell = (cells[at] ?? '').trim();
      const value = cell === '' ? NaN : Number(cell);
      if (!Number.isFinite(value) && problems++ < MOST_PROBLEMS)
        complain(`line ${i + 2}, ${names[at]}: "${cell}", expected a finite number`);
      return value;
    };
    for (const c of axes) {
      x[i * dim + c] = read(places[c]);
      v[i * dim + c] = read(velocities[c]);
    }
    if (masses) masses[i] = read(mass);
    if (label >= 0) labels.push((cells[label] ?? '').trim());
  }
  return { n, x, v, ...(masses && { masses }), ...(label >= 0 && { labels }) };
}
