import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { renderHtml } from '../report/html.js';
import { renderJunit } from '../report/junit.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Report } from '../report/schema.js';
import { reportSchema } from '../report/schema.js';
import { UsageError } from './errors.js';
import { readText, writeWhole } from './files.js';

/** Writes report.json and everything that renders it; each file whole or not at all. */
export function writeReport(out: string, report: Report): void {
  writeWhole(path.join(out, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
  renderAll(out, report);
}

export function renderAll(out: string, report: Report): void {
  writeWhole(path.join(out, 'report.md'), renderMarkdown(report));
  writeWhole(path.join(out, 'junit.xml'), renderJunit(report));
  writeWhole(path.join(out, 'index.html'), renderHtml(report));
}

/**
 * The report of a folder.
 *
 * @throws {UsageError} if there is none, or it is not one
 */
export function loadReport(out: string): Report {
  const file = path.join(out, 'report.json');
  if (!existsSync(file)) throw new UsageError(`${file}: no report yet; run flockproof verify first`);
  let document: unknown;
  try {
    document = JSON.parse(readText(file));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = reportSchema.safeParse(document);
  if (!parsed.success) throw new UsageError(`${file}: not a report:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
