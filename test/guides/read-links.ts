import Slugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

/** Where a page leads, by a link or an image. */
export interface PageLink {
  /** Where the paragraph that holds it begins, counted from 1. */
  readonly line: number;
  readonly target: string;
}

/** What a page leads to, and what others can lead to in it. */
export interface Page {
  readonly links: readonly PageLink[];
  /** As GitHub names them. */
  readonly anchors: ReadonlySet<string>;
}

const markdown = new MarkdownIt({ html: true });

export function readPage(text: string): Page {
  const tokens = markdown.parse(text, {});
  const slugger = new Slugger();
  const anchors = new Set<string>();
  const links: PageLink[] = [];
  let line = 1;
  tokens.forEach(({ type, map, content, children }, index) => {
    line = map === null ? line : map[0] + 1;
    for (const [, id = ''] of type.startsWith('html') || type === 'inline'
      ? content.matchAll(/<\w+ [^>]*\b(?:id|name)="([^"]+)"/g)
      : []) {
      anchors.add(id);
    }
    if (type !== 'inline') return;
    const inline = children ?? [];
    if (tokens[index - 1]?.type === 'heading_open') {
      const words = inline.filter((child) => child.type === 'text' || child.type === 'code_inline');
      anchors.add(slugger.slug(words.map((word) => word.content).join('')));
    }
    for (const child of inline) {
      const target = child.attrGet('href') ?? child.attrGet('src');
      if (target !== null) links.push({ line, target: String(target) });
    }
  });
  return { links, anchors };
}
