import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** The first Chromium of this machine, or none. */
export const chromium = (): string | undefined =>
  [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (file) => file !== undefined && existsSync(file),
  );

interface Message {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** A Chromium without a window, spoken to over a pipe: no port, no dependency. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'flockproof-browser-'));
  readonly #waiting = new Map<number, { resolve(x: Record<string, unknown>): void; reject(e: Error): void }>();
  #count = 0;
  #session: string | undefined;

  constructor(file: string) {
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-dev-shm-usage'];
    this.#process = spawn(
      file,
      [...flags, '--remote-debugging-pipe', `--user-data-dir=${this.#folder}`, 'about:blank'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      },
    );
    let rest = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop()!;
      for (const part of parts) this.#hear(JSON.parse(part) as Message);
    });
  }

  #hear({ id, result, error }: Message): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id!);
    if (error) waiting.reject(new Error(error.message));
    else waiting.resolve(result ?? {});
  }

  /** A command of the DevTools protocol. */
  send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#count;
    const sessionId = this.#session === undefined ? {} : { sessionId: this.#session };
    const answer = new Promise<Record<string, unknown>>((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    );
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...sessionId })}\0`);
    return answer;
  }

  /** Opens a file in a new page and waits until it is loaded. */
  async open(file: string): Promise<void> {
    if (this.#session === undefined) {
      const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
      this.#session = (await this.send('Target.attachToTarget', { targetId, flatten: true }))['sessionId'] as string;
    }
    await this.send('Page.navigate', { url: `file://${file}` });
    for (let tries = 0; tries < 200; tries++) {
      if (await this.evaluate(`document.readyState === 'complete' && location.pathname === ${JSON.stringify(file)}`))
        return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${file} did not load in 5 s`);
  }

  /** The value of an expression in the page. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (answer['exceptionDetails']) throw new Error(JSON.stringify(answer['exceptionDetails']));
    return (answer['result'] as { value?: unknown }).value;
  }

  /** Presses a key in the element that has the focus. */
  async press(key: string): Promise<void> {
    const text = key === ' ' ? { text: ' ' } : {};
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', key, ...text });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
