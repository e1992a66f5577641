import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { builtPackage } from './build.js';

/** How a command ended and what it said. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** the package to run, if not the shared build */
  readonly root?: string;
  /** called with the process and with everything on standard error so far, whenever there is more of it */
  readonly onError?: (child: ChildProcess, stderr: string) => void;
  /** called once, when the process has started */
  readonly onStart?: (child: ChildProcess) => void;
}

/** No command of a test may take longer. */
const LIMIT_MILLISECONDS = 110_000;

/** Runs `flockproof ...args` of a built package in a folder of its own. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const root = options.root ?? (await builtPackage());
  const child = spawn(process.execPath, [path.join(root, 'dist/cli/main.js'), ...args], {
    cwd: options.cwd ?? temporaryFolder(),
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...options.env },
    timeout: LIMIT_MILLISECONDS,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onError?.(child, stderr);
  });
  child.stdin.on('error', () => {}).end(options.stdin ?? '');
  options.onStart?.(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stdout, stderr };
}

const folders: string[] = [];

/** An empty folder that is removed when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'flockproof-test-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
