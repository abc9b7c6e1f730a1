import type { CanRead, DifferenceKind, SchemaDifference } from '../compare/schema-difference.js';
import type { EventPlace } from '../model/event-document.js';

/** Where a comparison has come to. */
export interface Reach {
  readonly path: string;
  readonly wasRequired?: boolean;
  /** Whatever is different here, who has the new schema reads old data in another way: another branch, or a default. */
  readonly readsBackward?: boolean;
  /** The same of the old schema and new data. */
  readonly readsForward?: boolean;
}

interface Described {
  readonly old: EventPlace;
  readonly new: EventPlace;
  /** With the path in front of it: `is gone`. */
  readonly happened: string;
  readonly backward: CanRead;
  readonly forward: CanRead;
  /** In general, or with readers of the old schema (`forward`) and the new one (`backward`) in front of it; `none` where nothing breaks. */
  readonly reason:
    string | { readonly forward?: string; readonly backward?: string; readonly none?: string };
  readonly values?: readonly string[];
  readonly misread?: true;
}

/** The differences of two versions of a schema of Avro. */
export class AvroDifferences {
  private readonly all: SchemaDifference[] = [];

  add(reach: Reach, kind: DifferenceKind, described: Described): void {
    const { path, wasRequired } = reach;
    const backward = reach.readsBackward === true ? true : described.backward;
    const forward = reach.readsForward === true ? true : described.forward;
    const reason = reasonOf({ ...described, backward, forward });
    const { old, new: after, values, misread } = described;
    this.all.push({
      kind,
      path,
      message: `${path === '' ? 'the message' : path} ${described.happened}: ${reason}`,
      backward,
      forward,
      ...(values && { values }),
      ...(wasRequired !== undefined && { wasRequired }),
      reason,
      old: { document: old.document, pointer: old.pointer },
      new: { document: after.document, pointer: after.pointer },
      ...(misread && { misread }),
    });
  }

  /** All of them; a verdict on the whole that none of them accounts for is one more. */
  list(
    whole: Pick<Described, 'old' | 'new' | 'backward' | 'forward'>,
  ): readonly SchemaDifference[] {
    const isTold = (direction: 'backward' | 'forward'): boolean =>
      whole[direction] === true || this.all.some((each) => each[direction] !== true);
    if (!isTold('backward') || !isTold('forward')) {
      const isUndecided = whole.backward === 'undecided' || whole.forward === 'undecided';
      this.add({ path: '' }, isUndecided ? 'undecided' : 'schema-changed', {
        ...whole,
        happened: isUndecided ? 'could not be compared' : 'has another schema',
        reason: isUndecided ? 'it has too many types in each other' : {},
      });
    }
    return this.all;
  }
}

function reasonOf({ backward, forward, reason }: Described): string {
  if (typeof reason === 'string') return reason;
  const breaks = [
    ...(forward === false
      ? [`a consumer that holds the old schema ${reason.forward ?? 'cannot read it'}`]
      : []),
    ...(backward === false
      ? [`a consumer that has the new schema ${reason.backward ?? 'cannot read it'}`]
      : []),
  ];
  if (breaks.length > 0) return breaks.join('; ');
  if (backward === 'undecided' || forward === 'undecided') {
    return 'what it means for readers is not certain';
  }
  return reason.none ?? 'readers of either version take what the other one writes';
}
