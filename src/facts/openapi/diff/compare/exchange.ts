import type { SchemaDirection, SchemaNode, SchemaRelation } from '../../../schema/index.js';
import type { ChangeCollector, ElementChange } from '../change-collector.js';
import type { SchemaPlaceKind } from '../grid/index.js';

/** What one comparison of two contracts shares. */
export interface Comparison {
  readonly changes: ChangeCollector;
  /** Compares values that travel with their types. */
  readonly typed: SchemaRelation;
  /** Compares values that travel as texts: parameters and headers. */
  readonly texts: SchemaRelation;
  readonly now: Date;
}

/** A message of an operation that is compared: who sends it, and where it stands. */
export class Exchange {
  constructor(
    readonly comparison: Comparison,
    /** `METHOD path`. */
    readonly operation: string,
    readonly sender: SchemaDirection,
    /** Whether the server starts it (a webhook or a callback): receivers do not choose what they get. */
    readonly isPushed: boolean,
    readonly at = '',
  ) {}

  /** The same message, further in. */
  within(at: string): Exchange {
    const path = this.at === '' ? at : `${this.at} ${at}`;
    return new Exchange(this.comparison, this.operation, this.sender, this.isPushed, path);
  }

  /** The answer to the message. */
  answer(): Exchange {
    return new Exchange(
      this.comparison,
      this.operation,
      other(this.sender),
      this.isPushed,
      this.at,
    );
  }

  /** Tells a change; the rule without its direction, which is that of the sender. */
  tell(cell: string, change: Omit<ElementChange, 'rule'>): void {
    this.tellOf(this.sender, cell, change);
  }

  tellOf(
    direction: SchemaDirection | 'none',
    cell: string,
    change: Omit<ElementChange, 'rule'>,
  ): void {
    const { operation, at } = this;
    this.comparison.changes.addElement(
      { ...change, rule: `${direction}.${cell}` },
      { operation, at },
    );
  }

  compareSchemas(
    place: SchemaPlaceKind,
    old: SchemaNode | undefined,
    newer: SchemaNode | undefined,
    travels: 'typed' | 'texts' = 'typed',
  ): void {
    if (old === undefined && newer === undefined) return;
    const { changes, [travels]: relation } = this.comparison;
    const { operation, at } = this;
    const found = relation.find(old, newer, this.sender);
    changes.addSchemas(found, place, { operation, at });
  }

  /** Whether values of both schemas, or the member of that name in them, may be lists or objects. */
  mayBothBe(old: SchemaNode | undefined, newer: SchemaNode | undefined, member?: string) {
    return (type: 'array' | 'object') => this.comparison.typed.mayBothBe(type, old, newer, member);
  }
}

function other(sender: SchemaDirection): SchemaDirection {
  return sender === 'request' ? 'response' : 'request';
}
