import { describe, expect, test } from '@jest/globals';
import { callsIn, type Files, spell, trace } from './traced.js';

const orders = `
export class Orders {
  static create(): Orders { return new Orders(); }
  save(id: string) {}
  find = () => {};
}`;

/** The origin of what is called as `callee` in `src/a.ts`. */
async function originOf(callee: string, code: string, others: Files = {}): Promise<string> {
  const traced = await trace({ 'src/orders.ts': orders, ...others, 'src/a.ts': code });
  const call = callsIn(traced, 'src/a.ts').get(callee);
  if (call === undefined) throw new Error(`${callee} is not called`);
  return spell(traced.tracer.originOf(call.expression));
}

const save = 'function src/orders.ts#Orders.save';

describe('the origin of a called name', () => {
  test.each<readonly [name: string, callee: string, code: string, origin: string, others?: Files]>([
    [
      'an import',
      'save',
      `import { save } from './b'; save();`,
      'function src/b.ts#save',
      { 'src/b.ts': 'export function save() {}' },
    ],
    [
      'a renamed import',
      's',
      `import { save as s } from './b'; s();`,
      'function src/b.ts#save',
      { 'src/b.ts': 'export const save = () => {};' },
    ],
    [
      'a default import',
      's',
      `import s from './b'; s();`,
      'function src/b.ts#save',
      { 'src/b.ts': 'function save() {} export default save;' },
    ],
    [
      'a default import without a name',
      's',
      `import s from './b'; s();`,
      'function src/b.ts#default',
      { 'src/b.ts': 'export default function () {}' },
    ],
    [
      'a namespace',
      'b.save',
      `import * as b from './b'; b.save();`,
      'function src/b.ts#save',
      { 'src/b.ts': 'export function save() {}' },
    ],
    [
      'import equals',
      'b.save',
      `import b = require('./b'); b.save();`,
      'function src/b.ts#save',
      { 'src/b.ts': 'export function save() {}' },
    ],
    [
      'require',
      'save',
      `const { save } = require('./b'); save();`,
      'function src/b.ts#save',
      { 'src/b.ts': 'export function save() {}' },
    ],
    [
      'module.exports',
      'save',
      `const { save } = require('./b.js'); save();`,
      'function src/b.js#save',
      { 'src/b.js': 'function save() {} module.exports = { save };' },
    ],
    [
      'an awaited import',
      'save',
      `async () => { const { save } = await import('./b'); save(); }`,
      'function src/b.ts#save',
      { 'src/b.ts': 'export function save() {}' },
    ],
    [
      'a barrel',
      'save',
      `import { save } from './b'; save();`,
      'function src/c.ts#save',
      { 'src/b.ts': `export * from './c';`, 'src/c.ts': 'export function save() {}' },
    ],
    [
      'a barrel that renames',
      'keep',
      `import { keep } from './b'; keep();`,
      'function src/c.ts#save',
      {
        'src/b.ts': `export { save as keep } from './c';`,
        'src/c.ts': 'export function save() {}',
      },
    ],
    [
      'a barrel that imports first',
      'save',
      `import { save } from './b'; save();`,
      'function src/c.ts#save',
      {
        'src/b.ts': `import { save } from './c'; export { save };`,
        'src/c.ts': 'export function save() {}',
      },
    ],
    [
      'a barrel of a namespace',
      'c.save',
      `import { c } from './b'; c.save();`,
      'function src/c.ts#save',
      { 'src/b.ts': `export * as c from './c';`, 'src/c.ts': 'export function save() {}' },
    ],
    [
      'a barrel over a package',
      'get',
      `import { get } from './b'; get();`,
      'axios#get',
      { 'src/b.ts': `export * from 'axios';` },
    ],
    [
      'barrels in a circle',
      'save',
      `import { save } from './b'; save();`,
      'unknown',
      { 'src/b.ts': `export * from './c';`, 'src/c.ts': `export * from './b';` },
    ],
    ['a file that is not there', 'save', `import { save } from './z'; save();`, 'unknown'],
    ['a package', 'axios.get', `import axios from 'axios'; axios.get();`, 'axios#default.get'],
    ['a member of a package', 'get', `import { get } from 'axios'; get();`, 'axios#get'],
    [
      'a package as a namespace',
      'axios.get',
      `import * as axios from 'axios'; axios.get();`,
      'axios#get',
    ],
    [
      'what a package made',
      'client.get',
      `import axios from 'axios'; const client = axios.create(); client.get();`,
      'axios#default.create.().get',
    ],
    [
      'an instance of a class of a package',
      'pool.query',
      `import { Pool } from 'pg'; const pool = new Pool(); pool.query();`,
      'pg#Pool.query',
    ],
    [
      'a module of Node',
      'http.get',
      `import http from 'node:http'; http.get();`,
      'node:http#default.get',
    ],
    ['a global', 'fetch', `fetch();`, 'fetch'],
    ['a global of the global object', 'globalThis.fetch', `globalThis.fetch();`, 'fetch'],
    ['a parameter that hides a global', 'fetch', `function f(fetch) { fetch(); }`, 'unknown'],
    [
      'a function that hides an import',
      'save',
      `import { save } from 'pg'; { function save() {} save(); }`,
      'function src/a.ts#save',
    ],
    [
      'a var of an inner block',
      'x',
      `function f() { if (1) { var x = g; } x(); } function g() {}`,
      'function src/a.ts#g',
    ],
    ['an alias', 's', `import { save } from 'pg'; const s = save; s();`, 'pg#save'],
    [
      'a catch variable',
      'save',
      `import { save } from 'pg'; try {} catch (save) { save(); }`,
      'unknown',
    ],
    [
      'an object of functions',
      'api.save',
      `const api = { save() {} }; api.save();`,
      'function src/a.ts#api.save',
    ],
    [
      'an object that is spread',
      'api.save',
      `const b = { save() {} }; const api = { ...b }; api.save();`,
      'function src/a.ts#b.save',
    ],
    [
      'an object spread over by something unknown',
      'api.save',
      `const api = { save() {}, ...x() }; api.save();`,
      'unknown',
    ],
    [
      'destructuring with a rename',
      's',
      `const api = { save() {} }; const { save: s } = api; s();`,
      'function src/a.ts#api.save',
    ],
    [
      'what is left of a package',
      'others.post',
      `import axios from 'axios'; const { get, ...others } = axios; others.post();`,
      'axios#default.post',
    ],
    ['an enum', 'E.f', `enum E { A } E.f();`, 'unknown'],
    [
      'a namespace of the file',
      'n.f',
      `namespace n { export function f() {} } n.f();`,
      'function src/a.ts#f',
    ],
  ])('%s', async (_, callee, code, origin, others = {}) => {
    expect(await originOf(callee, code, others)).toBe(origin);
  });
});

