import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readProtobuf } from '../../../src/facts/events/protobuf/read-protobuf.js';
import { openFolder } from '../../../src/source/file-tree.js';
import { corpus, filesOf } from '../corpora.js';

const root = corpus('events', 'schemas', 'google-cloudevents');
const paths = filesOf(root)
  .filter((path) => path.endsWith('.proto'))
  .toSorted();

test('reads every .proto file of google-cloudevents', async () => {
  const sources = paths.map((path) => ({
    uri: path,
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
  const { schemas, problems } = await readProtobuf(sources, {
    tree: openFolder('.', { cwd: root }),
  });
  const unexpected = problems.filter(({ code }) => code !== 'reference-unresolved');
  const fields = schemas.reduce((sum, schema) => sum + schema.fields.length, 0);
  // Every event type that a line of the files names, by a plain search of the texts.
  const declared = sources.flatMap(({ text }) =>
    [...text.matchAll(/^\s*option \(google\.events\.cloud_event_type\)\s*=\s*"([^"]+)";/gm)].map(
      ([, name]) => name,
    ),
  );
  const named = schemas.filter(({ nameFrom }) => nameFrom === 'type-constant');
  const lines = [
    `${String(paths.length)} files of Protobuf: ${String(schemas.length)} events with ${String(fields)} fields`,
    `named by an option: ${String(named.length)} of ${String(declared.length)}`,
    ...problems.map(
      ({ message, location }) =>
        `${String(location?.uri)}:${String(location?.region?.startLine)} ${message}`,
    ),
  ];
  process.stdout.write(`\n${lines.join('\n  ')}\n`);
  expect(paths).toHaveLength(98);
  // The corpus has no files of google/rpc, google/type and google/api.
  expect(unexpected).toEqual([]);
  expect(
    problems.filter(({ message }) => !/the import "google\/(?:rpc|type|api)\//.test(message)),
  ).toEqual([]);
  expect(named.map(({ name }) => name).toSorted()).toEqual(declared.toSorted());
});
