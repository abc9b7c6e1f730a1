import type { LoadedFile } from './loaded-file.js';
import type { ProtoMessage, ProtoOption } from './proto-file.js';

/** Last names of options that say how a message is called as an event. */
const typeOptions = new Set(['cloud_event_type', 'cloudevent_type', 'event_type', 'event_name']);

/** The name that an option of a message gives to the event. */
export function declaredEventType(message: ProtoMessage): ProtoOption | undefined {
  return message.options.find(
    ({ name, isCustom, value }) =>
      isCustom &&
      typeof value === 'string' &&
      value !== '' &&
      typeOptions.has(name.slice(name.lastIndexOf('.') + 1)),
  );
}

/**
 * The messages of files that are published as they are: those at the top that no other message refers to and no procedure takes or
 * returns, that are no value of an option, and every message that an option calls an event. Of messages that refer to each other in a
 * circle and that nothing else refers to, the first one is taken.
 *
 * @param all - every file that was read, those that were imported too
 */
export function findEvents(
  files: readonly LoadedFile[],
  all: readonly LoadedFile[],
): readonly ProtoMessage[] {
  const references = referencesIn(all);
  const used = usedElsewhere(all);
  for (const [from, targets] of references) {
    for (const target of targets) if (target !== from) used.add(target);
  }
  const candidates = files
    .filter(({ packageName }) => packageName !== 'google.protobuf')
    .flatMap(({ messages }) => messages);
  const isTop = ({ pointer }: ProtoMessage) => pointer.split('/').length === 3;
  const events = new Set(
    candidates.filter(
      (message) =>
        declaredEventType(message) !== undefined || (isTop(message) && !used.has(message)),
    ),
  );
  const reached = new Set(reachableFrom([...events, ...usedElsewhere(all)], references));
  for (const message of candidates) {
    if (!isTop(message) || reached.has(message)) continue;
    events.add(message);
    for (const each of reachableFrom([message], references)) reached.add(each);
  }
  return candidates.filter((message) => events.has(message));
}

/** What each message refers to. */
type References = ReadonlyMap<ProtoMessage, ReadonlySet<ProtoMessage>>;

function referencesIn(files: readonly LoadedFile[]): References {
  const references = new Map<ProtoMessage, Set<ProtoMessage>>();
  const note = (from: ProtoMessage, to: ProtoMessage): void => {
    const targets = references.get(from) ?? new Set();
    references.set(from, targets.add(to));
  };
  for (const file of files) {
    for (const message of file.messages) {
      for (const { typeName } of message.fields) {
        const type = file.resolve(typeName, message.fullName);
        if (type.kind === 'message') note(message, type);
      }
    }
    for (const { extendee, scope, field } of file.extensions) {
      const from = file.resolve(extendee, scope);
      const to = file.resolve(field.typeName, scope);
      if (from.kind === 'message' && to.kind === 'message') note(from, to);
    }
  }
  return references;
}

/** What procedures take and return, and what options have as values. */
function usedElsewhere(files: readonly LoadedFile[]): Set<ProtoMessage> {
  const used = new Set<ProtoMessage>();
  for (const file of files) {
    const options = file.extensions
      .filter(({ extendee, scope }) => file.resolve(extendee, scope).kind !== 'message')
      .map(({ field, scope }) => ({ typeName: field.typeName, scope }));
    for (const { typeName, scope } of [...file.rpcTypes, ...options]) {
      const type = file.resolve(typeName, scope);
      if (type.kind === 'message') used.add(type);
    }
  }
  return used;
}

function reachableFrom(
  starts: readonly ProtoMessage[],
  references: References,
): ReadonlySet<ProtoMessage> {
  const reached = new Set(starts);
  for (const message of reached)
    for (const next of references.get(message) ?? []) reached.add(next);
  return reached;
}
