import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { diffOpenApi } from '../../../../src/index.js';
import { describeApi, TemporaryRepository } from './repository-of.js';

let team: TemporaryRepository;

beforeAll(async () => {
  // Loads what the first comparison loads.
  await diffOpenApi({ text: describeApi() }, { text: describeApi() });
  team = new TemporaryRepository({
    'old/orders.yaml': describeApi('/orders', '/invoices'),
    'old/pets.yaml': describeApi('/pets'),
    'new/orders.yaml': describeApi('/orders'),
    'new/cats.yaml': describeApi('/cats'),
    'half/orders.yaml': 'openapi: 3.1.0\npaths: {\n',
    'half/pets.yaml': describeApi('/pets'),
  });
});

afterAll(() => {
  team.remove();
});

describe('diffOpenApi of two folders', () => {
  test('tells what changed in each contract, and which are new and gone', async () => {
    const { verdict, changes, problems } = await diffOpenApi('git:main:old', 'new', {
      cwd: team.folder,
    });
    expect({ verdict, problems }).toEqual({ verdict: 'breaking', problems: [] });
    expect(changes.map(({ contract, rule }) => [contract, rule])).toEqual([
      ['orders.yaml', 'request.operation.existence.removed'],
      ['pets.yaml', 'request.contract.existence.removed'],
      ['cats.yaml', 'request.contract.existence.added'],
    ]);
    expect(changes[1]).toMatchObject({
      operations: ['GET /pets'],
      oldLocation: { uri: 'git:main:old/pets.yaml' },
    });
  });

  test('compares the rest where one cannot be read', async () => {
    const { verdict, changes, problems } = await diffOpenApi('old', 'half', { cwd: team.folder });
    expect({ verdict, changes }).toEqual({ verdict: 'possible', changes: [] });
    expect(problems).toMatchObject([
      { code: 'yaml-invalid', location: { uri: 'half/orders.yaml' } },
    ]);
  });

  test('refuses folders of which nothing can be compared', async () => {
    await expect(diffOpenApi('git:nowhere:old', 'new', { cwd: team.folder })).rejects.toThrow(
      /nothing could be compared: git knows no revision "nowhere"/,
    );
  });

  test('compares a text with what the last release has', async () => {
    team.git('tag', 'v1.0.0');
    const text = describeApi('/pets');
    const release = { path: 'git:last-release:old/pets.yaml' };
    const { verdict } = await diffOpenApi(release, { text }, { cwd: team.folder });
    expect(verdict).toBe('none');
  });
});
