import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { transformWithOxc } from 'vite';

/**
 * A private build of the package for tests that spawn the command line: `dist/` as others leave it may be old, or half
 * written. It stands inside the repository, so that bare imports resolve, with corpus and baseline where the command line
 * looks for them.
 */

export const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const SOURCE = path.join(REPOSITORY, 'src');
const CACHE = path.join(REPOSITORY, 'node_modules/.cache/flockproof-test');

/** What stands beside `dist/`: all that `PACKAGE_ROOT` is used for. */
const BESIDE = ['package.json', 'corpus', 'reports/baseline.json'];

/** Builds of other sources are removed after this time: another run may still use them. */
const KEEP_MILLISECONDS = 3_600_000;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .toSorted();

/** `src/` and what stands beside it, as one hash. */
function hashOfPackage(sources: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [file, text] of sources) hash.update(`${file}\0${text}\0`);
  for (const entry of BESIDE) {
    const at = path.join(REPOSITORY, entry);
    if (!existsSync(at)) continue;
    const files = statSync(at).isFile() ? [''] : filesBelow(at);
    for (const file of files) hash.update(`${entry}/${file}\0`).update(readFileSync(path.join(at, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

export const readSources = (): Map<string, string> =>
  new Map(
    filesBelow(SOURCE)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [file, readFileSync(path.join(SOURCE, file), 'utf8')]),
  );

/** One file of `src/` as JavaScript below `folder/dist`. Types are stripped, not checked. */
export async function compileInto(folder: string, file: string, text: string): Promise<void> {
  const { code } = await transformWithOxc(text, file, { lang: 'ts' });
  const target = path.join(folder, 'dist', file.replace(/\.ts$/, '.js'));
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, code);
}

/**
 * The folder of the built package, made once for each state of the sources. Safe when several workers race: each builds
 * aside and renames, and who comes late uses what is there.
 */
export async function builtPackage(): Promise<string> {
  const sources = readSources();
  const folder = path.join(CACHE, hashOfPackage(sources));
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const aside = mkdtempSync(path.join(CACHE, 'building-'));
  for (const [file, text] of sources) await compileInto(aside, file, text);
  for (const entry of BESIDE) {
    const from = path.join(REPOSITORY, entry);
    if (existsSync(from)) cpSync(from, path.join(aside, entry), { recursive: true });
  }
  try {
    renameSync(aside, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
  for (const entry of readdirSync(CACHE)) {
    const old = path.join(CACHE, entry);
    const age = Date.now() - (statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > KEEP_MILLISECONDS) rmSync(old, { recursive: true, force: true });
  }
  return folder;
}

/** A copy of the built package that a test may change. Remove it afterwards. */
export async function copyOfPackage(): Promise<string> {
  const built = await builtPackage();
  const copy = mkdtempSync(path.join(CACHE, 'copy-'));
  cpSync(built, copy, { recursive: true });
  return copy;
}
