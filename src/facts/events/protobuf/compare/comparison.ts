import type {
  CanRead,
  DifferenceKind,
  SchemaComparison,
  SchemaDifference,
} from '../../compare/schema-difference.js';
import type { EventPlace } from '../../model/index.js';
import type { ProtoEnum, ProtoMessage, ProtoPlace, ProtoType } from '../proto-file.js';

/**
 * What has to go on working, each with what stands before it: the binary encoding; ProtoJSON, which has names; the code that was
 * generated from the schema.
 */
export type ProtobufCategory = 'WIRE' | 'WIRE_JSON' | 'SOURCE';

/** What two versions mean for who reads: `true` where nothing is lost or refused. */
export interface Verdicts {
  readonly backward: CanRead;
  readonly forward: CanRead;
}

export const bothRead: Verdicts = { backward: true, forward: true };
export const noneReads: Verdicts = { backward: false, forward: false };
export const onlyNewReads: Verdicts = { backward: true, forward: false };
export const onlyOldReads: Verdicts = { backward: false, forward: true };
export const unknowable: Verdicts = { backward: 'undecided', forward: 'undecided' };

/** A type with something in it. */
type Declared = ProtoMessage | ProtoEnum;

interface Happened extends Verdicts {
  readonly kind: DifferenceKind;
  readonly path: string;
  /** With the path in front of it: `is gone`. */
  readonly happened: string;
  readonly reason: string;
  readonly wasRequired?: boolean;
  readonly old?: readonly [Declared, ProtoPlace];
  readonly new?: readonly [Declared, ProtoPlace];
}

/** Two types of one role. */
export interface Pair<Type> {
  readonly old: Type;
  readonly after: Type;
  /** To the type, for people. */
  readonly path: string;
}

/** Most pairs of types that are compared. */
const mostPairs = 20_000;

/** One comparison: its category, and what was found. Each pair of types is compared once, wherever it is met. */
export class ProtoComparison {
  readonly #differences: SchemaDifference[] = [];
  readonly #met = new Map<Declared, Set<Declared>>();
  #pairs = 0;
  readonly #open: Pair<ProtoType>[] = [];
  #compared = 0;

  constructor(readonly category: ProtobufCategory) {}

  /** Whether names travel. */
  get hasNames(): boolean {
    return this.category !== 'WIRE';
  }

  get isSource(): boolean {
    return this.category === 'SOURCE';
  }

  add({ kind, path, happened, reason, wasRequired, backward, forward, ...places }: Happened): void {
    this.#differences.push({
      kind,
      path,
      message: `${path === '' ? 'the message' : path} ${happened}: ${reason}`,
      backward,
      forward,
      ...(wasRequired !== undefined && { wasRequired }),
      reason,
      ...(places.old && { old: toPlace(...places.old) }),
      ...(places.new && { new: toPlace(...places.new) }),
    });
  }

  /** Whether a pair is to be compared now: it was not met before, and there are not too many. */
  isFirst({ old, after, path }: Pair<Declared>): boolean {
    const met = this.#met.get(old) ?? new Set();
    if (old === after || met.has(after)) return false;
    this.#met.set(old, met.add(after));
    this.#pairs += 1;
    if (this.#pairs === mostPairs) {
      const happened = 'could not be compared';
      const reason = 'too many types are in each other';
      this.add({ kind: 'undecided', path, happened, reason, ...unknowable });
    }
    return this.#pairs < mostPairs;
  }

  /** Types within others wait for their turn: they may be nested without an end. */
  compareLater(pair: Pair<ProtoType>): void {
    this.#open.push(pair);
  }

  next(): Pair<ProtoType> | undefined {
    const pair = this.#open[this.#compared];
    if (pair) this.#compared += 1;
    return pair;
  }

  result(): SchemaComparison {
    const verdict = (direction: keyof Verdicts): CanRead => {
      const all = this.#differences.map((difference) => difference[direction]);
      return all.includes(false) ? false : all.includes('undecided') ? 'undecided' : true;
    };
    return {
      backward: verdict('backward'),
      forward: verdict('forward'),
      differences: this.#differences,
    };
  }
}

function toPlace({ file }: Declared, { pointer }: ProtoPlace): EventPlace {
  return { document: file.document, pointer };
}
