import type { CanRead } from '../../facts/events/compare/schema-difference.js';
import type { ConceptKind } from '../../facts/events/conventions/find-concept.js';
import type { VersionJudgement } from '../../facts/lifecycle/index.js';
import type { RuleId } from '../../report/index.js';
import type { DifferenceVerdict } from './class-of-difference.js';
import type { DeclaredMode } from './compatibility-of.js';
import type { JudgedEventChange } from './judge-changes.js';

/** What happened to an event since its older version, as policies read it: `input.event_changes[id]`. */
export interface EventChangesFacts {
  readonly id: string;
  readonly name: string;
  /** What is known of the older version: `absent` where the event is new. */
  readonly base: { readonly name: string; readonly state: 'read' | 'absent' | 'unreadable' };
  /** Both versions were read, or the event is gone. */
  readonly compared: boolean;
  readonly isGone: boolean;
  readonly mode: DeclaredMode;
  /** Absent where one version declares none. */
  readonly version?: Pick<VersionJudgement, 'outcome' | 'message' | 'hint' | 'isFault'>;
  /** Something of its shape is another one, whether that breaks or not. */
  readonly isChanged: boolean;
  /** By what an event is told from others of its kind; absent where the older version has no such field, or is all there is. */
  readonly identity?: IdentityFacts;
  /** By the rule that carries their finding. A rule that is off has none: what it stands for may break. */
  readonly changes: Readonly<Record<RuleId, readonly EventChangeFacts[]>>;
}

/** The field with the id of an event, in both versions. */
export interface IdentityFacts {
  readonly isAudit: boolean;
  readonly old: IdentityPart;
  /** Absent where the newer version has none. */
  readonly new?: IdentityPart;
}

export interface IdentityPart {
  readonly path: string;
  readonly kind: ConceptKind;
  /** Every message has it. */
  readonly isRequired: boolean;
}

/** A change of an event as policies read it. */
export interface EventChangeFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly kind: string;
  /** The field, from the top; empty for the whole. */
  readonly path: string;
  readonly message: string;
  readonly reason: string;
  /** By the mode that is declared. */
  readonly verdict: DifferenceVerdict;
  readonly backward?: CanRead;
  readonly forward?: CanRead;
  /** Of its finding. */
  readonly fingerprint: string;
  /** Why it is acceptable; absent where nothing makes it so. */
  readonly cover?: { readonly kind: string; readonly message: string };
  /** A waiver accepts its finding. */
  readonly waived?: true;
  /** Why what might have made it acceptable does not. */
  readonly refusals: readonly {
    readonly kind: string;
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }[];
}

export function toEventChangeFacts(id: string, change: JudgedEventChange): EventChangeFacts {
  const { kind, path, message, reason, verdict, backward, forward, fingerprint, covered } = change;
  return {
    ...{ id, kind, path, message, reason, verdict, fingerprint },
    ...(backward !== undefined && { backward }),
    ...(forward !== undefined && { forward }),
    ...(covered?.cover && { cover: { kind: covered.cover.kind, message: covered.cover.message } }),
    refusals: (covered?.refusals ?? []).map((refusal) => {
      return {
        ...{ kind: refusal.kind, code: refusal.code },
        ...{ message: refusal.message, hint: refusal.hint },
      };
    }),
  };
}

/** The facts once some findings, by their fingerprints, are waived. */
export function waiveEventChanges(
  events: ReadonlyMap<string, EventChangesFacts>,
  waived: ReadonlySet<string>,
): ReadonlyMap<string, EventChangesFacts> {
  const waive = (change: EventChangeFacts): EventChangeFacts =>
    waived.has(change.fingerprint) ? { ...change, waived: true } : change;
  return new Map(
    [...events].map(([id, event]) => {
      const changes = Object.entries(event.changes).map(
        ([rule, own]) => [rule, own.map(waive)] as const,
      );
      return [id, { ...event, changes: Object.fromEntries(changes) }];
    }),
  );
}
