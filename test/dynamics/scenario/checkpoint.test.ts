import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  hasCheckpoint,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from '../../../src/dynamics/scenario/checkpoint.js';
import { motionStart } from '../../../src/dynamics/scenario/motion.js';

const root = mkdtempSync(path.join(tmpdir(), 'flockproof-checkpoint-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(path.join(root, 'run-'));

const checkpoint = {
  identity: 'a',
  state: { ...motionStart(Float64Array.of(1, -0, Math.PI)), t: 0.1, steps: 32, frames: 2 },
  written: 2,
  rows: [[0, 1], [0.1, null]], // prettier-ignore
  seconds: 1.5,
};

describe('a checkpoint', () => {
  it('is read as it was written, and removed with its state', () => {
    const at = folder();
    writeCheckpoint(at, checkpoint);
    expect(readCheckpoint(at, 'a')).toEqual(checkpoint);
    expect(readCheckpoint(at, 'b')).toBeUndefined();
    removeCheckpoint(at);
    expect(hasCheckpoint(at)).toBe(false);
    expect(existsSync(path.join(at, 'checkpoint.bin.32'))).toBe(false);
  });

  it.each([
    ['a bit of its state', (at: string) => {
      const bytes = readFileSync(path.join(at, 'checkpoint.bin.32'));
      bytes[17] ^= 4;
      writeFileSync(path.join(at, 'checkpoint.bin.32'), bytes);
    }],
    ['its rows', (at: string) => edit(at, (stored) => ({ ...stored, rows: [[0, 1]] }))],
    ['a row', (at: string) => edit(at, (stored) => ({ ...stored, rows: [[0, 2], [0.1, null]] }))],
    ['its state', (at: string) => edit(at, ({ state: _, ...stored }) => stored)],
    ['everything', (at: string) => writeFileSync(path.join(at, 'checkpoint.json'), 'null')],
  ])('with damage to %s is none', (_, damage) => {
    const at = folder();
    writeCheckpoint(at, checkpoint);
    damage(at);
    expect(readCheckpoint(at, 'a')).toBeUndefined();
  }); // prettier-ignore

  it('never reads or removes a file outside of its folder', () => {
    const at = folder();
    const victim = path.join(root, 'victim');
    writeFileSync(victim, 'here');
    writeCheckpoint(at, checkpoint);
    edit(at, (stored) => ({ ...stored, binary: '../victim' }));
    expect(readCheckpoint(at, 'a')).toBeUndefined();
    removeCheckpoint(at);
    expect(readFileSync(victim, 'utf8')).toBe('here');
  });
});

function edit(at: string, change: (stored: Record<string, unknown>) => unknown): void {
  const file = path.join(at, 'checkpoint.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)));
}
