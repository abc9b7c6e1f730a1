import { expect, test } from '@jest/globals';
import { readExportedNames } from '../../../../src/facts/modules/barrels/index.js';

test.each([
  ['export class Order {}', ['Order'], []],
  ['export abstract class Order {}\nexport declare const a: string;', ['Order', 'a'], []],
  ['export async function* load() {}', ['load'], []],
  ['export const enum Color { Red }', ['Color'], []],
  ['export interface A {}\nexport type B = A;\nexport namespace C {}', ['A', 'B', 'C'], []],
  ['export const { a, b } = both, c = 1;', ['a', 'b'], []],
  ['export default class Order {}', ['default'], []],
  ['export default function () {}', [], []],
  ['const x = 1;\nexport default x;', [], [['default', 'x']]],
  [
    'export { Db, Pool as Connections };',
    [],
    [
      ['Db', 'Db'],
      ['Connections', 'Pool'],
    ],
  ],
  ['export type { Db };', [], [['Db', 'Db']]],
  [
    'export {\n  type A,\n  B as default,\n};',
    [],
    [
      ['A', 'A'],
      ['default', 'B'],
    ],
  ],
  ["export { Db } from './db';\nexport * from './x';", [], []],
] as const)('%s', (text, declared, listed) => {
  const names = readExportedNames(text);
  expect([...names.declared]).toEqual(declared);
  expect([...names.listed]).toEqual(listed);
});
