import { describe, expect, test } from '@jest/globals';
import { callsIn, type Files, trace } from './traced.js';

const orders = `
export class Base { close() {} }
export class Orders extends Base {
  constructor() { super(); }
  save() {}
  static all() {}
  find = () => {};
}`;

const port = `export interface OrderPort { save(): void }`;

/** What a call in `src/a.ts` may run: `src/orders.ts#Orders.save`, with `may`, and the position of what is handed over. */
async function calleesOf(callee: string, files: Files): Promise<readonly string[]> {
  const traced = await trace({ 'src/orders.ts': orders, 'src/port.ts': port, ...files });
  const call = callsIn(traced, 'src/a.ts').get(callee);
  if (call === undefined) throw new Error(`${callee} is not called`);
  return traced.tracer
    .calleesOf(call)
    .map(({ file, name, certainty, argument }) =>
      [
        ...(certainty === 'may' ? ['may'] : []),
        `${file}#${name}`,
        ...(argument === undefined ? [] : [`argument ${argument}`]),
      ].join(' '),
    );
}

const imported = `import { Orders } from './orders';`;

describe('a call runs', () => {
  test.each<readonly [what: string, callee: string, code: string, callees: readonly string[]]>([
    ['a function', 'save', 'save(); function save() {}', ['src/a.ts#save']],
    [
      'of overloads the one with a body',
      'save',
      'function save(a: string): void; function save(a: number): void; function save() {} save(1);',
      ['src/a.ts#save'],
    ],
    ['an arrow constant', 'save', 'const save = () => {}; save();', ['src/a.ts#save']],
    [
      'a method',
      'o.save',
      `${imported} const o = new Orders(); o.save();`,
      ['src/orders.ts#Orders.save'],
    ],
    [
      'a method that is inherited',
      'o.close',
      `${imported} const o = new Orders(); o.close();`,
      ['src/orders.ts#Base.close'],
    ],
    [
      'an arrow of a field',
      'o.find',
      `${imported} const o = new Orders(); o.find();`,
      ['src/orders.ts#Orders.find'],
    ],
    ['a static method', 'Orders.all', `${imported} Orders.all();`, ['src/orders.ts#Orders.all']],
    ['a constructor', 'Orders', `${imported} new Orders();`, ['src/orders.ts#new Orders']],
    [
      'the constructor that a class inherits',
      'Own',
      `${imported} class Own extends Orders {} new Own();`,
      ['src/orders.ts#new Orders'],
    ],
    [
      'methods, arrows and shorthands of an object',
      'api.deep.save',
      'const api = { deep: { save() {} } }; api.deep.save();',
      ['src/a.ts#api.deep.save'],
    ],
    [
      'what it is handed by name',
      'list.forEach',
      'function notify() {} list.forEach(notify);',
      ['src/a.ts#notify argument 0'],
    ],
    [
      'what it is handed bound',
      'later',
      'class A { f() { later(1, this.send.bind(this)); } send() {} }',
      ['src/a.ts#A.send argument 1'],
    ],
    ['nothing of this repository', 'fetch', 'fetch(1);', []],
  ])('%s', async (_, callee, code, callees) => {
    expect(await calleesOf(callee, { 'src/a.ts': code })).toEqual(callees);
  });
});

const caller = `import { OrderPort } from './port'; class A { constructor(private o: OrderPort) {} f() { this.o.save(); } }`;
const sql = `import { OrderPort } from './port'; export class SqlOrders implements OrderPort { save() {} }`;