describe('the origin of a method', () => {
  const imported = `import { Orders } from './orders';`;

  test.each<readonly [name: string, callee: string, code: string, origin?: string, others?: Files]>(
    [
      ['of a new instance', 'o.save', `${imported} const o = new Orders(); o.save('1');`],
      [
        'of a field',
        'this.orders.save',
        `${imported} class A { orders: Orders; f() { this.orders.save('1'); } }`,
      ],
      [
        'of a private field',
        'this.#orders.save',
        `${imported} class A { #orders = new Orders(); f() { this.#orders.save('1'); } }`,
      ],
      [
        'of a parameter property',
        'this.orders.save',
        `${imported} class A { constructor(private readonly orders: Orders) {} f() { this.orders.save('1'); } }`,
      ],
      [
        'of a parameter',
        'orders.save',
        `${imported} function f(orders?: Orders) { orders.save('1'); }`,
      ],
      [
        'of a destructured parameter',
        'orders.save',
        `${imported} function f({ orders }: { orders: Orders }) { orders.save('1'); }`,
      ],
      [
        'of a field that the constructor sets',
        'this.orders.save',
        `${imported} class A { orders; constructor() { this.orders = new Orders(); } f() { this.orders.save('1'); } }`,
      ],
      [
        'a member of a part of an interface that another takes over',
        'part.orders.save',
        `${imported} interface Whole { orders: Orders } interface Part extends Pick<Whole, 'orders'> { own: string } function f(part: Part) { part.orders.save('1'); }`,
        save,
      ],
      [
        'of an inherited field',
        'this.orders.save',
        `import { B } from './b'; class A extends B { f() { this.orders.save('1'); } }`,
        save,
        {
          'src/b.ts': `import { Orders } from './orders'; export abstract class B { protected orders: Orders; }`,
        },
      ],
      [
        'through a generic base',
        'this.repo.save',
        `${imported} class B<R> { constructor(protected repo: R) {} } class A extends B<Orders> { f() { this.repo.save('1'); } }`,
      ],
      [
        'through the constraint of a parameter',
        'this.repo.save',
        `${imported} class B<R extends Orders> { constructor(protected repo: R) { this.repo.save('1'); } }`,
      ],
      [
        'of super',
        'super.save',
        `${imported} class A extends Orders { save() { super.save('1'); } }`,
      ],
      [
        'of itself',
        'this.save',
        `class A { save() {} f() { this.save(); } }`,
        'function src/a.ts#A.save',
      ],
      [
        'of itself in an arrow',
        'this.save',
        `class A { save() {} f() { [1].map(() => this.save()); } }`,
        'function src/a.ts#A.save',
      ],
      [
        'of a this that is another',
        'this.save',
        `class A { save() {} f() { return function () { this.save(); }; } }`,
        'unknown',
      ],
      [
        'that is static',
        'Orders.create',
        `${imported} Orders.create();`,
        'function src/orders.ts#Orders.create',
      ],
      [
        'of what a static method returns',
        'Orders.create().save',
        `${imported} Orders.create().save('1');`,
      ],
      [
        'of what a function returns',
        'make().save',
        `${imported} function make() { return new Orders(); } make().save('1');`,
      ],
      [
        'of what was waited for',
        'o.save',
        `${imported} async function make() { return new Orders(); } async () => { const o = await make(); o.save('1'); }`,
      ],
      [
        'of a promise that was annotated',
        'o.save',
        `${imported} declare function make(): Promise<Orders>; async () => { const o = await make(); o.save('1'); }`,
      ],
      [
        'of a promise',
        'make().save',
        `${imported} async function make() { return new Orders(); } make().save('1');`,
        'Promise.save',
      ],
      [
        'behind an optional chain',
        'o?.save',
        `${imported} let o: Orders | undefined; o?.save('1');`,
      ],
      ['behind an assertion', 'o!.save', `${imported} let o: Orders | null; o!.save('1');`],
      ['behind a cast', '(x as Orders).save', `${imported} (x as Orders).save('1');`],
      [
        'behind a cast to any',
        '(o as any).save',
        `${imported} const o = new Orders(); (o as any).save('1');`,
      ],
      [
        'of an element of a list',
        'o.save',
        `${imported} class A { all: Orders[]; f() { for (const o of this.all) o.save('1'); } }`,
      ],
      [
        'of an element that a callback gets',
        'o.save',
        `${imported} function f(all: readonly Orders[]) { all.forEach((o) => o.save('1')); }`,
      ],
      [
        'of what is found in a list',
        'o.save',
        `${imported} function f(all: Orders[]) { const o = all.find((x) => true); o.save('1'); }`,
      ],
      [
        'of what a map holds',
        'all.get("a")!.save',
        `${imported} function f(all: Map<string, Orders>) { all.get("a")!.save('1'); }`,
      ],
      [
        'of what a callback is given',
        'o.save',
        `${imported} function within(run: (o: Orders) => void) {} within((o) => o.save('1'));`,
      ],
      [
        'through an alias of a type',
        'o.save',
        `${imported} type Mine = Orders; let o: Mine; o.save('1');`,
      ],
      ['through an imported type', 'o.save', `let o: import('./orders').Orders; o.save('1');`],
      [
        'of two branches that agree',
        'o.save',
        `${imported} const o = x ? new Orders() : Orders.create(); o.save('1');`,
      ],
      [
        'of two branches that differ',
        'o.save',
        `${imported} const o = x ? new Orders() : new Map(); o.save('1');`,
        'unknown',
      ],
      [
        'of a union',
        'o.save',
        `${imported} let o: Orders | Map<string, string>; o.save('1');`,
        'unknown',
      ],
      [
        'of a repository of TypeORM',
        'this.repo.save',
        `import { Repository } from 'typeorm'; class A { constructor(private repo: Repository<Order>) {} f() { this.repo.save(); } }`,
        'typeorm#Repository.save',
      ],
      [
        'that a base of a package has',
        'this.repo.save',
        `import { Repository } from 'typeorm'; class R extends Repository<Order> {} class A { constructor(private repo: R) {} f() { this.repo.save(); } }`,
        'typeorm#Repository.save',
      ],
      [
        'of what is injected by its class',
        'this.orders.save',
        `${imported} class A { constructor(@Inject(Orders) private orders) {} f() { this.orders.save('1'); } }`,
      ],
      [
        'of what a container gives',
        'o.save',
        `${imported} import { ModuleRef } from '@nestjs/core'; function f(ref: ModuleRef) { const o = ref.get(Orders); o.save('1'); }`,
      ],
      [
        'of an application, which is of the package that makes it',
        'app.listen',
        `import { NestFactory } from '@nestjs/core'; class AppModule { listen() {} } async function f() { const app = await NestFactory.create(AppModule); app.listen('1'); }`,
        '@nestjs/core#NestFactory.create.().listen',
      ],
      [
        'of what an application of a named kind holds',
        'app.get(Orders).save',
        `${imported} import { NestFactory } from '@nestjs/core'; import { NestExpressApplication } from '@nestjs/platform-express'; class AppModule {} async function f() { const app = await NestFactory.create<NestExpressApplication>(AppModule); app.get(Orders).save('1'); }`,
        save,
      ],
      [
        'of a generic result',
        'o.save',
        `${imported} function same<T>(x: T): T { return x; } const o = same(new Orders()); o.save('1');`,
      ],
      [
        'of a generic result that nothing tells',
        'o.save',
        `${imported} function make<T extends Orders>(): T {} const o = make(); o.save('1');`,
        'unknown',
      ],
      [
        'that an arrow in a field is',
        'o.find',
        `${imported} const o = new Orders(); o.find();`,
        'function src/orders.ts#Orders.find',
      ],
      [
        'of an interface',
        'port.save',
        `interface Port { save(): void } function f(port: Port) { port.save(); }`,
        'value src/a.ts#Port.save',
      ],
      [
        'of what a condition tells',
        'o.save',
        `${imported} function f(o: unknown) { if (o instanceof Orders) o.save('1'); }`,
      ],
      [
        'of what a guard tells',
        'o.save',
        `${imported} function isOrders(o: unknown): o is Orders {} function f(o: unknown) { return isOrders(o) && o.save('1'); }`,
      ],
      [
        'of a chain that gives itself',
        'c.then().end',
        `class B { then() { return this; } } class C extends B { end() {} } const c = new C(); c.then().end();`,
        'function src/a.ts#C.end',
      ],
      [
        'of a chain that is annotated with itself',
        'c.then().end',
        `class B { then(): this {} } class C extends B { end() {} } const c = new C(); c.then().end();`,
        'function src/a.ts#C.end',
      ],
      [
        'of what a generic thing of a package gives',
        'o.save',
        `import { Repository } from 'typeorm'; ${imported} function f(r: Repository<Orders>) { const o = r.one(); o.save('1'); }`,
        'unknown',
      ],
      [
        'of a getter',
        'this.o.save',
        `${imported} class A { get o(): Orders { return x; } f() { this.o.save('1'); } }`,
      ],
    ],
  )('%s', async (_, callee, code, origin = save, others = {}) => {
    expect(await originOf(callee, code, others)).toBe(origin);
  });
});

