import type { ParameterStyle } from '../../model/index.js';
import type { ElementChange } from '../change-collector.js';
import type { Exchange } from './exchange.js';

/** How a value becomes a text. */
interface Writing {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved?: boolean;
}

/** The ways in which the two versions write the values of one element. */
export interface WritingPair {
  readonly old: Writing;
  readonly new: Writing;
  /** For people. */
  readonly name: string;
  readonly common: Omit<ElementChange, 'rule' | 'message'>;
  /** Whether values may be lists, or objects, in both versions. */
  readonly mayBe: (type: 'array' | 'object') => boolean;
}

/** Styles that write single values, each in its own way (OpenAPI 3.2, "Style Examples"); for the others the table says n/a. */
const singleStyles: ReadonlySet<ParameterStyle> = new Set([
  'matrix',
  'label',
  'simple',
  'form',
  'cookie',
]);

/** Compares style, explode and reserved characters. */
export function compareWriting(
  place: 'parameter' | 'header' | 'encoding',
  { old, new: newer, name, common, mayBe }: WritingPair,
  exchange: Exchange,
): void {
  const tell = (
    what: 'style' | 'explode',
    message: string,
    verdict?: 'possible' | 'annotation',
  ): void => {
    exchange.tell(`${place}.${what}.changed`, {
      ...common,
      ...(verdict !== undefined && { verdict }),
      message,
      details: { from: old[what], to: newer[what] },
    });
  };
  if (old.style !== newer.style) {
    const message = `${name} is written in style ${newer.style}, not ${old.style} any longer`;
    const hasParts = mayBe('array') || mayBe('object');
    if (hasParts || (singleStyles.has(old.style) && singleStyles.has(newer.style))) {
      tell('style', message);
    } else {
      const doubt = 'OpenAPI does not say how one of them writes single values';
      tell('style', `${message}: ${doubt}`, 'possible');
    }
  } else if (old.explode !== newer.explode) {
    const message = `explode of ${name} is ${String(newer.explode)} now`;
    // "For other types of parameters this field has no effect" (OpenAPI 3.2, `explode`); in style simple, nor has it for lists.
    const matters = mayBe('object') || (old.style !== 'simple' && mayBe('array'));
    if (!matters) tell('explode', `${message}, and its values are written as before`, 'annotation');
    else if (old.style !== 'deepObject') tell('explode', message);
    else tell('explode', `${message}: OpenAPI knows deepObject exploded only`, 'possible');
  }
  if ((old.allowReserved ?? false) !== (newer.allowReserved ?? false)) {
    const isAllowed = newer.allowReserved === true;
    exchange.tell(`${place}.reserved.${isAllowed ? 'allowed' : 'refused'}`, {
      ...common,
      message: `reserved characters in ${name} ${isAllowed ? 'may stand as they are' : 'must be encoded'}`,
    });
  }
}
