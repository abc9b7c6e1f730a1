import type {
  SchemaComparison,
  SchemaDifference,
} from '../../facts/events/compare/schema-difference.js';
import type {
  EventChannel,
  EventField,
  EventPlace,
  EventSchema,
  Mark,
} from '../../facts/events/model/index.js';
import {
  type Break,
  coverBreaks,
  type CoverContext,
  type CoveredBreak,
  type Element,
  type ElementMarks,
  judgeVersion,
  type LifecycleKeys,
  type LifecyclePolicy,
  type PlanEntry,
  readMarks,
  type VersionJudgement,
  type VersionMarks,
} from '../../facts/lifecycle/index.js';
import type { RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import { classOfDifference, type DifferenceVerdict } from './class-of-difference.js';
import { type DeclaredMode, verdictIn } from './compatibility-of.js';

/** An event with the versions that it is compared with. */
export interface ComparedEvent {
  /** The event of the newer version, or of the older one where it is gone. */
  readonly event: EventSchema;
  readonly old?: EventSchema;
  readonly new?: EventSchema;
  /** Of both versions; of former ones after that where the mode asks for them. */
  readonly comparisons: readonly {
    /** What the older one is called, for people. */
    readonly against: string;
    readonly comparison: SchemaComparison;
  }[];
  readonly mode: DeclaredMode;
  /** Channels of the older version that the newer one does not have. */
  readonly goneChannels: readonly EventChannel[];
  /** What plans may call it. */
  readonly names: readonly string[];
  readonly policy: LifecyclePolicy;
  readonly plans: readonly PlanEntry[];
}

/** A change of an event, the rule that carries it, and whether something makes it acceptable. */
export interface JudgedEventChange {
  readonly rule: RuleId;
  readonly kind: string;
  readonly path: string;
  readonly message: string;
  readonly reason: string;
  readonly verdict: DifferenceVerdict;
  /** The values that came or went. */
  readonly values?: readonly string[];
  readonly backward?: SchemaDifference['backward'];
  readonly forward?: SchemaDifference['forward'];
  readonly fingerprint: string;
  readonly old?: EventPlace;
  readonly new?: EventPlace;
  /** Of one that may break. */
  readonly covered?: CoveredBreak;
}

export interface EventChangesJudgement {
  readonly changes: readonly JudgedEventChange[];
  readonly version?: VersionJudgement;
  /** Something of its shape is another one, whether that breaks or not. */
  readonly isChanged: boolean;
  readonly breaks: readonly Break[];
}

/** Asks of every change of an event which rule carries it, and of what breaks whether it is covered. */
export function judgeEventChanges(compared: ComparedEvent, now: Date): EventChangesJudgement {
  const { event, old, new: newer, policy, names, plans } = compared;
  const told = [...tellDifferences(compared), ...tellGone(compared)];
  const versions = { base: versionOf(old), head: versionOf(newer) };
  const isGone = newer === undefined;
  const covers = policy.covers.filter((kind) => !isGone || kind !== 'version');
  const context: CoverContext = { names, versions, plans, policy: { ...policy, covers }, now };
  const asked = told.filter(({ verdict }) => verdict !== 'compatible');
  const whole = elementOfEvent(event, old, newer, policy.keys);
  const breaks = asked.map((change) => toBreak(change, whole, compared));
  const covered = coverBreaks(breaks, context);
  const coverOf = new Map(asked.map((change, index) => [change, covered[index]]));
  const hasVersion = old?.version !== undefined && newer?.version !== undefined;
  return {
    changes: told.map((change) => {
      const cover = coverOf.get(change);
      return { ...change, ...(cover && { covered: cover }) };
    }),
    ...(hasVersion && { version: judgeVersion(versions, policy.scheme) }),
    isChanged: told.some(({ kind }) => kind !== 'undecided'),
    breaks,
  };
}

function tellDifferences({
  event,
  comparisons,
  mode,
}: ComparedEvent): readonly JudgedEventChange[] {
  const met = new Set<string>();
  const counts = new Map<string, number>();
  return comparisons.flatMap(({ against, comparison: { differences } }, former) =>
    differences.flatMap((difference): readonly JudgedEventChange[] => {
      const { kind, path, message, reason, backward, forward, values = [] } = difference;
      const key = JSON.stringify([kind, path, message]);
      // A former version tells again what the last one told.
      if (former > 0 && met.has(key)) return [];
      met.add(key);
      const rule = classOfDifference(difference);
      const identity = [kind, path, ...values];
      const count = (counts.get(JSON.stringify(identity)) ?? 0) + 1;
      counts.set(JSON.stringify(identity), count);
      return [
        {
          rule,
          kind,
          path,
          message: former === 0 ? message : `${message} (against ${against})`,
          reason,
          verdict: verdictIn(mode.name, difference),
          ...(values.length > 0 && { values }),
          backward,
          forward,
          fingerprint: identify(rule, event, count === 1 ? identity : [...identity, String(count)]),
          ...(difference.old && { old: difference.old }),
          ...(difference.new && { new: difference.new }),
        },
      ];
    }),
  );
}

/** Events and channels that only the older version has. */
function tellGone({
  event,
  new: newer,
  goneChannels,
  mode,
}: ComparedEvent): readonly JudgedEventChange[] {
  const rule: RuleId = 'events-diff/channel-removed';
  const verdict: DifferenceVerdict = mode.name === 'NONE' ? 'compatible' : 'breaking';
  const tell = (kind: string, path: string, message: string, old: EventPlace) => ({
    ...{ rule, kind, path, message, verdict, old },
    reason: 'who waits for it gets nothing any more',
    fingerprint: identify(rule, event, [kind, path]),
  });
  if (newer === undefined) {
    return [tell('event-removed', '', `the event ${event.name} is gone`, event)];
  }
  return goneChannels.map((channel) =>
    tell(
      'channel-removed',
      channel.name,
      `${event.name} no longer travels on the channel ${channel.name}`,
      channel,
    ),
  );
}

function identify(rule: RuleId, event: EventSchema, path: readonly string[]): string {
  return fingerprint({ rule, subject: event.id, path, object: undefined });
}

function toBreak(change: JudgedEventChange, whole: Element, compared: ComparedEvent): Break {
  const { old, new: newer, rule, kind, path, message } = change;
  const place = old ?? newer;
  const root = old === undefined ? compared.new : compared.old;
  const what = change.values ?? memberOf(path, place?.pointer ?? '');
  const isBeside = place !== undefined && place.document.uri !== root?.document.uri;
  return {
    fingerprint: change.fingerprint,
    rule,
    change: kind,
    pointer: place?.pointer ?? '',
    ...(isBeside && { file: place.document.uri }),
    ...(what.length > 0 && { what }),
    message,
    element: path === '' ? whole : elementOfField(path, whole, compared),
    operations: [],
  };
}

/** The field, where its place is that of several: that of a list of what is required. */
function memberOf(path: string, pointer: string): readonly string[] {
  const name =
    path
      .split('.')
      .at(-1)
      ?.replace(/[[\]{}]+$/, '') ?? '';
  const last = pointer.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~');
  return name === '' || name === last ? [] : [name];
}

function elementOfField(
  path: string,
  whole: Element,
  { old, new: newer, policy: { keys } }: ComparedEvent,
): Element {
  const [before, after] = [fieldAt(old, path), fieldAt(newer, path)];
  return {
    kind: 'property',
    name: path,
    ...(before && { base: marksOf(before, before.marks, before.deprecated, keys) }),
    ...(after && { head: marksOf(after, after.marks, after.deprecated, keys) }),
    within: [whole],
  };
}

function fieldAt(event: EventSchema | undefined, path: string): EventField | undefined {
  return event?.fields.find((field) => field.path === path);
}

function elementOfEvent(
  { name }: EventSchema,
  old: EventSchema | undefined,
  newer: EventSchema | undefined,
  keys: LifecycleKeys,
): Element {
  return {
    kind: 'document',
    name: `the event ${name}`,
    ...(old && { base: marksOf(old, old.marks, false, keys) }),
    ...(newer && { head: marksOf(newer, newer.marks, false, keys) }),
    within: [],
  };
}

function marksOf(
  { document, pointer }: EventPlace,
  marks: readonly Mark[],
  deprecated = false,
  keys: LifecycleKeys,
): ElementMarks {
  // The nearest one counts, and it is the first.
  const said = Object.fromEntries(marks.toReversed().map(({ key, value }) => [key, value]));
  const isDeprecated = deprecated || said['x-deprecated'] === true || said['deprecated'] === true;
  return readMarks({ ...said, deprecated: isDeprecated }, document.locate(pointer), keys);
}

function versionOf(event: EventSchema | undefined): VersionMarks {
  const { version } = event ?? {};
  return {
    ...(event && { called: `the version of ${event.name}` }),
    ...(version !== undefined && { version: toSemantic(version) }),
    paths: [],
    servers: [],
    ...(event && { location: event.document.locate(event.pointer) }),
  };
}

/** SchemaVer (`1-0-2`: model, revision, addition) has the order of semantic versions; `v2` is the number 2. */
function toSemantic(version: string): string {
  const bare = version.replace(/^v(?=\d+$)/i, '');
  return /^\d{1,3}-\d+-\d+$/.test(bare) ? bare.replaceAll('-', '.') : bare;
}
