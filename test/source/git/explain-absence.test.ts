import { expect, test } from '@jest/globals';
import { explainAbsence } from '../../../src/source/git/explain-absence.js';
import { Repository } from '../../../src/source/git/repository.js';

/** A repository whose tree lists these entries, whatever is asked. */
class Listed extends Repository {
  constructor(private readonly entries: readonly string[]) {
    super('/', '', '/', false, undefined);
  }

  override run() {
    return Promise.resolve({
      kind: 'done' as const,
      stdout: Buffer.from(this.entries.map((entry) => `${entry}\0`).join('')),
    });
  }
}

test('tells what is elsewhere from what is not there', async () => {
  const id = 'a'.repeat(40);
  const repository = new Listed([
    `160000 commit ${id}\tvendor/pets`,
    `100644 blob ${id}\tapi/orders.yaml`,
  ]);
  const paths = ['vendor/pets/openapi.yaml', 'api/orders.yaml', 'api/nowhere.yaml'];
  const problems = await explainAbsence(repository, 'HEAD', paths, (path) => `git:HEAD:${path}`);
  expect([...problems].map(([path, { message }]) => [path, message])).toEqual([
    ['vendor/pets/openapi.yaml', expect.stringContaining('submodule vendor/pets')],
    ['api/orders.yaml', 'the clone lacks contents of the revision'],
  ]);
});
