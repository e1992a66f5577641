import { spawn } from 'node:child_process';
import path from 'node:path';
import { EXIT } from './errors.js';
import { loadReport, renderAll } from './render.js';

export interface ReportOptions {
  readonly out: string;
  readonly open?: boolean;
  readonly json?: boolean;
}

/** `flockproof report`: renders again from report.json. */
export function report(options: ReportOptions): number {
  const loaded = loadReport(options.out);
  renderAll(options.out, loaded);
  const page = path.resolve(options.out, 'index.html');
  if (options.json) process.stdout.write(`${JSON.stringify(loaded)}\n`);
  else process.stdout.write(`${page}\n`);
  if (options.open) {
    const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
    spawn(opener, [page], { stdio: 'ignore', detached: true })
      .on('error', () => {
        process.stderr.write(`no ${opener} here; open ${page} yourself\n`);
      })
      .unref();
  }
  return EXIT.ok;
}
