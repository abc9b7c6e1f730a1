import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { budgetsJsonSchema } from '../../../../../src/facts/kubernetes/connections/budget/budgets-schema.js';
import { readBudgets } from '../../../../../src/facts/kubernetes/connections/budget/read-budgets.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-budgets-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(text: string) {
  writeFileSync(join(folder, 'budgets.yaml'), text);
  return readBudgets('budgets.yaml', folder);
}

async function faultsOf(text: string) {
  const read_ = await read(text);
  if (read_.kind === 'budgets') throw new Error('the budgets were taken');
  return read_.problems.map(({ code, message, hint, location }) => {
    expect(code).toBe('budgets-invalid');
    const { startLine = 0, startColumn = 0 } = location?.region ?? {};
    return [
      `${location?.uri}:${startLine}:${startColumn}`,
      message.replace(/^the file of budgets cannot be used: /, ''),
      hint,
    ];
  });
}

describe('a file of budgets', () => {
  test('is read with the place of each value', async () => {
    const result = await read('databases:\n  orders-db: { max: 200, reserved: 10 }\n');
    expect(result).toMatchObject({
      kind: 'budgets',
      budgets: { databases: { 'orders-db': { max: 200, reserved: 10 } } },
    });
    const { locate } = result as Extract<typeof result, { kind: 'budgets' }>;
    expect(locate?.(['databases', 'orders-db', 'max'])).toMatchObject({
      uri: 'budgets.yaml',
      region: { startLine: 2, startColumn: 16 },
    });
  });

  test.each([
    ['databases: { __proto__: { max: 3 } }\n', '1:1'],
    ['databases: {}\nenvironments: { __proto__: { databases: { a: { max: 3 } } } }\n', '2:1'],
  ])('loses no limit under a name that JavaScript keeps: %j', async (text, place) => {
    const [told] = await faultsOf(text);
    expect(told?.slice(0, 2)).toEqual([
      `budgets.yaml:${place}`,
      '__proto__ is no name that can be used',
    ]);
  });

  test('that names no database reads limits from the manifests', async () => {
    expect(await read('databases: {}\n')).toMatchObject({ kind: 'budgets' });
  });

  test('tells every fault at its place, with what was meant', async () => {
    const text = [
      'databases:',
      '  orders-db: { max: 200, reservd: 10 }',
      '  stock-db: { max: many }',
      '  carts-db: { max: 10, reserved: 10 }',
      'enviroments: {}',
    ];
    expect(await faultsOf(text.join('\n'))).toEqual([
      ['budgets.yaml:2:26', 'there is no databases.orders-db.reservd', 'Did you mean reserved?'],
      ['budgets.yaml:3:15', 'databases.stock-db.max is "many"', 'A whole number.'],
      ['budgets.yaml:5:1', 'there is no enviroments', 'Did you mean environments?'],
    ]);
  });

  test('tells limits that contradict each other', async () => {
    expect(await faultsOf('databases:\n  carts-db: { max: 10, reserved: 10 }\n')).toEqual([
      [
        'budgets.yaml:2:24',
        'databases.carts-db.reserved is 10, and 10 connections are all there are',
        'Reserve fewer than max.',
      ],
    ]);
  });

  test('that is empty is not taken for one without databases', async () => {
    expect(await faultsOf('# later\n')).toEqual([
      [
        'budgets.yaml:1:1',
        'it is empty',
        'To read every limit from the manifests, write databases: {}.',
      ],
    ]);
  });

  test('that is no YAML names the line', async () => {
    const [[place = ''] = []] = await faultsOf('databases:\n  a: {\n');
    expect(place).toMatch(/^budgets\.yaml:3:/);
  });

  test('that does not exist is a problem with what to do', async () => {
    expect(await readBudgets('none.yaml', folder)).toMatchObject({
      kind: 'problems',
      problems: [
        {
          code: 'budgets-invalid',
          hint: 'Name a file with databases by name under the key databases, each with its max.',
        },
      ],
    });
  });
});

test('budgets that are handed over are checked as a file is, and have no place', async () => {
  const budgets = { databases: { 'orders-db': { max: -1 } } };
  expect(await readBudgets(budgets, folder)).toEqual({
    kind: 'problems',
    problems: [
      {
        code: 'budgets-invalid',
        message: 'budgets cannot be used: databases.orders-db.max is -1',
        hint: 'A whole number of at least 1.',
      },
    ],
  });
});

test('the schema for editors is what the code reads by', () => {
  const file = join(
    __dirname,
    '../../../../../src/facts/kubernetes/connections/budgets.schema.json',
  );
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(budgetsJsonSchema())),
  );
});
