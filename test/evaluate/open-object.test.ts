import { expect, test } from '@jest/globals';
import { createObjectOpener } from '../../src/evaluate/open-object.js';

test('objects of several files are opened in turn without reading the files again', async () => {
  const reads: string[] = [];
  const inputs = ['a.yaml', 'b.yaml'].map((uri) => ({
    uri,
    named: true,
    source: 0,
    get bytes() {
      reads.push(uri);
      return Buffer.from(`apiVersion: v1\nkind: ConfigMap\nmetadata: { name: of-${uri} }\n`);
    },
  }));
  const open = createObjectOpener(inputs);
  const names: string[] = [];
  for (const uri of ['a.yaml', 'b.yaml', 'a.yaml', 'b.yaml']) {
    names.push((await open({ uri, document: 0, path: [] })).name);
  }
  expect(names).toEqual(['of-a.yaml', 'of-b.yaml', 'of-a.yaml', 'of-b.yaml']);
  expect(reads).toEqual(['a.yaml', 'b.yaml']);
});
