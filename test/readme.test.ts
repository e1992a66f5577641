import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY, builtPackage } from './cli/build.js';
import { run, temporaryFolder } from './cli/run.js';

/** What the README prints is what the program prints: `…` stands for lines, or for the rest of a line, that are left out. */
const README = readFileSync(path.join(REPOSITORY, 'README.md'), 'utf8');
const blocks = [...README.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
const modules = blocks.flatMap(({ language, text }) => (language === 'ts' ? [[/^\/\/ (\S+\.ts)\n/.exec(text)?.[1], text]] : [])).filter(([name]) => name !== undefined) as [string, string][]; // prettier-ignore
const sessions = blocks.filter(({ text }) => text.startsWith('$ ')).map(({ text }) => text);

interface Step {
  readonly command: string;
  readonly expected: readonly string[];
}

function stepsOf(session: string): Step[] {
  const steps: { command: string; expected: string[] }[] = [];
  for (const line of session.trimEnd().split('\n'))
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), expected: [] });
    else steps.at(-1)!.expected.push(line);
  return steps;
}

const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
const pattern = (expected: readonly string[]): RegExp =>
  new RegExp(`^${expected.map((line) => (line === '…' ? '(?:.*\n)*' : `${literal(line).replace(/…$/, '.*')}\n`)).join('')}$`); // prettier-ignore

describe('the README', () => {
  it('has modules and sessions, and starts with the two commands', () => {
    expect(modules.map(([name]) => name)).toEqual(['traffic.ts', 'more.ts']);
    expect(sessions).toHaveLength(3);
    expect(blocks.slice(0, 2).map(({ text }) => text)).toEqual(['npm ci && npm run verify\n', 'npm ci && npm test\n']);
  });

  it.each(sessions.map((session) => [session.split('\n')[0], session]))('prints what the program prints: %s', async (_, session) => {
    const root = await builtPackage();
    const cwd = temporaryFolder();
    for (const [name, text] of modules) writeFileSync(path.join(cwd, name), text);
    for (const { command, expected } of stepsOf(session)) {
      const line = command.replace('npm run --silent flockproof --', `"${process.execPath}" "${root}/dist/cli/main.js"`);
      const { stdout } = spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8', timeout: 100_000 });
      expect(stdout).toMatch(pattern(expected));
    }
  }); // prettier-ignore

  it.each(modules)('has models in %s that can be checked', async (name, text) => {
    const file = path.join(temporaryFolder(), name);
    writeFileSync(file, text);
    const { code, stdout, stderr } = await run([
      'check',
      file,
      '--json',
      '--quiet',
      '--budget',
      'quick',
      '--property',
      'material',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const names = stdout.trim().split('\n').map((line) => JSON.parse(line).model.name); // prettier-ignore
    expect(names).toEqual([...text.matchAll(/^ {2}name: '(\w+)'/gm)].map(([, found]) => found).toSorted());
  });
});
