import { expect, test } from '@jest/globals';
import {
  describeResponses,
  type ResponseFacts,
} from '../../../src/evaluate/modules/describe-responses.js';
import { readBase } from './read-base.js';

/** What the handlers of a controller answer with: `OrderController.find: Order of src/order.entity.ts, Entity`. */
async function answersOf(members: string, files: Readonly<Record<string, string>> = {}) {
  const base = await readBase({
    'src/order.entity.ts': `import { Entity } from 'typeorm'; @Entity() export class Order { id = 1; }`,
    'src/order.dto.ts': 'export class OrderDto { id = 1; }',
    'src/order.controller.ts': `import { Get } from '@nestjs/common'; import { Order } from './order.entity'; import { OrderDto } from './order.dto'; import { Row } from 'pg'; export class OrderController { ${members} }`,
    ...files,
  });
  const { facts, subjects } = await describeResponses(base);
  return (facts['responses'] as readonly ResponseFacts[]).map((response) => {
    const { id, handler, name, target, decorators, isAnnotated } = response;
    expect(subjects.get(id)?.locate()?.region).toBeDefined();
    const told = [handler, ': ', name, ' of ', target, ...decorators.map((each) => `, ${each}`)];
    return `${told.join('')}${isAnnotated ? '' : ', by what it returns'}`;
  });
}

const order = 'Order of src/order.entity.ts, Entity';

test.each<readonly [string, string, readonly string[]]>([
  ['what is annotated', '@Get() find(): Order {}', [`OrderController.find: ${order}`]],
  ['a promise of a list', '@Get() all(): Promise<Order[]> {}', [`OrderController.all: ${order}`]],
  [
    'each of a union, once',
    '@Get() find(): Order | OrderDto | Order {}',
    [`OrderController.find: ${order}`, 'OrderController.find: OrderDto of src/order.dto.ts'],
  ],
  [
    'what is returned where nothing is annotated',
    '@Get() async find() { const found = new Order(); return found; }',
    [`OrderController.find: ${order}, by what it returns`],
  ],
  [
    'what is returned where any is annotated',
    '@Get() find(): Promise<any> { return new Order(); }',
    [`OrderController.find: ${order}, by what it returns`],
  ],
  ['a type of a package', '@Get() row(): Row {}', ['OrderController.row: Row of pg']],
  ['nothing of what picks fields', `@Get() find(): Pick<Order, 'id'> {}`, []],
  ['nothing of a function inside', '@Get() find() { [1].map(() => { return new Order(); }); }', []],
  ['nothing of a method that answers nobody', 'find(): Order {}', []],
])('the answers of a controller are %s', async (_, members, expected) => {
  expect(await answersOf(members)).toEqual(expected);
});

test('nobody answers where no controller is', async () => {
  const base = await readBase({ 'src/order.ts': 'export class Order {}' });
  expect((await describeResponses(base)).facts).toEqual({ responses: [] });
});

test('the controllers are one subject, with all their files', async () => {
  const base = await readBase({ 'src/a.controller.ts': '', 'src/b.controller.ts': '' });
  const { facts, subjects } = await describeResponses(base);
  expect(facts['answering']).toBe('answering');
  expect(subjects.get('answering')?.files).toEqual(['src/a.controller.ts', 'src/b.controller.ts']);
});
