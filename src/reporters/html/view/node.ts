/**
 * A piece of the page: text, or an element. It is written as HTML before the page is shown, and made of DOM nodes in it; text stays
 * text in both, so that nothing of a report can become markup.
 */
export type ViewNode = string | ViewElement;

/** An element of HTML or SVG with its attributes, as they are written. */
export interface ViewElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ViewNode[];
}

/** Left out where undefined or false; `true` is an attribute without a value. */
type AttributeValue = string | number | boolean | undefined;

/** What stands in an element: nothing where undefined or false. */
export type ViewContent = ViewNode | readonly ViewContent[] | undefined | false;

/** Describes an element: `el('a', { href: '#checks' }, 'Checks')`. */
export function el(
  tag: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...content: readonly ViewContent[]
): ViewElement {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || value === false
      ? []
      : [[name, value === true ? '' : String(value)] as const],
  );
  return { tag, attributes: Object.fromEntries(written), children: content.flatMap(flatten) };
}

function flatten(content: ViewContent): readonly ViewNode[] {
  if (content === undefined || content === false) return [];
  if (typeof content === 'string' || 'tag' in content) return [content];
  return content.flatMap(flatten);
}
