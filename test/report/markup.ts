const VOID = new Set(['meta', 'link', 'br', 'img', 'hr', 'input']);

/** What is wrong with the nesting and the attributes of a text of HTML or XML; empty if nothing is. */
export function wellFormed(text: string): string[] {
  const wrong: string[] = [];
  const open: string[] = [];
  const body = text
    .replace(/^<\?xml[^?]*\?>|<!doctype html>/, '')
    .replace(/<(style|script)>.*?<\/\1>/gs, (_, name: string) => `<${name}></${name}>`);
  const attribute = String.raw`\s+[\w:.-]+(?:="[^"<]*")?`;
  const tag = new RegExp(String.raw`^<(/?)([A-Za-z][\w:-]*)((?:${attribute})*)\s*(/?)>`);
  for (let i = body.indexOf('<'); i >= 0; i = body.indexOf('<', i + 1)) {
    const match = tag.exec(body.slice(i, i + 20_000));
    if (!match) {
      wrong.push(`no tag: ${body.slice(i, i + 60)}`);
      continue;
    }
    const [whole, slash, name, attributes, closed] = match as unknown as [string, string, string, string, string];
    const names = [...attributes.replace(/"[^"]*"/g, '').matchAll(/\s([\w:.-]+)/g)].map(([, n]) => n);
    if (new Set(names).size < names.length) wrong.push(`an attribute twice: ${whole}`);
    if (slash) {
      const expected = open.pop();
      if (expected !== name) wrong.push(`</${name}> closes <${expected}> near ${body.slice(i - 60, i)}`);
    } else if (!closed && !VOID.has(name)) open.push(name);
  }
  for (const [entity] of body.matchAll(/&[^;\s]{0,12};?/g)) {
    if (!/^&(#\d+|lt|gt|amp|quot|apos|#x[\dA-Fa-f]+|nbsp);$/.test(entity)) wrong.push(`no entity: ${entity}`);
  }
  return [...wrong, ...open.map((name) => `<${name}> is not closed`)];
}
