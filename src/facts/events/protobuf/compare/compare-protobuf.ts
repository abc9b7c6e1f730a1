import type { SchemaComparison } from '../../compare/schema-difference.js';
import type { NativeSchema } from '../../model/index.js';
import type { ProtoFile, ProtoMessage } from '../proto-file.js';
import { compareTypes } from './compare-types.js';
import { noneReads, ProtoComparison, type ProtobufCategory } from './comparison.js';
import { relativeName } from './relate-types.js';

/** How versions in Protobuf are compared. */
export interface ProtobufReadingOptions {
  /** What has to go on working; `WIRE_JSON` unless told. */
  readonly category?: ProtobufCategory | undefined;
}

type ProtobufSchema = Extract<NativeSchema, { readonly format: 'protobuf' }>;

/** Compares two versions of one event, with all that it holds. */
export function compareProtobuf(
  old: ProtobufSchema,
  after: ProtobufSchema,
  { category = 'WIRE_JSON' }: ProtobufReadingOptions = {},
): SchemaComparison {
  const comparison = new ProtoComparison(category);
  const [from, to] = [messageOf(old), messageOf(after)];
  compareWholeNames(comparison, from, to);
  compareTypes(comparison, { old: from, after: to, path: '' });
  return comparison.result();
}

/** The reader of this room made the schema, and nobody else makes any: its file is one of this room, and has the message. */
function messageOf({ file, message }: ProtobufSchema): ProtoMessage {
  const found = (file as ProtoFile).messages.find(({ fullName }) => fullName === message);
  if (found === undefined) throw new Error(`no message ${message}`);
  return found;
}

/** Any, registries and topics name events by their full names. */
function compareWholeNames(
  comparison: ProtoComparison,
  old: ProtoMessage,
  after: ProtoMessage,
): void {
  if (old.fullName === after.fullName) return;
  comparison.add({
    kind: 'name-changed',
    path: '',
    happened: `is called ${after.fullName}, and was ${old.fullName}`,
    ...noneReads,
    reason: 'consumers find it by its full name',
    old: [old, old],
    new: [after, after],
  });
}

/** Compares two versions of a file: every message at its top that is there in both by its name without the package. */
export function compareProtobufFiles(
  old: ProtoFile,
  after: ProtoFile,
  { category = 'WIRE_JSON' }: ProtobufReadingOptions = {},
): SchemaComparison {
  const comparison = new ProtoComparison(category);
  const newMessages = new Map(after.messages.map((message) => [relativeName(message), message]));
  const newEnums = new Map(after.enums.map((each) => [relativeName(each), each]));
  const used = new Set(
    old.messages.flatMap(({ fields, fullName }) =>
      fields.map(({ typeName }) => old.resolve(typeName, fullName)),
    ),
  );
  const isWhole = (type: ProtoMessage) => isTop(type.pointer) && !used.has(type);
  const isOne = old.messages.filter(isWhole).length === 1;
  const [first] = old.messages;
  const [firstNow] = after.messages;
  if (old.packageName !== after.packageName && first && firstNow) {
    comparison.add({
      kind: 'name-changed',
      path: '',
      happened: `is in the package "${after.packageName}", and was in "${old.packageName}"`,
      ...noneReads,
      reason: 'consumers find it by its full name',
      old: [first, { pointer: '/package' }],
      new: [firstNow, { pointer: '/package' }],
    });
  }
  const isPart = (message: ProtoMessage) => !isWhole(message);
  // What others hold is told where they hold it.
  for (const message of [...old.messages.filter(isWhole), ...old.messages.filter(isPart)]) {
    const next = newMessages.get(relativeName(message));
    const path = isOne && isWhole(message) ? '' : relativeName(message);
    if (next) compareTypes(comparison, { old: message, after: next, path });
    else if (isWhole(message) || comparison.isSource) {
      comparison.add({
        kind: 'schema-changed',
        path: relativeName(message),
        happened: 'is gone',
        ...noneReads,
        reason:
          'consumers that hold the old schema wait for it, and those of the new one cannot read it',
        old: [message, message],
      });
    }
  }
  for (const each of old.enums) {
    const next = newEnums.get(relativeName(each));
    if (next) compareTypes(comparison, { old: each, after: next, path: relativeName(each) });
  }
  return comparison.result();
}

function isTop(pointer: string): boolean {
  return pointer.split('/').length === 3;
}
