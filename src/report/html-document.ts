import { escapeHtml } from './escape.js';
import { contentSecurityPolicy } from './html-script.js';
import { katexCss } from './katex-assets.js';

/** What a page is made of. */
export interface HtmlDocument {
  /** plain text */
  readonly title: string;
  /** who wrote it, plain text */
  readonly generator?: string;
  readonly style: string;
  /** the only ones that the policy lets run */
  readonly scripts: readonly string[];
  /** markup, escaped already */
  readonly body: string;
}

/** A page that stands alone and opens from disk: styles, scripts and fonts are in it, and its policy allows no request. */
export function htmlDocument({ title, generator, style, scripts, body }: HtmlDocument): string {
  const written = generator === undefined ? '' : `<meta name="generator" content="${escapeHtml(generator)}">\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(...scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${written}<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>
${katexCss(body)}
${style}
</style>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</head>
<body>
${body}
</body>
</html>
`;
}
