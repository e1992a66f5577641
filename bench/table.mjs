/** A table in Markdown: the first column to the left, numbers to the right. */
export function table(header, lines) {
  const widths = header.map((h, c) => Math.max(h.length, ...lines.map((line) => line[c].length)));
  const print = (line) =>
    `| ${line.map((x, c) => (c === 0 ? x.padEnd(widths[c]) : x.padStart(widths[c]))).join(' | ')} |`;
  const rule = `| ${widths.map((w, c) => (c === 0 ? '-'.repeat(w) : `${'-'.repeat(w - 1)}:`)).join(' | ')} |`;
  return [print(header), rule, ...lines.map(print)].join('\n');
}
