import { expect, test } from '@jest/globals';
import { findLegacyMentions, traceOf } from '../../../src/facts/joined/find-legacy-mentions.js';
import { loadCompiler } from '../../../src/facts/typescript/compiler.js';
import { parseSource } from '../../../src/facts/typescript/parse.js';

const names = {
  hosts: ['old-db.internal'],
  tables: ['old_shop.orders', 'archive.*'],
  variables: ['LEGACY_DATABASE_URL'],
};

async function mentionsIn(code: string): Promise<readonly string[]> {
  const compiler = await loadCompiler();
  const { sourceFile } = parseSource(compiler, 'a.ts', code);
  const found = findLegacyMentions(compiler, sourceFile, names).map(({ what }) => what);
  // What is not looked into cannot be found.
  if (found.length > 0) expect(traceOf(names)?.test(code)).toBe(true);
  return found;
}

const variable = 'the variable LEGACY_DATABASE_URL';
const host = 'the host old-db.internal';
const orders = 'the table old_shop.orders';
const archive = 'the table archive.*';

test.each([
  ['a variable of the environment', 'connect(process.env.LEGACY_DATABASE_URL)', [variable]],
  ['the same by its text', `config.get('LEGACY_DATABASE_URL')`, [variable]],
  ['the same taken apart', 'const { LEGACY_DATABASE_URL: url } = process.env;', [variable]],
  [
    'another variable',
    `process.env.MY_LEGACY_DATABASE_URL; config.get('LEGACY_DATABASE_URLS')`,
    [],
  ],
  ['a host in an address', `connect('postgres://u@old-db.internal:5432/shop')`, [host]],
  ['a host with a user put in', 'connect(`postgres://${user}@OLD-DB.internal/shop`)', [host]],
  ['other hosts', `connect('x://very-old-db.internal', 'x://old-db.internal.example.test')`, []],
  ['a table of a statement', `q('SELECT 1 FROM old_shop.orders WHERE id = 1')`, [orders]],
  ['a table in quotes', 'q(`update "old_shop"."orders" set x = ${x}`)', [orders]],
  ['a table in brackets', `q('insert into [old_shop].[orders] values (1)')`, [orders]],
  [
    'any table of a schema',
    `q('delete from archive.lines'); q('select 1 from a join archive.b x on 1')`,
    [archive, archive],
  ],
  [
    'other tables',
    `q('select 1 from new.old_shop_orders, old_shop.orders_new'); q('from old_shop.orders2')`,
    [],
  ],
  [
    'a table by its name',
    `knex('old_shop.orders'); @Entity('archive.orders') class A {}`,
    [orders, archive],
  ],
  ['a table of a mapper', `@Entity({ schema: 'old_shop', name: 'orders' }) class A {}`, [orders]],
  ['a schema of a mapper', `@Entity({ schema: 'archive' }) class A {}`, [archive]],
  ['another table of a schema', `@Entity({ schema: 'old_shop', name: 'lines' }) class A {}`, []],
  ['comments', '// LEGACY_DATABASE_URL: select 1 from old_shop.orders\nq(1);', []],
])('%s', async (_, code, expected) => {
  expect(await mentionsIn(code)).toEqual(expected);
});

test('where nothing is named, nothing is looked for', () => {
  expect(traceOf({})).toBeUndefined();
});
