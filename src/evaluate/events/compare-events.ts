import { EventSchemaComparison } from '../../facts/events/compare/compare-event-schemas.js';
import type { EventSchema } from '../../facts/events/model/index.js';
import { declaredMode, isTransitive } from './compatibility-of.js';
import type { EventChangesFacts } from './event-change-facts.js';
import type { ComparedEvent } from './judge-changes.js';
import { type EventPair, pairEvents } from './pair-events.js';
import { partOf } from './part-of.js';
import type { ReadEventSource } from './read-events.js';
import type { FormerVersion } from './read-former.js';

/** An event with what is known of its older version. */
export interface EventWithBase {
  readonly base: EventChangesFacts['base'];
  readonly compared: ComparedEvent;
}

/** Compares every event of a source with its older versions. Without one nothing is compared. */
export function compareEvents(read: ReadEventSource): readonly EventWithBase[] {
  const { base, history, source } = read;
  if (base === undefined) return [];
  const { openObjects, protobuf } = source;
  const comparisons = [base, ...history].map(
    () => new EventSchemaComparison({ ...(openObjects && { openObjects }), protobuf }),
  );
  const former = history.map((version) => {
    const pairs = pairWith(version, read).filter((pair) => pair.new !== undefined);
    return { version, of: new Map(pairs.map((pair) => [pair.new, pair.old])) };
  });
  return pairWith(base, read).flatMap((pair): readonly EventWithBase[] => {
    const { old, new: newer } = pair;
    if (old !== undefined && newer === undefined && !isGone(old, base, read)) return [];
    const event = newer ?? (old && renameGone(old, base, read));
    if (event === undefined) return [];
    const mode = declaredMode(old ?? event, source.mode);
    const isHeld = isTransitive(mode.name);
    const versions = [
      { old, name: base.name },
      ...(isHeld ? former : []).map(({ version, of }) => {
        return { old: of.get(newer), name: version.name };
      }),
    ];
    return [
      {
        base: { name: base.name, state: stateOf(pair, base, read) },
        compared: {
          event,
          ...(old && { old }),
          ...(newer && { new: newer }),
          comparisons: versions.flatMap((each, index) => {
            const comparison = newer && each.old && comparisons[index]?.compare(each.old, newer);
            return comparison ? [{ against: each.name, comparison }] : [];
          }),
          mode: isHeld && history.length === 0 ? { ...mode, lacksHistory: true } : mode,
          goneChannels: newer && old ? findGoneChannels(old, newer) : [],
          names: namesOf(event, read),
          policy: read.policy,
          plans: read.plans,
        },
      },
    ];
  });
}

function pairWith(version: FormerVersion, read: ReadEventSource): readonly EventPair[] {
  const renamed = new Map([...version.renamed, ...Object.entries(read.source.renamed ?? {})]);
  return pairEvents(version, read, renamed);
}

/** What could not be read is not gone; nor is a schema to which others refer now, so that it is no event of its own. */
function isGone(old: EventSchema, base: FormerVersion, read: ReadEventSource): boolean {
  const path = base.pathOf(old.document.uri);
  if (read.isUnread(path)) return false;
  const isThere = read.files.some(({ uri }) => read.pathOf(uri) === path);
  return !isThere || partOf(old) !== '';
}

/** What is gone is called as it would be called now. */
function renameGone(old: EventSchema, base: FormerVersion, read: ReadEventSource): EventSchema {
  return { ...old, id: `${read.uriOf(base.pathOf(old.document.uri))}${partOf(old)}` };
}

function stateOf(
  { old, new: newer }: EventPair,
  base: FormerVersion,
  read: ReadEventSource,
): EventChangesFacts['base']['state'] {
  if (old !== undefined) return 'read';
  const path = newer && read.pathOf(newer.document.uri);
  return path !== undefined && base.isUnread(path) ? 'unreadable' : 'absent';
}

function findGoneChannels(old: EventSchema, newer: EventSchema): EventSchema['channels'] {
  const names = new Set(newer.channels.map(({ name }) => name));
  return old.channels.filter(({ name }) => !names.has(name));
}

function namesOf(event: EventSchema, { pathOf }: ReadEventSource): readonly string[] {
  const { id, name, document } = event;
  return [...new Set([id, name, document.uri, pathOf(document.uri), id.split('#')[0] ?? id])];
}
