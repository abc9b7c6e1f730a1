/** How one library opens transactions. A package is named as it is imported; `*` at its end stands for the rest. */
export interface TransactionLibrary {
  readonly name: string;
  readonly packages: readonly string[];
  /** Methods that run a callback inside a transaction: `dataSource.transaction(callback)`. */
  readonly callbacks?: readonly string[];
  /** Decorators of methods, or of classes with such methods. */
  readonly decorators?: readonly string[];
  /** Methods after which one is open, on what they are called on (`queryRunner.startTransaction()`) or on what they return (`const t = await sequelize.transaction()`). */
  readonly begins?: readonly string[];
  /** Methods after which it no longer is. */
  readonly ends?: readonly string[];
  /** Nothing else is called so: a call by one of these names opens a transaction of this library whatever it is called on. */
  readonly distinctive?: readonly string[];
}

/** What opens transactions, as data: a library that is not here is added by the parameters of the rule. */
export const transactionLibraries: readonly TransactionLibrary[] = [
  {
    name: 'TypeORM',
    packages: ['typeorm', '@nestjs/typeorm'],
    callbacks: ['transaction'],
    decorators: ['Transaction'],
    begins: ['startTransaction'],
    ends: ['commitTransaction', 'rollbackTransaction'],
  },
  {
    name: 'typeorm-transactional',
    packages: ['typeorm-transactional', 'typeorm-transactional-cls-hooked'],
    callbacks: ['runInTransaction', 'wrapInTransaction'],
    decorators: ['Transactional'],
  },
  {
    name: 'NestJS CLS',
    packages: ['@nestjs-cls/transactional*'],
    callbacks: ['withTransaction'],
    decorators: ['Transactional'],
  },
  {
    name: 'Prisma',
    packages: ['@prisma/client', '.prisma/client'],
    callbacks: ['$transaction'],
    distinctive: ['$transaction'],
  },
  {
    name: 'Knex',
    packages: ['knex', 'objection', '@adonisjs/lucid*'],
    callbacks: ['transaction'],
    begins: ['transaction', 'startTransaction', 'beginGlobalTransaction'],
    ends: ['commit', 'rollback'],
  },
  {
    name: 'Sequelize',
    packages: ['sequelize', 'sequelize-typescript', '@sequelize/*', '@nestjs/sequelize'],
    callbacks: ['transaction'],
    begins: ['transaction', 'startUnmanagedTransaction'],
    ends: ['commit', 'rollback'],
  },
  {
    name: 'MikroORM',
    packages: ['@mikro-orm/*', 'mikro-orm'],
    callbacks: ['transactional'],
    decorators: ['Transactional'],
    begins: ['begin'],
    ends: ['commit', 'rollback'],
  },
  { name: 'Drizzle', packages: ['drizzle-orm*'], callbacks: ['transaction'] },
  {
    name: 'Mongoose',
    packages: ['mongoose', '@nestjs/mongoose', 'mongodb'],
    callbacks: ['transaction', 'withTransaction'],
    begins: ['startTransaction'],
    ends: ['commitTransaction', 'abortTransaction', 'endSession'],
  },
  {
    name: 'Kysely',
    packages: ['kysely'],
    callbacks: ['execute'],
    begins: ['startTransaction'],
    ends: ['commit', 'rollback'],
  },
  {
    name: 'MySQL',
    packages: ['mysql2*', 'mysql', 'promise-mysql', 'mariadb'],
    begins: ['beginTransaction'],
    ends: ['commit', 'rollback'],
  },
  { name: 'pg-promise', packages: ['pg-promise'], callbacks: ['tx', 'txIf'] },
  { name: 'Slonik', packages: ['slonik'], callbacks: ['transaction'] },
  { name: 'Postgres.js', packages: ['postgres'], callbacks: ['begin', 'savepoint'] },
  { name: 'better-sqlite3', packages: ['better-sqlite3'], callbacks: ['transaction'] },
];

/** Methods that take the text of a statement. */
export const statementMethods: readonly string[] = [
  'query',
  'execute',
  'raw',
  'exec',
  'run',
  '$executeRawUnsafe',
  'queryRaw',
];

/** Names of methods that are about transactions even where nothing tells what they are called on. */
export const tellingCallbacks: readonly string[] = [
  'transaction',
  'transactional',
  'withTransaction',
  'inTransaction',
  'runInTransaction',
  'executeInTransaction',
];
