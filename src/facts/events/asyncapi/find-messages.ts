import type { FileNode, SchemaFile } from '../../schema/documents/schema-file.js';
import type { EventChannel } from '../model/index.js';
import { bindingsOf, child, entries, extensionsOf, follow, text, withTraits } from './parts.js';

/** A message of an AsyncAPI document, with the ways on which it travels. */
export interface AsyncMessage {
  /** Where it is defined, references followed. */
  readonly node: FileNode;
  /** Under which it is listed. */
  readonly key: string;
  /** The root of the first document that names it. */
  readonly api: FileNode;
  readonly channels: readonly EventChannel[];
  /** What is around it: operations and channels; nearest first. */
  readonly around: readonly FileNode[];
}

export interface FoundMessages {
  readonly messages: readonly AsyncMessage[];
  /** Channels that no message names. */
  readonly channels: readonly EventChannel[];
}

type Direction = NonNullable<EventChannel['direction']>;

/**
 * The messages of documents of AsyncAPI 2 and 3: of channels and operations first, then those that are only defined. A message that
 * several documents name is one.
 */
export function findMessages(files: readonly SchemaFile[]): FoundMessages {
  const messages = new Map<FileNode, KnownMessage>();
  const channels: EventChannel[] = [];
  for (const file of files) {
    const root = file.nodeAt('');
    if (root === undefined) continue;
    const found = new Found(root, messages);
    if (text(root, 'asyncapi')?.startsWith('2')) readVersion2(root, found);
    else readVersion3(root, found);
    for (const [key, node] of entries(child(root, 'components'), 'messages')) found.add(node, key);
    channels.push(...found.emptyChannels());
  }
  return { messages: [...messages].map(([node, known]) => toMessage(node, known)), channels };
}

interface Way {
  readonly channel: FileNode;
  readonly name: string;
  readonly direction?: Direction;
  readonly operation?: FileNode;
}

interface KnownMessage {
  readonly key: string;
  readonly api: FileNode;
  readonly ways: Way[];
}

/** Messages by where they are defined: several channels may carry one. */
class Found {
  private readonly empty = new Map<FileNode, string>();
  private readonly used = new Set<FileNode>();

  constructor(
    private readonly api: FileNode,
    private readonly messages: Map<FileNode, KnownMessage>,
  ) {}

  /** @param way - absent where it is only defined */
  add(written: FileNode, key: string, way?: Way): void {
    const node = follow(written);
    if (node === undefined) return;
    const known = this.messages.get(node) ?? { key, api: this.api, ways: [] };
    this.messages.set(node, known);
    if (way === undefined) return;
    this.used.add(way.channel);
    const isKnown = known.ways.some(
      ({ channel, direction }) => channel === way.channel && direction === way.direction,
    );
    if (!isKnown) known.ways.push(way);
  }

  addChannel(channel: FileNode, name: string): void {
    this.empty.set(channel, name);
  }

  emptyChannels(): readonly EventChannel[] {
    return [...this.empty]
      .filter(([channel]) => !this.used.has(channel))
      .map(([channel, name]) => toChannel({ channel, name }));
  }
}

function toMessage(node: FileNode, { key, api, ways }: KnownMessage): AsyncMessage {
  // What no operation speaks of says nothing where one does.
  const telling = ways.filter(
    (way) =>
      way.direction !== undefined ||
      !ways.some(({ channel, direction }) => channel === way.channel && direction),
  );
  return {
    node,
    key,
    api,
    channels: telling.map((way) => toChannel(way, node)),
    around: telling.flatMap(({ operation, channel }) => [
      ...(operation ? withTraits(operation) : []),
      channel,
    ]),
  };
}

function toChannel({ channel, name, direction, operation }: Way, message?: FileNode): EventChannel {
  const parts = [
    ...(message ? withTraits(message) : []),
    ...(operation ? withTraits(operation) : []),
    channel,
  ];
  return {
    document: channel.document,
    pointer: channel.pointer,
    name,
    ...(direction && { direction }),
    bindings: bindingsOf(parts),
    marks: [...(operation ? withTraits(operation) : []), channel].flatMap(extensionsOf),
  };
}

function readVersion3(root: FileNode | undefined, found: Found): void {
  const names = new Map<FileNode, string>();
  for (const [key, written] of entries(root, 'channels')) {
    const channel = follow(written);
    if (channel === undefined) continue;
    const name = text(channel, 'address') ?? key;
    names.set(channel, name);
    found.addChannel(channel, name);
    for (const [of, message] of entries(channel, 'messages'))
      found.add(message, of, { channel, name });
  }
  const use = (operation: FileNode, holder: FileNode, direction: Direction): void => {
    const channel = follow(child(holder, 'channel'));
    if (channel === undefined) return;
    const name = names.get(channel) ?? text(channel, 'address') ?? lastStep(channel);
    const way: Way = { channel, name, direction, operation };
    const named = entries(holder, 'messages');
    for (const [key, message] of named.length > 0 ? named : entries(channel, 'messages')) {
      found.add(message, named.length > 0 ? keyOf(message) : key, way);
    }
  };
  for (const [, written] of entries(root, 'operations')) {
    const operation = follow(written);
    const action = text(operation, 'action');
    if (!operation || (action !== 'send' && action !== 'receive')) continue;
    use(operation, operation, action);
    const reply = follow(child(operation, 'reply'));
    if (reply) use(operation, reply, action === 'send' ? 'receive' : 'send');
  }
}

/** In AsyncAPI 2 an operation says what others do: they publish what the application receives. */
const directions: readonly (readonly [key: string, direction: Direction])[] = [
  ['publish', 'receive'],
  ['subscribe', 'send'],
];

function readVersion2(root: FileNode | undefined, found: Found): void {
  for (const [name, written] of entries(root, 'channels')) {
    const channel = follow(written);
    if (channel === undefined) continue;
    found.addChannel(channel, name);
    for (const [key, direction] of directions) {
      const operation = follow(child(channel, key));
      const message = child(operation, 'message');
      if (!operation || !message) continue;
      const way: Way = { channel, name, direction, operation };
      const listed = follow(message);
      const some = entries(listed, 'oneOf');
      for (const [, one] of some) found.add(one, keyOf(one), way);
      if (some.length === 0)
        found.add(message, keyOf(message) || (text(operation, 'operationId') ?? name), way);
    }
  }
}

/** The last step of a reference to a message: its name in a list of such. */
function keyOf(written: FileNode): string {
  const target = follow(written);
  if (!target) return '';
  const [, key] = /\/([^/]+)$/.exec(target.pointer) ?? [];
  const isListed =
    /\/messages\/[^/]+$/.test(target.pointer) || target.document !== written.document;
  return isListed && key !== undefined ? key.replaceAll('~1', '/').replaceAll('~0', '~') : '';
}

function lastStep({ pointer }: FileNode): string {
  return pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}
