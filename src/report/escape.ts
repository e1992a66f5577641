/** Text for HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);

/**
 * Characters that neither HTML nor XML 1.0 can carry (most controls, lone surrogates, U+FFFE, U+FFFF), and those that turn
 * the direction of the text around them.
 */
const CONTROL =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text of an XML 1.0 element: what XML cannot carry even as a reference becomes U+FFFD. */
export const escapeXml = (text: string): string => printable(text).replace(/[&<>\r]/g, (c) => `&#${c.codePointAt(0)};`);

/** Text of an XML attribute in double quotes; its line breaks survive. */
export const escapeXmlAttribute = (text: string): string =>
  escapeXml(text).replace(/["\t\n]/g, (c) => `&#${c.codePointAt(0)};`);

/** The text with U+FFFD for every character that a file of text should not have. */
export const printable = (text: string): string => text.replace(CONTROL, '\uFFFD');

/** The id of a claim's card: the claim's own id, safe in a fragment. */
export const anchorOf = (id: string): string => id.replace(/[^\w.\-/]/g, '_');

/** `1,204` */
export const formatCount = (n: number): string => n.toLocaleString('en-US');

/** `3 claims`, `1 claim` */
export const plural = (n: number, noun: string): string => `${formatCount(n)} ${noun}${n === 1 ? '' : 's'}`;

/** `0.04 s`, `12.3 s`, `4 min 07 s`, `1 h 05 min` */
export function formatSeconds(seconds: number): string {
  if (!(seconds >= 0) || !Number.isFinite(seconds)) return 'unknown';
  if (seconds < 0.005) return '< 0.01 s';
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}
