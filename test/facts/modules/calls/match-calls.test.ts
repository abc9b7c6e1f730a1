import { describe, expect, test } from '@jest/globals';
import {
  type CalledThing,
  createCallMatcher,
} from '../../../../src/facts/modules/calls/match-calls.js';
import { loadCompiler } from '../../../../src/facts/typescript/compiler.js';
import { callsIn, type Files, trace } from './traced.js';

const repository: Files = {
  'src/orders.ts': `
export interface Orders { delete(): void }
export abstract class Base implements Orders { delete() {} }
export class SqlOrders extends Base { save() {} }
export class MemoryOrders implements Orders { delete() {} }
export function sendMail() {}
export const mails = { send() {} };`,
};

const now: CalledThing = { kind: 'global', name: 'Date.now' };
const reading: CalledThing = { kind: 'package', package: 'fs', name: 'readFileSync' };
const deleting: CalledThing = { kind: 'class', class: 'Orders', method: 'delete' };
const ofOrders: CalledThing = {
  kind: 'files',
  isIn: (file) => file === 'src/orders.ts',
  method: 'delete',
};

/** What the calls of `src/a.ts` are matched as: `Date.now`, `perhaps SqlOrders.delete`. */
async function matched(thing: CalledThing, code: string): Promise<readonly string[]> {
  const traced = await trace({ ...repository, 'src/a.ts': code });
  const match = createCallMatcher(await loadCompiler(), traced.tracer, thing);
  return [...callsIn(traced, 'src/a.ts').values()].flatMap((call) => {
    const found = match(call);
    return found ? [found.isPossible ? `perhaps ${found.name}` : found.name] : [];
  });
}

describe('a call is told by what is called', () => {
  test.each<readonly [what: string, thing: CalledThing, code: string, calls: readonly string[]]>([
    ['a global', now, 'Date.now();', ['Date.now']],
    ['a global by way of others', now, 'globalThis.Date.now();', ['Date.now']],
    ['a global that has another name here', now, 'const time = Date.now; time();', ['Date.now']],
    ['what hides a global', now, 'function f(Date: Clock) { Date.now(); }', []],
    ['another method', now, 'Date.parse("");', []],
    ['a constructor', { kind: 'global', name: 'Date' }, 'new Date();', ['Date']],
    ['any name', { kind: 'global', name: 'console.*' }, 'console.log(1);', ['console.log']],
    [
      'a module of Node',
      reading,
      `import { readFileSync as read } from 'node:fs'; read('a');`,
      ['node:fs#readFileSync'],
    ],
    [
      'its default',
      reading,
      `import fs from 'node:fs'; fs.readFileSync('a');`,
      ['node:fs#readFileSync'],
    ],
    [
      'its namespace',
      reading,
      `import * as fs from 'node:fs'; fs.readFileSync('a');`,
      ['node:fs#readFileSync'],
    ],
    [
      'a package',
      { kind: 'package', package: '@acme/*', name: '*' },
      `import { pay } from '@acme/pay'; pay();`,
      ['@acme/pay#pay'],
    ],
    [
      'a method of what a package exports',
      { kind: 'package', package: 'pg', name: 'Pool.query' },
      `import { Pool } from 'pg'; const p = new Pool(); p.query();`,
      ['pg#Pool.query'],
    ],
    ['another package', reading, `import { readFileSync } from 'fs-extra'; readFileSync('a');`, []],
    [
      'a port',
      deleting,
      `import type { Orders } from './orders'; class A { constructor(private o: Orders) {} f() { this.o.delete(); } }`,
      ['Orders.delete'],
    ],
    [
      'a class that extends what implements it',
      deleting,
      `import { SqlOrders } from './orders'; const o = new SqlOrders(); o.delete();`,
      ['Orders.delete'],
    ],
    [
      'what is behind a port',
      { kind: 'class', class: 'MemoryOrders', method: 'delete' },
      `import type { Orders } from './orders'; function f(o: Orders) { o.delete(); }`,
      ['perhaps MemoryOrders.delete'],
    ],
    [
      'another method of it',
      deleting,
      `import { SqlOrders } from './orders'; const o = new SqlOrders(); o.save();`,
      [],
    ],
    ['the same name of something else', deleting, 'const m = new Map(); m.delete(1);', []],
    [
      'a constructor of a class',
      { kind: 'class', class: 'SqlOrders', method: 'new' },
      `import { SqlOrders as S } from './orders'; new S();`,
      ['SqlOrders.new'],
    ],
    [
      'a function',
      { kind: 'function', name: 'sendMail' },
      `import { sendMail as s } from './orders'; s();`,
      ['sendMail'],
    ],
    [
      'a function that is handed over',
      { kind: 'function', name: 'sendMail' },
      `import { sendMail } from './orders'; [1].forEach(sendMail);`,
      [],
    ],
    [
      'a function of an object',
      { kind: 'function', name: 'mails.send' },
      `import { mails } from './orders'; mails.send();`,
      ['mails.send'],
    ],
    [
      'what some files declare',
      ofOrders,
      `import { SqlOrders } from './orders'; const o = new SqlOrders(); o.delete(); o.save();`,
      ['SqlOrders.delete'],
    ],
    ['what no file declares', ofOrders, 'const m = new Map(); m.delete(1);', []],
  ])('%s', async (_, thing, code, calls) => {
    expect(await matched(thing, code)).toEqual(calls);
  });
});
