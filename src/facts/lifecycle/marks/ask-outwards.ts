import type { Element } from '../break.js';
import type { Answer } from '../cover.js';

/**
 * Asks an element, and where it does not hold for it, all that it is reached from: what holds for each operation that uses a component
 * holds for the component. Of several refusals that of the element itself is told, unless it has nothing to say.
 */
export function askOutwards(
  element: Element,
  ask: (element: Element) => Answer | undefined,
): Answer | undefined {
  const known = new Map<Element, Answer | undefined>();
  const visit = (each: Element): Answer | undefined => {
    if (known.has(each)) return known.get(each);
    // An element that is part of itself says nothing more by being asked again.
    known.set(each, undefined);
    const answer = settle(each, ask, visit);
    known.set(each, answer);
    return answer;
  };
  return visit(element);
}

function settle(
  element: Element,
  ask: (element: Element) => Answer | undefined,
  visit: (element: Element) => Answer | undefined,
): Answer | undefined {
  const own = ask(element);
  if (own?.holds === true) return own;
  const around = element.within.map(visit);
  const [first] = around;
  if (first?.holds === true && around.every((answer) => answer?.holds === true)) {
    const others = around.length - 1;
    return others === 0
      ? first
      : { ...first, message: `${first.message}, and the same holds for ${others} more` };
  }
  return own ?? around.find((answer) => answer?.holds === false);
}
