/**
 * What `#…` may lead to in a text of Markdown, in lower case. Headings are named as GitHub names them:
 * https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const heading of headingsOf(markdown)) {
    const named = /\{#([^\s}]+)\}$/.exec(heading)?.[1];
    if (named !== undefined) anchors.add(named.toLowerCase());
    const name = heading
      .replace(/\s*\{#[^\s}]+\}$/, '')
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/<[^>]*>/g, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    anchors.add(count === 0 ? name : `${name}-${String(count)}`);
  }
  for (const [, name = ''] of markdown.matchAll(/<[a-z]\w*\s[^>]*(?:id|name)=["']([^"']+)["']/gi)) {
    anchors.add(name.toLowerCase());
  }
  return anchors;
}

/** Those with a hash before, and those with a line below. A comment in a block of code is none. */
function headingsOf(markdown: string): readonly string[] {
  const headings: string[] = [];
  let fence: string | undefined;
  let above = '';
  for (const line of markdown.split(/\r\n?|\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      above = '';
      continue;
    }
    const heading = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line)?.[1];
    if (heading !== undefined) headings.push(heading.trim().replace(/(?:^|[ \t]+)#+$/, ''));
    else if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && above.trim() !== '')
      headings.push(above.trim());
    above = heading === undefined ? line : '';
  }
  return headings;
}
