import type { ContractElement, Lifecycle } from '../../model/index.js';
import type { ElementChange } from '../change-collector.js';
import type { Exchange } from './exchange.js';

/** An element in both versions, and what every change of it carries. */
export interface MarkedElement<Element extends ContractElement> {
  readonly old: Element;
  readonly new: Element;
  /** For people. */
  readonly name: string;
  readonly common: Omit<ElementChange, 'rule' | 'message'>;
}

/** Tells that an element was deprecated, or is not any longer. */
export function compareMarks(
  place: 'operation' | 'parameter' | 'header',
  pair: MarkedElement<ContractElement & { readonly lifecycle: Lifecycle }>,
  exchange: Exchange,
): void {
  const before = pair.old.lifecycle.deprecated;
  const after = pair.new.lifecycle.deprecated;
  if (before === after) return;
  const { sunset } = pair.new.lifecycle;
  const end = after && sunset !== undefined ? `, its sunset is ${sunset}` : '';
  exchange.tell(`${place}.deprecation.${after ? 'added' : 'removed'}`, {
    ...pair.common,
    message: `${pair.name} is ${after ? 'deprecated now' : 'no longer deprecated'}${end}`,
  });
}
