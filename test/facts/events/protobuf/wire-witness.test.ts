import { expect, test } from '@jest/globals';
import protobuf from 'protobufjs';
import { compareProtobufFiles } from '../../../../src/facts/events/protobuf/compare/compare-protobuf.js';
import { loadFiles } from '../../../../src/facts/events/protobuf/load-files.js';

// What the comparison says of the binary encoding is tried with messages: where it says that all is read, no message is read otherwise;
// where it says that not all is, there is one.

const numbers = [0, 1, 2, 5, 127, 300];
const bits = (names: string, values: readonly unknown[]) =>
  names.split(' ').map((name) => [name, values] as const);
const samples = new Map<string, readonly unknown[]>([
  ...bits('int32 sint32 sfixed32', [...numbers, -1, -300, 2 ** 31 - 1]),
  ...bits('uint32 fixed32', [...numbers, 2 ** 32 - 1]),
  ...bits('int64 sint64 sfixed64', [...numbers, -1, -300, 2 ** 40]),
  ...bits('uint64 fixed64', [...numbers, 2 ** 40]),
  ...bits('bool', [false, true]),
  ...bits('float double', [0, 1, 2.5, -1]),
  ...bits('string', ['', 'a', 'grün']),
  ...bits('bytes', [[], [97], [255, 254]]),
]);

const types = [...samples.keys()];
const shapes = types.flatMap((type) => [
  { type, text: `optional ${type} a = 1;`, isList: false },
  { type, text: `repeated ${type} a = 1;`, isList: true },
]);
type Shape = (typeof shapes)[number];

const fileOf = ({ text }: Shape) => `message M { ${text} }`;
const parsed = new Map(
  shapes.map((shape) => [shape, protobuf.parse(fileOf(shape)).root.lookupType('M')]),
);

/** The values of a type, those of a list two by two, too. */
function valuesOf({ type, isList }: Shape, fit: (value: unknown) => boolean): readonly unknown[] {
  const single = (samples.get(type) ?? []).filter(fit);
  return isList ? [...single.map((value) => [value]), single.slice(-2)] : single;
}

/** What a reader of one shape makes of a value of another one. */
function isReadAs(value: unknown, writer: Shape, reader: Shape): boolean {
  const [from, to] = [parsed.get(writer), parsed.get(reader)];
  if (from === undefined || to === undefined) throw new Error('no such shape');
  try {
    const read = to.decode(from.encode(from.fromObject({ a: toBytes(value) })).finish());
    return print(to.toObject(read, { longs: String, bytes: Array })['a'] ?? []) === print(value);
  } catch {
    return false;
  }
}

function toBytes(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.every((each) => Array.isArray(each))) return value.map(toBytes);
  return value;
}

/** Numbers, flags and the bytes of texts are one thing to who compares; so are one value and a list of it. */
function print(value: unknown): string {
  const plain = (each: unknown): unknown => {
    if (typeof each === 'string' && !/^-?\d+$/.test(each)) return [...Buffer.from(each)];
    return Array.isArray(each) ? each.map(plain) : Number(each);
  };
  return JSON.stringify([plain(value)].flat(Infinity));
}

/** Whether each type has the value: what does not fit is cut, and the language guide calls that compatible. */
function fitsBoth(one: Shape, other: Shape): (value: unknown) => boolean {
  const texts = (type: string) => type === 'string' || type === 'bytes';
  if (texts(one.type) || texts(other.type)) return () => true;
  const has = ({ type }: Shape, value: unknown) =>
    samples.get(type)?.some((each) => Number(each) === Number(value)) === true;
  return (value) => has(one, value) && has(other, value);
}

test('the verdicts about scalars and lists are those of the encoding', async () => {
  const { files } = await loadFiles(
    shapes.map((shape, index) => ({ uri: `${String(index)}.proto`, text: fileOf(shape) })),
  );
  const versions = shapes.flatMap((shape, index) => {
    const file = files[index];
    return file ? [{ shape, file }] : [];
  });
  const wrong: string[] = [];
  let tried = 0;
  for (const [index, old] of versions.entries()) {
    // The other half is the same with both sides exchanged.
    for (const after of versions.slice(index)) {
      const { backward, forward } = compareProtobufFiles(old.file, after.file, {
        category: 'WIRE',
      });
      for (const [writer, reader, verdict] of [
        [old.shape, after.shape, backward],
        [after.shape, old.shape, forward],
      ] as const) {
        tried += 1;
        const fit = verdict === true ? fitsBoth(writer, reader) : () => true;
        const isRead = valuesOf(writer, fit).every((value) => isReadAs(value, writer, reader));
        if (isRead !== verdict) {
          wrong.push(`${writer.text} read as ${reader.text}: ${String(verdict)}`);
        }
      }
    }
  }
  expect(tried).toBe(30 * 31);
  expect(wrong).toEqual([]);
});
