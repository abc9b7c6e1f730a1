import { expect, test } from '@jest/globals';
import { comparedFolder } from '../../../src/evaluate/events/compared-folder.js';

const folders = ['events', 'events/orders', '../events', '.'];

test.each([
  [['events'], 'events', ['a.json', 'orders/b.json'], []],
  [['./events/'], 'events', ['a.json'], []],
  [['events/a.json'], 'events', ['a.json'], ['b.json']],
  [['events/*.avsc'], 'events', ['a.avsc'], ['a.json', 'orders/a.avsc']],
  [['events/orders', 'events/a.json'], 'events', ['orders/x.json', 'a.json'], ['b.json']],
  [['events', '!events/drafts/**'], 'events', ['a.json'], ['drafts/a.json']],
  [['events', 'schemas/*.json'], '.', ['events/a.json', 'schemas/b.json'], ['schemas/c.avsc']],
  [['../events'], '../events', ['a.json'], []],
  [['../events', 'events'], '..', ['events/a.json'], []],
  [['.'], '.', ['a.json', 'b/c.json'], []],
])('%j is compared in %s', async (patterns, folder, meant, others) => {
  const compared = await comparedFolder(patterns, (path) => folders.includes(path));
  expect(compared.folder).toBe(folder);
  expect(meant.filter((path) => !compared.isMeant(path))).toEqual([]);
  expect(others.filter((path) => compared.isMeant(path))).toEqual([]);
});
