import { isRecord } from '../../source/is-record.js';
import type { Certainty } from './certainty.js';
import type { InstanceStep } from './instance-step.js';
import { pointerStep } from './json-value.js';
import type { Term } from './part.js';
import type {
  SchemaAspect,
  SchemaChangeKind,
  SchemaDirection,
  SchemaVerdict,
} from './schema-change.js';
import type { SchemaDocument, SchemaNode, SchemaPlace } from './schema-node.js';
import type { SchemaView } from './schema-view.js';
import type { KeywordPlace } from './shape.js';

/** A difference as sets of values see it; who sends the values decides later what it means. */
export interface Difference {
  readonly aspect: SchemaAspect;
  readonly change: SchemaChangeKind;
  /** Whether some value that the old schema admits is refused by the new one. */
  readonly narrows: Certainty;
  /** Whether some value that the old schema refuses is admitted by the new one. */
  readonly widens: Certainty;
  readonly old?: KeywordPlace | SchemaNode | undefined;
  readonly new?: KeywordPlace | SchemaNode | undefined;
  readonly name?: string;
  readonly required?: boolean;
  readonly from?: unknown;
  readonly to?: unknown;
  /** Said of the values alike, whoever sends them; replaces the general reason. */
  readonly because?: string;
  /** A note for people: no value is admitted or refused because of it. */
  readonly note?: boolean;
  /** Steps below the schema that is compared. */
  readonly below?: readonly InstanceStep[];
}

/** What the comparison of one pair of schemas may ask and tell. */
export interface Comparing {
  readonly view: SchemaView;
  readonly direction: SchemaDirection;
  /** Whether undeclared members of open objects count as any value. */
  readonly strict: boolean;
  /** Whether objects are read by the letter everywhere, and not as people mean them. */
  readonly literal: boolean;
  /** Whether an open object may be closed: nobody was promised its undeclared members. */
  readonly lenient: boolean;
  /** Whether everything that is declared travels and readers fill in defaults, as with messages. */
  readonly asMessage: boolean;
  /** Whether values travel as texts. */
  readonly asText: boolean;
  tell(difference: Difference): void;
  /** Compares a part of the instance (a step is given) or a variant of it (none is) as a pair of its own. */
  follow(old: Term, after: Term, step: InstanceStep | undefined, nodes: PairNodes): void;
  /** Whether two schemas are plainly equal, so that nothing could be told of them; false proves nothing. */
  areEqual(old: Term, after: Term): boolean;
  /** Whether `wide` admits every value of `narrow`. */
  covers(wide: Term, narrow: Term, strict?: boolean): Certainty;
}

/** The schemas of a pair as they are written, for places; absent where the side says nothing. */
export interface PairNodes {
  readonly old?: SchemaNode | undefined;
  readonly new?: SchemaNode | undefined;
}

/** The file that holds a keyword or a schema. */
export function documentOf(at: KeywordPlace | SchemaNode): SchemaDocument {
  return 'key' in at ? at.node.document : at.document;
}

/** The keyword where it is written, or its schema where it is not (values gathered from several variants). */
export function placeOf(at: KeywordPlace | SchemaNode): SchemaPlace {
  if (!('key' in at)) return { uri: at.document.uri, pointer: at.pointer };
  const { document, pointer, value } = at.node;
  const written = isRecord(value) && Object.hasOwn(value, at.key);
  return { uri: document.uri, pointer: written ? pointer + pointerStep(at.key) : pointer };
}

/** What a difference means for a party that kept to the old schema. */
export function verdictOf(
  difference: Difference,
  direction: SchemaDirection,
): { readonly verdict: SchemaVerdict; readonly reason: string } {
  const { narrows, widens, because } = difference;
  if (difference.note === true || (narrows === 'no' && widens === 'no' && isSilent(difference))) {
    return { verdict: 'annotation', reason: because ?? 'no value is admitted or refused by it' };
  }
  const hurts = direction === 'request' ? narrows : widens;
  if (hurts === 'yes') {
    return {
      verdict: 'breaking',
      reason:
        because ??
        (direction === 'request'
          ? 'a value that was accepted before is refused now'
          : 'a value can be sent now that was ruled out before'),
    };
  }
  if (hurts === 'maybe') {
    return { verdict: 'possible', reason: because ?? 'the schemas do not hold enough to decide' };
  }
  return {
    verdict: 'compatible',
    reason:
      direction === 'request'
        ? 'every value that was accepted before still is'
        : 'every value that can be sent was possible before',
  };
}

/** Members that come and go in open objects are worth a line although they change no set. */
function isSilent({ aspect }: Difference): boolean {
  return aspect !== 'property' && aspect !== 'variant';
}
