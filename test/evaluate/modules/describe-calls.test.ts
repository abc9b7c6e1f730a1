import { describe, expect, test } from '@jest/globals';
import { type CallFacts, describeCalls } from '../../../src/evaluate/modules/describe-calls.js';
import type { CodeBase } from '../../../src/evaluate/modules/code-base.js';
import { edgesOf, type Files } from '../../facts/modules/calls/traced.js';
import { baseOf } from './base-of.js';

const repository: Files = {
  'src/order.repository.ts': 'export class OrderRepository { save() {} static all() {} }',
};

/** What a controller calls: `src/order.repository.ts#OrderRepository: this.orders.save`. */
async function callsOf(files: Files, rest: Partial<CodeBase> = {}): Promise<readonly string[]> {
  const texts = { ...repository, ...files };
  const base = await baseOf(edgesOf(texts), {}, { texts, ...rest });
  const { facts, subjects } = await describeCalls(base);
  return (facts['calls'] as readonly CallFacts[]).map(
    ({ id, target, name, callees, isPossible, to }) => {
      expect(subjects.get(id)?.locate()?.region).toBeDefined();
      expect(to === undefined).toBe(!target.startsWith('src/'));
      return `${target}#${name}: ${callees.join(', ')}${isPossible ? ' perhaps' : ''}`;
    },
  );
}

const found = 'src/order.repository.ts#OrderRepository: ';
const imported = `import { OrderRepository } from './order.repository';`;

describe('what a controller calls is described', () => {
  test.each<readonly [name: string, files: Files, calls: readonly string[]]>([
    [
      'of a field, once for all calls',
      {
        'src/a.controller.ts': `${imported} class A { constructor(private r: OrderRepository) {} f() { this.r.save(); this.r.save(); this.r.find(); } }`,
      },
      [`${found}this.r.save, this.r.find`],
    ],
    [
      'of what it inherits from a file that is no controller',
      {
        'src/a.controller.ts': `import { Base } from './base'; class A extends Base {}`,
        'src/base.ts': `${imported} export class Base { r: OrderRepository; f() { this.r.save(); } }`,
      },
      [`${found}this.r.save`],
    ],
    [
      'through a barrel, a namespace and a variable',
      {
        'src/a.controller.ts': `import * as db from './db'; const r = new db.OrderRepository(); r.save();`,
        'src/db/index.ts': `export * from '../order.repository';`,
      },
      [`${found}r.save`],
    ],
    [
      'behind a port',
      {
        'src/a.controller.ts': `import { Orders } from './orders'; class A { r: Orders; f() { this.r.save(); } }`,
        'src/orders.ts': 'export interface Orders { save(): void }',
        'src/b.repository.ts': `import { Orders } from './orders'; export class SqlOrders implements Orders { save() {} }`,
      },
      ['src/orders.ts#Orders: this.r.save', 'src/b.repository.ts#SqlOrders: this.r.save perhaps'],
    ],
    [
      'of a package',
      {
        'src/a.controller.ts': `import { Repository } from 'typeorm'; class A { r: Repository<Order>; f() { this.r.find(); } }`,
      },
      ['typeorm#Repository: this.r.find'],
    ],
    [
      'inherited from a package',
      {
        'src/a.controller.ts': `import { Orders } from './orders'; class A { r: Orders; f() { this.r.find(); } }`,
        'src/orders.ts': `import { Repository } from 'typeorm'; export class Orders extends Repository<Order> {}`,
      },
      ['src/orders.ts#Orders: this.r.find', 'typeorm#Repository: this.r.find'],
    ],
    [
      'of a static method and an awaited import',
      {
        'src/a.controller.ts': `async function f() { const { OrderRepository } = await import('./order.repository'); OrderRepository.all(); }`,
      },
      [`${found}OrderRepository.all`],
    ],
    [
      'and of its own methods nothing',
      { 'src/a.controller.ts': 'class A { f() { this.g(); } g() {} }' },
      [],
    ],
    [
      'and of others nothing',
      { 'src/a.service.ts': `${imported} new OrderRepository().save();` },
      [],
    ],
  ])('%s', async (_, files, calls) => {
    expect(await callsOf(files)).toEqual(calls);
  });

  test('behind a port with the place of the port', async () => {
    const files = {
      'src/a.controller.ts': `import { Orders } from './orders'; class A { r: Orders; f() { this.r.save(); } }`,
      'src/orders.ts': 'export interface Orders { save(): void }',
      'src/b.repository.ts': `import { Orders } from './orders'; export class SqlOrders implements Orders { save() {} }`,
    };
    const base = await baseOf(edgesOf(files), {}, { texts: files });
    const { facts } = await describeCalls(base);
    expect(facts['calls']).toContainEqual(
      expect.objectContaining({
        isPossible: true,
        via: base.membership.placeOf('src/orders.ts').id,
      }),
    );
  });

  test('of the stereotypes that a rule names', async () => {
    const files = { 'src/a.service.ts': `${imported} new OrderRepository().save();` };
    const parametersOf = (): Readonly<Record<string, unknown>> => ({ controllers: ['service'] });
    expect(await callsOf(files, { parametersOf })).toEqual([`${found}newOrderRepository().save`]);
  });

  test('by no rule that is off', async () => {
    const files = { 'src/a.controller.ts': `${imported} new OrderRepository().save();` };
    expect(await callsOf(files, { isOn: () => false })).toEqual([]);
  });
});
