import { visibleLines } from '../../report/wording/visible.js';
import type { ViewNode } from './view/node.js';

/** Elements of HTML that have no content and no end tag. */
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);

/** Writes a piece of the page. Text and attributes are escaped here and nowhere else, and what cannot be seen is made visible. */
export function writeNode(node: ViewNode): string {
  if (typeof node === 'string') return escapeHtml(node);
  const { tag, attributes, children } = node;
  const start = [
    tag,
    ...Object.entries(attributes).map(([name, value]) =>
      value === '' ? name : `${name}="${escapeHtml(value)}"`,
    ),
  ].join(' ');
  if (empty.has(tag)) return `<${start}>`;
  return `<${start}>${children.map(writeNode).join('')}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return visibleLines(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
