import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesForPage } from '../../../src/report/run/frames.js';
import { runPage } from '../../../src/report/run/page.js';
import { relaxingObservables, relaxingRun, relaxingScenario, relaxingSummary } from '../../fixtures/runs.js';
import type { RunOptions } from '../../fixtures/runs.js';
import { Browser, chromium } from './browser.js';

const executable = chromium();
const title = executable
  ? 'the page in a browser'
  : 'the page in a browser (skipped: no Chromium here; set CHROMIUM to its file)';

describe.skipIf(executable === undefined)(title, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flockproof-page-'));
  let browser: Browser;
  let pages = 0;

  beforeAll(() => {
    browser = new Browser(executable!);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page of a run of this name. */
  async function open(options: RunOptions, name = 'relaxing'): Promise<void> {
    const reader = relaxingRun({ n: 30, frames: 11, ...options });
    const page = runPage({
      scenario: relaxingScenario,
      summary: relaxingSummary({ name }),
      observables: relaxingObservables(),
      header: reader.header,
      frames: framesForPage(reader),
    });
    const file = path.join(folder, `${++pages}.html`);
    writeFileSync(file, page);
    await browser.open(file);
  }

  const time = async (): Promise<number> =>
    Number(await browser.evaluate(`document.getElementById('flock').dataset.t`));
  /** How many dots of the canvas are painted. */
  const painted = (): Promise<unknown> =>
    browser.evaluate(`(() => { const c = document.getElementById('flock');
      return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((a, k) => k % 4 === 3 && a > 0).length; })()`);

  it.each([{ dim: 1, period: 1 }, { dim: 2, labels: ['a', 'b'] }, { dim: 3, drift: 40 }, { dim: 2, n: 9000 }])(
    'paints a flock %o',
    async (options) => {
      await open(options);
      expect(await painted()).toBeGreaterThan(500);
    },
  ); // prettier-ignore

  it('obeys the keys', async () => {
    await open({ dim: 2 });
    await browser.evaluate(`document.getElementById('flock').focus()`);
    expect(await time()).toBe(0);
    await browser.press('ArrowRight');
    await browser.press('ArrowRight');
    expect(await time()).toBe(1);
    await browser.press('ArrowLeft');
    expect(await time()).toBe(0.5);
    await browser.press('End');
    expect(await time()).toBe(5);
    await browser.press(' ');
    expect(await browser.evaluate(`document.getElementById('play').textContent`)).toBe('Pause');
    await new Promise((resolve) => setTimeout(resolve, 250));
    await browser.press(' ');
    expect(await browser.evaluate(`document.getElementById('play').textContent`)).toBe('Play');
    const reached = await time();
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(5);
  });

  it('shows at most two pictures a second where less motion is wanted', async () => {
    await browser.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
    });
    await open({ dim: 2, n: 31 });
    // Counted within the page, against its own clock: a loaded machine may be late, but not show more pictures.
    const { pictures, elapsed } = (await browser.evaluate(`new Promise((resolve) => {
      const [seen, start] = [new Set(), performance.now()];
      document.getElementById('play').click();
      const look = () => {
        seen.add(document.getElementById('flock').dataset.t);
        const elapsed = performance.now() - start;
        if (elapsed < 700) requestAnimationFrame(look); else resolve({ pictures: seen.size, elapsed });
      };
      look();
    })`)) as { pictures: number; elapsed: number };
    expect(pictures).toBeLessThanOrEqual(1 + elapsed / 500);
    await browser.send('Emulation.setEmulatedMedia', { features: [] });
  });

  it('runs no script of a name, and nothing but its own', async () => {
    await open(
      { dim: 2, labels: ['</script><script>window.ran = 1</script>', '<img src=x onerror="window.ran = 1">'] },
      '"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">',
    );
    expect(await browser.evaluate('typeof window.ran')).toBe('undefined');
    // The policy holds even for a script that got in.
    await browser.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))`,
    );
    expect(await browser.evaluate('typeof window.ran')).toBe('undefined');
  });
});