describe('a call through a port may run', () => {
  test.each<readonly [what: string, files: Files, callees: readonly string[]]>([
    ['who implements it', { 'src/sql.ts': sql }, ['may src/sql.ts#SqlOrders.save']],
    ['nobody, where nobody does', {}, []],
    [
      'who implements an interface that extends it',
      {
        'src/wide.ts': `import { OrderPort } from './port'; export interface Wide extends OrderPort {}`,
        'src/sql.ts': `import { Wide } from './wide'; export class SqlOrders implements Wide { save() {} }`,
      },
      ['may src/sql.ts#SqlOrders.save'],
    ],
    [
      'an object that is annotated with it',
      { 'src/sql.ts': `import { OrderPort } from './port'; const sql: OrderPort = { save() {} };` },
      ['may src/sql.ts#sql.save'],
    ],
    [
      'who implements it by a name that a barrel gives it',
      {
        'src/ports.ts': `export { OrderPort as Middle } from './port';`,
        'src/index.ts': `export { Middle as Orders } from './ports';`,
        'src/sql.ts': `import { Orders } from './index'; export class SqlOrders implements Orders { save() {} }`,
      },
      ['may src/sql.ts#SqlOrders.save'],
    ],
    [
      'who implements it by the name of a default import',
      {
        'src/port.ts': `interface OrderPort { save(): void } export default OrderPort; export { OrderPort };`,
        'src/sql.ts': `import type Orders from './port'; export class SqlOrders implements Orders { save() {} }`,
      },
      ['may src/sql.ts#SqlOrders.save'],
    ],
    ['none of those that tests implement', { 'src/sql.test.ts': sql }, []],
    [
      'what stands in for it, where nothing else does',
      { 'src/sql.fake.ts': sql },
      ['may src/sql.fake.ts#SqlOrders.save'],
    ],
    [
      'what is meant, beside what stands in for it',
      {
        'src/other.fake.ts': sql,
        'src/sql.ts': `${sql} export class TestOrders implements OrderPort { save() {} }`,
      },
      ['may src/sql.ts#SqlOrders.save'],
    ],
  ])('%s', async (_, files, callees) => {
    expect(await calleesOf('this.o.save', { ...files, 'src/a.ts': caller })).toEqual(callees);
  });
});

const both = `${sql} export class HttpOrders implements OrderPort { save() {} }`;
const meant = `import { OrderPort } from './port'; import { HttpOrders } from './sql'; const token = Symbol('orders');`;
const abstractPort = `export abstract class OrderPort { abstract save(): void }`;

describe('a call through a port runs what a container is told to put in', () => {
  test.each<readonly [what: string, table: string, port?: string]>([
    ['as a class', `const t = { provide: token, useClass: HttpOrders };`],
    [
      'for an abstract class',
      `const t = { provide: OrderPort, useClass: HttpOrders };`,
      abstractPort,
    ],
    ['as what exists', `const t = { provide: token, useExisting: HttpOrders };`],
    ['as a value', `const t = { provide: token, useValue: new HttpOrders() };`],
    [
      'by a factory',
      `const t = { provide: OrderPort, useFactory: () => { return new HttpOrders(); } };`,
      abstractPort,
    ],
    ['as an object', `const t = { provide: OrderPort, useValue: { save() {} } };`, abstractPort],
    ['of inversify', `container.bind<OrderPort>('orders').to(HttpOrders).inSingletonScope();`],
    ['of inversify, as a value', `container.bind(token).toConstantValue(new HttpOrders());`],
    ['of tsyringe', `container.register<OrderPort>('orders', { useClass: HttpOrders });`],
    ['of tsyringe, once', `container.registerSingleton<OrderPort>('orders', HttpOrders);`],
    ['of awilix', `container.register({ orders: asClass(HttpOrders).singleton() });`],
  ])('%s', async (what, table, declared = port) => {
    const files = {
      'src/port.ts': declared,
      'src/sql.ts': both,
      'src/module.ts': `${meant} ${table}`,
      'src/a.ts': caller,
    };
    expect(await calleesOf('this.o.save', files)).toEqual([
      what === 'as an object'
        ? 'may src/module.ts#t.useValue.save'
        : 'may src/sql.ts#HttpOrders.save',
    ]);
  });

  test('each that a factory chooses from', async () => {
    const files = {
      'src/port.ts': abstractPort,
      'src/sql.ts': `${both} export class OldOrders implements OrderPort { save() {} }`,
      'src/module.ts': `import { OrderPort } from './port'; import { HttpOrders, SqlOrders } from './sql';
        const t = { provide: OrderPort, useFactory: (isFast) => (isFast ? new HttpOrders() : new SqlOrders()) };`,
      'src/a.ts': caller,
    };
    expect(await calleesOf('this.o.save', files)).toEqual([
      'may src/sql.ts#HttpOrders.save',
      'may src/sql.ts#SqlOrders.save',
    ]);
  });
});
