import { describe, expect, test } from '@jest/globals';
import { findTransactionScopes } from '../../../../src/facts/modules/transactions/find-scopes.js';
import {
  createVocabulary,
  type TransactionSettings,
} from '../../../../src/facts/modules/transactions/transaction-settings.js';
import { traceCode } from '../trace-code.js';

/** Each scope with the calls inside of it. */
async function scopesOf(text: string, settings?: TransactionSettings) {
  const { compiler, tracer, trees, files } = await traceCode({ 'a.ts': text });
  const vocabulary = createVocabulary(settings);
  return findTransactionScopes(files, files, { compiler, tracer, trees, vocabulary }).map(
    ({ symbol, form, library, isCertain, sites }) => ({
      ...{ symbol, form, library, isCertain },
      calls: sites.map(({ call, isDeferred }) => {
        const name = call.expression.getText();
        return isDeferred ? `later ${name}` : name;
      }),
    }),
  );
}

describe('callbacks', () => {
  test.each([
    [
      'TypeORM',
      `import { DataSource } from 'typeorm'; class S { constructor(private db: DataSource) {} run() { return this.db.transaction(async (m) => { await go(); }); } }`,
    ],
    [
      'TypeORM',
      `import { getManager } from 'typeorm'; function run() { return getManager().transaction('SERIALIZABLE', async (m) => go()); }`,
    ],
    [
      'TypeORM',
      `import { EntityManager } from 'typeorm'; function run(em: EntityManager) { const open = em; return open.transaction(async () => go()); }`,
    ],
    [
      'Prisma',
      `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); export const run = () => prisma.$transaction(async (tx) => { go(); }, { timeout: 5 });`,
    ],
    [
      'Prisma',
      `import { db } from './lost'; export const run = () => db.$transaction(async (tx) => { go(); });`,
    ],
    [
      'Knex',
      `import knex from 'knex'; const db = knex({}); async function run() { await db.transaction(async (trx) => { go(); }); }`,
    ],
    [
      'Sequelize',
      `import * as orm from 'sequelize'; const db = new orm.Sequelize(''); const run = () => db.transaction({}, async (t) => { go(); });`,
    ],
    [
      'MikroORM',
      `import type { EntityManager } from '@mikro-orm/core'; const run = (em: EntityManager) => em.fork().transactional(async (inner) => { go(); });`,
    ],
    [
      'Drizzle',
      `import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle(); const run = () => db.transaction(async (tx) => { go(); });`,
    ],
    [
      'Mongoose',
      `import mongoose from 'mongoose'; const run = async () => { const session = await mongoose.startSession(); await session.withTransaction(async () => { go(); }); };`,
    ],
    [
      'Kysely',
      `import { Kysely } from 'kysely'; const db = new Kysely({}); const run = () => db.transaction().setIsolationLevel('x').execute(async (trx) => { go(); });`,
    ],
    [
      'typeorm-transactional',
      `import { runInTransaction as inside } from 'typeorm-transactional'; const run = () => inside(async () => { go(); });`,
    ],
    [
      'pg-promise',
      `import pgp from 'pg-promise'; const db = pgp()(''); const run = () => db.tx('name', async (t) => { go(); });`,
    ],
    [
      'Postgres.js',
      `import postgres from 'postgres'; const sql = postgres(''); const run = () => sql.begin(async (tx) => { go(); });`,
    ],
  ])('%s opens one', async (library, text) => {
    const [scope, ...others] = await scopesOf(text);
    expect(others).toEqual([]);
    expect(scope).toMatchObject({ form: 'callback', library, isCertain: true, calls: ['go'] });
    expect(scope?.symbol).toMatch(/^(?:S\.)?run$/);
  });

  test.each([
    [
      'a method of the repository that has the name by chance',
      `class Payments { transaction(work: () => void) { log(work); } } const run = (p: Payments) => p.transaction(() => { go(); });`,
    ],
    [
      'a package that is about something else',
      `import * as Sentry from '@sentry/node'; const run = () => { const t = Sentry.startTransaction({}); go(); t.finish(); };`,
    ],
    [
      'something unknown that takes no transaction',
      `const run = (payments: any) => payments.transaction((amount) => { go(); });`,
    ],
    [
      'the array form of Prisma',
      `import { PrismaClient } from '@prisma/client'; const p = new PrismaClient(); const run = () => p.$transaction([p.a.create(), p.b.create()]);`,
    ],
    [
      'execute of something else',
      `const run = (bus: any) => bus.execute(async (transaction) => { go(); });`,
    ],
  ])('%s opens none', async (_, text) => {
    expect(await scopesOf(text)).toEqual([]);
  });

  test('what nothing is known of opens one by its name and shape, with less certainty', async () => {
    expect(
      await scopesOf('const run = (ctx: any) => ctx.db.transaction(async (tx) => { go(); });'),
    ).toEqual([
      { symbol: 'run', form: 'callback', library: 'a database', isCertain: false, calls: ['go'] },
    ]);
  });

  test('a function that hands its callback over opens one where it is called', async () => {
    const text = `
      import { DataSource } from 'typeorm';
      class Unit {
        constructor(private db: DataSource) {}
        within(work: () => Promise<void>) { return this.db.transaction(async (m) => work()); }
        also(work: () => Promise<void>) { return this.within(work); }
      }
      class S { constructor(private unit: Unit) {} place() { return this.unit.also(async () => { go(); }); } }`;
    expect((await scopesOf(text)).map(({ symbol, calls }) => [symbol, calls])).toEqual([
      ['Unit.within', ['work']],
      ['S.place', ['go']],
    ]);
  });

  test('a named function is followed', async () => {
    const text = `
      import { PrismaClient } from '@prisma/client';
      const p = new PrismaClient();
      async function work() { go(); }
      const run = () => p.$transaction(work);`;
    expect((await scopesOf(text))[0]?.calls).toEqual(['go']);
  });

  test('a project names its own', async () => {
    const text = `const run = (unit: any) => unit.inUnitOfWork(async () => { go(); });`;
    expect(await scopesOf(text, { callbacks: ['inUnitOfWork'] })).toMatchObject([
      { library: 'this project', isCertain: true, calls: ['go'] },
    ]);
  });
});

