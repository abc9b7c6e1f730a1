import type { ViewNode } from '../view/node.js';

/** Makes a piece of the page. What is text stays text: nothing is parsed. */
export function buildNode(node: ViewNode): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const element = document.createElement(node.tag);
  for (const [name, value] of Object.entries(node.attributes)) element.setAttribute(name, value);
  element.append(...node.children.map(buildNode));
  return element;
}
