import { describe, expect, test } from '@jest/globals';
import { readEventSchemas } from '../../../src/facts/events/read-event-schemas.js';
import { corpus } from '../corpora.js';

/** Why a problem of a public schema is one; whatever is not listed has to be looked at. */
const explained: readonly (readonly [message: RegExp, why: string])[] = [
  [
    /^the key ".*" stands twice in one mapping/,
    'JSON keeps the last one, and one of both was meant',
  ],
  [
    /^the reference http:\/\/json-schema\.org\/draft-04\/schema# leads to nothing/,
    'a property holds a schema; the schema of schemas is on the network',
  ],
  [
    /^the reference https:\/\/www\.asyncapi\.com\/.*\.avsc leads to nothing/,
    'the payload is on the network alone',
  ],
  [
    /^the type google\.(?:api|rpc|type)\..* is not known/,
    'the file is of another repository, and not in the corpus',
  ],
];

describe.each<[set: string, expected: readonly [files: number, schemas: number, leftOut: number]]>([
  // What is left out are messages, servers and the like in files of their own.
  ['asyncapi-spec', [24, 99, 4]],
  // 49 examples, and four explanations of words.
  ['cdevents', [58, 53, 53]],
  // The catalog of the schemas.
  ['google-cloudevents', [240, 531, 1]],
  // Two of Thrift, one of Protobuf within JSON.
  ['iglu-central', [676, 675, 3]],
  ['octokit-webhooks', [291, 224, 0]],
])('the schemas of %s', (name, [files, schemas, leftOut]) => {
  test('are read, and each problem has its reason', async () => {
    const set = await readEventSchemas('.', { cwd: corpus('events', 'schemas', name) });
    const fields = set.schemas.reduce((sum, schema) => sum + schema.fields.length, 0);
    const reasons = new Map<string, number>();
    for (const { message, location } of set.problems) {
      const [, why = `${location?.uri ?? ''}: ${message}`] =
        explained.find(([pattern]) => pattern.test(message)) ?? [];
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
    const told = [...reasons].map(([why, count]) => `\n  ${String(count)}: ${why}`).join('');
    process.stdout.write(
      `${name}: ${String(set.files.length)} files, ${String(set.schemas.length)} events, ${String(fields)} fields, ${String(set.problems.length)} problems${told}\n`,
    );
    expect([set.files.length, set.schemas.length, set.leftOut]).toEqual([files, schemas, leftOut]);
    const known = new Set(explained.map(([, why]) => why));
    expect([...reasons.keys()].filter((why) => !known.has(why))).toEqual([]);
    for (const schema of set.schemas) {
      expect(schema.document.locate(schema.pointer).region?.startLine).toBeGreaterThan(0);
      const cut = schema.fields.filter(
        (field) => field.cut === 'too-deep' || field.cut === 'too-many',
      );
      expect(cut).toEqual([]);
    }
    expect(new Set(set.schemas.map(({ id }) => id)).size).toBe(set.schemas.length);
  });
});