describe('decorators', () => {
  test.each([
    [
      'of a method',
      `import { Transactional } from 'typeorm-transactional'; class S { @Transactional() async place() { await go(); } read() {} }`,
    ],
    [
      'under another name',
      `import { Transactional as Tx } from '@nestjs-cls/transactional'; class S { @Tx() async place() { await go(); } read() {} }`,
    ],
    [
      'of a class',
      `import { Transactional } from '@mikro-orm/core'; @Transactional() class S { async place() { await go(); } }`,
    ],
  ])('%s open one', async (_, text) => {
    expect(await scopesOf(text)).toMatchObject([
      { symbol: 'S.place', form: 'decorator', isCertain: true, calls: ['go'] },
    ]);
  });

  test('of the repository open one with less certainty', async () => {
    const text = `import { Transactional } from './decorators'; class S { @Transactional() async place() { await go(); } }`;
    expect(await scopesOf(text)).toMatchObject([{ form: 'decorator', isCertain: false }]);
  });
});

describe('regions', () => {
  const typeorm = (body: string) =>
    `import { DataSource } from 'typeorm'; async function run(db: DataSource) { const qr = db.createQueryRunner(); ${body} }`;

  test.each([
    [
      'calls before the begin and after the commit are outside',
      'before(); await qr.startTransaction(); inside(); await qr.commitTransaction(); after();',
      ['inside', 'qr.commitTransaction'],
    ],
    [
      'a rollback in catch ends it',
      'await qr.startTransaction(); try { inside(); await qr.commitTransaction(); } catch (e) { held(); await qr.rollbackTransaction(); free(); } finally { await qr.release(); } after();',
      ['inside', 'qr.commitTransaction', 'held', 'qr.rollbackTransaction'],
    ],
    [
      'finally without a rollback holds it open',
      'await qr.startTransaction(); try { inside(); await qr.commitTransaction(); } finally { held(); }',
      ['inside', 'qr.commitTransaction', 'held'],
    ],
    [
      'one branch that begins',
      'if (big) { await qr.startTransaction(); } inside(); await qr.commitTransaction(); after();',
      ['inside', 'qr.commitTransaction'],
    ],
    [
      'an early return',
      'await qr.startTransaction(); if (none) { await qr.rollbackTransaction(); outside(); return; } inside(); await qr.commitTransaction();',
      ['qr.rollbackTransaction', 'inside', 'qr.commitTransaction'],
    ],
    [
      'a loop',
      'for (const x of xs) { outside(); await qr.startTransaction(); inside(); await qr.commitTransaction(); }',
      ['inside', 'qr.commitTransaction'],
    ],
    [
      'a loop that leaves it open',
      'for (const x of xs) { held(); await qr.startTransaction(); }',
      ['held'],
    ],
    [
      'a switch',
      'await qr.startTransaction(); switch (x) { case 1: await qr.commitTransaction(); free(); break; default: inside(); } held();',
      ['qr.commitTransaction', 'inside', 'held'],
    ],
    [
      'a timer',
      'await qr.startTransaction(); setTimeout(() => { inside(); }, 1); await qr.commitTransaction();',
      ['setTimeout', 'later inside', 'qr.commitTransaction'],
    ],
  ])('%s', async (_, body, calls) => {
    const [scope] = await scopesOf(typeorm(body));
    expect(scope).toMatchObject({ form: 'region', library: 'TypeORM', isCertain: true });
    expect(scope?.calls.filter((name) => name !== 'qr.release')).toEqual(calls);
  });

  test.each([
    [
      'Knex',
      `import knex from 'knex'; const db = knex({}); async function run() { const trx = await db.transaction(); inside(); await trx.commit(); after(); }`,
    ],
    [
      'Sequelize',
      `import { Sequelize } from 'sequelize'; const db = new Sequelize(''); async function run() { let t; t = await db.transaction(); inside(); await t.commit(); after(); }`,
    ],
    [
      'Mongoose',
      `import mongoose from 'mongoose'; async function run() { const s = await mongoose.startSession(); s.startTransaction(); inside(); await s.commitTransaction(); after(); }`,
    ],
    [
      'SQL',
      `import { Pool } from 'pg'; const pool = new Pool(); async function run() { const client = await pool.connect(); await client.query('BEGIN'); inside(); await client.query('COMMIT'); after(); }`,
    ],
    [
      'MySQL',
      `import mysql from 'mysql2/promise'; async function run() { const c = await mysql.createConnection({}); await c.beginTransaction(); inside(); await c.commit(); after(); }`,
    ],
    [
      'MikroORM',
      `import { EntityManager } from '@mikro-orm/core'; async function run(em: EntityManager) { await em.begin(); inside(); await em.commit(); after(); }`,
    ],
    [
      'Kysely',
      `import { Kysely } from 'kysely'; const db = new Kysely({}); async function run() { const trx = await db.startTransaction().execute(); inside(); await trx.commit().execute(); after(); }`,
    ],
  ])('of %s', async (library, text) => {
    const scopes = await scopesOf(text);
    expect(scopes).toMatchObject([{ symbol: 'run', form: 'region', library, isCertain: true }]);
    expect(scopes[0]?.calls.filter((name) => /^\w+$/.test(name))).toEqual(['inside']);
  });

  test('a function that calls what it is given between begin and commit opens one where it is called', async () => {
    const scopes = await scopesOf(`
      import { Pool, type PoolClient } from 'pg';
      class Database {
        private readonly pool = new Pool();
        async transaction<R>(before: () => void, work: (client: PoolClient) => Promise<R>) {
          before();
          const client = await this.pool.connect();
          await client.query('BEGIN');
          const result = await work(client);
          await client.query('COMMIT');
          return result;
        }
      }
      async function place(database: Database) {
        await database.transaction(() => outside(), async () => inside());
      }`);
    expect(scopes).toMatchObject([
      { symbol: 'Database.transaction', form: 'region', isCertain: true },
      { symbol: 'place', form: 'callback', isCertain: true, calls: ['inside'] },
    ]);
  });

  test('what nothing is known of is one where it ends like one', async () => {
    const begun = 'async function run(x: any) { await x.startTransaction(); inside();';
    expect(await scopesOf(`${begun} }`)).toEqual([]);
    expect(await scopesOf(`${begun} await x.commitTransaction(); }`)).toMatchObject([
      { form: 'region', isCertain: false, calls: ['inside', 'x.commitTransaction'] },
    ]);
  });
});
