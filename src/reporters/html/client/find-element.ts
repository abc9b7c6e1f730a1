/** An element that the page always has. */
export function findElement<Type extends Element>(
  selector: string,
  type: abstract new () => Type,
  parent: ParentNode = document,
): Type {
  const found = parent.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${selector}`);
}
