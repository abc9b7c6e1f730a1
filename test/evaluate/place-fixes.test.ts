import { expect, test } from '@jest/globals';
import { placeFixes } from '../../src/evaluate/place-fixes.js';
import { openObjects } from '../../src/facts/kubernetes/index.js';
import type { PatchOperation } from '../../src/report/index.js';
import { createRedactor, NodeCache, readManifestText } from '../../src/source/index.js';

const text =
  'apiVersion: v1\nkind: Secret\nmetadata: {name: web}\nstringData: {key: hunter2hunter2}\n';

function place(uri: string, operation: PatchOperation) {
  const [document] = readManifestText(uri, Buffer.from(text)).documents;
  const [object] = document ? openObjects(document).objects : [];
  if (object === undefined) throw new Error('no object');
  const context = { redact: createRedactor(['hunter2hunter2']), nodes: new NodeCache() };
  return placeFixes([{ title: 'do it', patch: [operation] }], object, context);
}

const immutable: PatchOperation = { op: 'add', path: '/immutable', value: true };

test('a fix of a file has edits', () => {
  expect(place('web.yaml', immutable)).toMatchObject([{ edits: [{ text: '\nimmutable: true' }] }]);
});

test('a fix of the standard input has a preview alone', () => {
  const [fix] = place('stdin', immutable);
  expect(fix).toMatchObject({ patch: [immutable], preview: [{ oldStart: 1 }] });
  expect(fix).not.toHaveProperty('edits');
});

test('a fix that does not apply is left out', () => {
  expect(place('web.yaml', { op: 'remove', path: '/immutable' })).toEqual([]);
});

test('a fix that would repeat a secret is left out', () => {
  const value = 'x-hunter2hunter2';
  expect(place('web.yaml', { op: 'add', path: '/metadata/namespace', value })).toEqual([]);
});
