import { visibleLines } from './visible.js';

/** An element, rendered. It is no string, so that text cannot be taken for markup. */
export interface XmlNode {
  readonly text: string;
}

/** An XML 1.0 element that holds elements or text; both are escaped here and nowhere else. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly XmlNode[] | string = [],
): XmlNode {
  const start = [
    name,
    ...Object.entries(attributes).map(
      ([key, value]) => `${key}="${escapeAttribute(String(value))}"`,
    ),
  ].join(' ');
  if (content.length === 0) return { text: `<${start}/>` };
  if (typeof content === 'string') return { text: `<${start}>${escapeXml(content)}</${name}>` };
  const children = content
    .map((node) => `\n${node.text}`.replaceAll(/\n( *<)/g, '\n  $1'))
    .join('');
  return { text: `<${start}>${children}\n</${name}>` };
}

/** Escapes for text and attributes alike. What XML cannot hold, not even as a reference, becomes U+FFFD. */
function escapeXml(text: string): string {
  return visibleLines(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A parser makes a space of a line break in an attribute, unless it is a reference. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('\n', '&#10;');
}
