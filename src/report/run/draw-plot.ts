import type { PlotOptions } from '@observablehq/plot';
import { plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeHtml, printable } from '../escape.js';

/** Width and height of a figure's drawing. It is shown at this size or a little smaller, so that its text stays legible. */
export const WIDTH = 380;
export const HEIGHT = 240;

/** A class of its own: without one, Plot hashes a name. Its style sheet is the page's. */
const CLASS = 'plot';

/**
 * Draws with Observable Plot into a document that is no browser's.
 *
 * @param id of the title and description; not twice on a page
 * @param title text
 * @param description what a reader who does not see it should know
 * @returns the element `<svg>`
 */
export function drawPlot(options: PlotOptions, id: string, title: string, description: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = plot({ width: WIDTH, height: HEIGHT, className: CLASS, ...options, document: document as never });
  drawn.querySelector('style')?.remove();
  // The document escapes what is text; of characters that no file should have it knows nothing.
  const svg = printable(drawn.outerHTML).replace(/ fill="currentColor" class="plot"/, ' class="plot"');
  const key = escapeHtml(id);
  return svg
    .replaceAll(/ aria-(?:label|hidden|description|roledescription)="[^"]*"/g, '')
    .replaceAll(/<[^>]+>/g, shorter)
    .replace(
      />/,
      ` role="img" aria-labelledby="${key}:title ${key}:text"><title id="${key}:title">${escapeHtml(title)}</title><desc id="${key}:text">${escapeHtml(description)}</desc>`,
    );
}

/** Two digits after the point are a hundredth of a pixel; numbers that are read stand between tags and keep theirs. */
const shorter = (tag: string): string =>
  tag.replaceAll(/\d+\.\d{3,}/g, (digits) => String(Number(Number(digits).toFixed(2))));