/** Bases that say less than what is behind them: whoever takes them for it names another class than runs. */
describe('the origin of a method that something else would hide', () => {
  const paid = `import { Orders } from './orders'; class Paid extends Orders { save() {} refund() {} }`;
  const refund = 'function src/a.ts#Paid.refund';

  test.each<readonly [name: string, callee: string, code: string, origin: string]>([
    [
      'an element that a filter lets through',
      'each.refund',
      `${paid} function f(all: Orders[]) { for (const each of all.filter((x): x is Paid => x instanceof Paid)) each.refund(); }`,
      refund,
    ],
    [
      'an element that a filter lets through by what it asks',
      'found.refund',
      `${paid} function f(all: Orders[]) { const found = all.find((x) => x instanceof Paid); found.refund(); }`,
      refund,
    ],
    [
      'an element that a guard lets through',
      'each.refund',
      `${paid} function isPaid(x: Orders): x is Paid {} function f(all: Orders[]) { all.filter(isPaid).forEach((each) => each.refund()); }`,
      refund,
    ],
    [
      'an element of which a filter asks more than its class',
      'each.save',
      `${paid} function f(all: Orders[]) { for (const each of all.filter((x) => x instanceof Paid && x.id)) each.save(); }`,
      save,
    ],
    [
      'what a generic function hands to its callback',
      'each.save',
      `${paid} function visit<T extends Orders>(type: string, f: (x: T) => void) {} visit('paid', (each) => each.save());`,
      'unknown',
    ],
    [
      'what a generic function was handed, for its callback',
      'each.refund',
      `${paid} function visit<T extends Orders>(x: T, f: (x: T) => void) {} visit(new Paid(), (each) => each.refund());`,
      refund,
    ],
    [
      'what the type of a constant says that its function gives',
      'open().refund',
      `${paid} const open: () => Paid = () => find<Paid>() as Orders; open().refund();`,
      refund,
    ],
    [
      'what a guard makes of it that nobody can tell',
      'o.save',
      `${paid} function has(o: unknown): o is { [key in 'save']: () => void } {} function f(o: Orders) { if (has(o)) o.save(); }`,
      'unknown',
    ],
    [
      'what a guard leaves as it is',
      'o.save',
      `${paid} function isThere<T>(o: T | undefined): o is T {} function f(o: Orders | undefined) { if (isThere(o)) o.save(); }`,
      save,
    ],
    [
      'what a promise that is waited for in a type gives',
      'o.save',
      `${paid} class A { get(): Promise<Orders> {} } function f(o: Awaited<ReturnType<A['get']>>) { o.save(); }`,
      save,
    ],
    [
      'what a proxy stands before',
      'o.save',
      `${paid} const o = new Proxy(new Orders(), {}); o.save();`,
      save,
    ],
    [
      'what an arrow in a field of a generic class gives',
      's.add().refund',
      `${paid} class Store<T extends Orders> { add = (): T => this.x; } class Paids extends Store<Paid> {} const s = new Paids(); s.add().refund();`,
      refund,
    ],
    [
      'itself in an object that is handed over',
      'this.save',
      `define({ methods: { save() {}, run() { this.save(); } } });`,
      'unknown',
    ],
    [
      'itself in an object that stays here',
      'this.save',
      `const methods = { save() {}, run() { this.save(); } };`,
      'function src/a.ts#methods.save',
    ],
    [
      'a type of a namespace that a variable has the name of',
      'o.save',
      `import * as orders from './orders'; function f(orders: string[], o: orders.Orders) { o.save('1'); }`,
      save,
    ],
  ])('%s', async (_, callee, code, origin) => {
    expect(await originOf(callee, code)).toBe(origin);
  });
});
