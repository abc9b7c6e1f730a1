import { visibleLines } from '../report/wording/visible.js';

/** An XML element. What is iterable is looked at when it is written, and not before. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly elements: Iterable<XmlElement>;
  /** Text in place of elements. */
  readonly lines: Iterable<string>;
}

/** An element that holds elements or nothing. */
export function xmlElement(
  name: string,
  attributes: XmlElement['attributes'],
  elements: Iterable<XmlElement> = [],
): XmlElement {
  return { name, attributes, elements, lines: [] };
}

/** An element that holds text. */
export function xmlText(
  name: string,
  attributes: XmlElement['attributes'],
  lines: Iterable<string>,
): XmlElement {
  return { name, attributes, elements: [], lines };
}

/** An element as XML 1.0, piece by piece; attributes and text are escaped here and nowhere else. */
export function* xmlPieces(element: XmlElement, indent = ''): Generator<string> {
  const { name, attributes, elements, lines } = element;
  const start = [
    name,
    ...Object.entries(attributes).map(
      ([key, value]) => `${key}="${escapeAttribute(String(value))}"`,
    ),
  ].join(' ');
  yield `${indent}<${start}`;
  let separator = '>';
  for (const child of elements) {
    yield `${separator}\n`;
    yield* xmlPieces(child, `${indent}  `);
    separator = '';
  }
  if (separator === '') {
    yield `\n${indent}</${name}>`;
    return;
  }
  for (const line of lines) {
    yield `${separator}${escapeXml(line)}`;
    separator = '\n';
  }
  yield separator === '>' ? '/>' : `</${name}>`;
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
