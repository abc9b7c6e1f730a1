import { describe, expect, test } from '@jest/globals';
import type { StereotypeDefinition } from '../../../../../src/facts/modules/architecture/architecture.js';
import { readMembership } from '../../../../../src/facts/modules/architecture/read-membership.js';
import type { ImportedName, ModuleGraph } from '../../../../../src/facts/modules/model/index.js';
import { graphOf, treeOf } from '../code-of.js';

const file = 'src/orders.ts';

async function stereotypesOf(
  text: string,
  names: readonly ImportedName[] = [],
  stereotypes: Readonly<Record<string, StereotypeDefinition>> = {},
  path = file,
) {
  const graph: ModuleGraph = {
    ...graphOf(path),
    edges: [
      {
        kind: 'import',
        from: path,
        specifier: '@nestjs/common',
        target: { kind: 'external', package: '@nestjs/common', declared: 'prod' },
        names,
        isTypeOnly: false,
        isDeferred: false,
        start: 0,
        end: 0,
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
      },
    ],
  };
  const { placeOf, unmatched, problems } = await readMembership(
    graph,
    { layers: [], stereotypes },
    treeOf({ [path]: text }),
  );
  return { names: placeOf(path).stereotypes, unmatched, problems };
}

describe('what a file is made for, by its path', () => {
  test.each([
    ['src/orders.controller.ts', ['controller']],
    ['src/OrdersController.ts', ['controller']],
    ['src/orders-controller.mts', ['controller']],
    ['src/controller.ts', ['controller']],
    ['src/orders.resolver.ts', ['controller']],
    ['src/controllers/orders.ts', ['controller']],
    ['src/controllers/v1/orders.ts', ['controller']],
    ['src/Controllers/orders.ts', ['controller']],
    ['src/services/orders.controller.ts', ['controller']],
    ['src/services/repositories/orders.ts', ['repository']],
    ['src/OrderDTO.ts', ['dto']],
    ['src/create-order.command-handler.ts', ['command-handler']],
    ['src/commands/handlers/create-order.ts', ['command-handler']],
    ['src/place-order.use-case.ts', ['use-case']],
    ['src/placeOrderUseCase.ts', ['use-case']],
    ['src/orders.read-model.ts', ['read-model']],
    ['src/db/migrations/1700000000-add-total.ts', ['migration']],
    ['src/app.module.ts', ['module']],
    ['src/modules/orders/order.ts', []],
    ['src/controlling.ts', []],
    ['src/recontroller.ts', []],
    ['src/orders.controller.helper.ts', []],
  ])('%s: %j', async (path, expected) => {
    expect((await stereotypesOf('', [], {}, path)).names).toEqual(expected);
  });

  test('folders around its package say nothing', async () => {
    const path = 'services/orders/src/order.ts';
    const graph = graphOf(path);
    const { placeOf } = await readMembership(
      {
        ...graph,
        files: graph.files.map((each) => ({ ...each, package: '@shop/orders' })),
        packages: [{ name: '@shop/orders', folder: 'services/orders', isPrivate: true }],
      },
      { layers: [], stereotypes: {} },
      treeOf({}),
    );
    expect(placeOf(path).stereotypes).toEqual([]);
  });
});

describe('what a file is made for, by its text', () => {
  test.each<readonly [string, string, readonly ImportedName[], readonly string[]]>([
    ['the name of a class', 'export class OrdersController {}', [], ['controller']],
    ['a class that is only mentioned', '// class OrdersController\nclass Orders {}', [], []],
    ['two classes', 'class AEntity {} class BRepository {}', [], ['entity', 'repository']],
    [
      'a decorator that is imported',
      '@Controller("a") class A {}',
      [{ name: 'Controller' }],
      ['controller'],
    ],
    [
      'a decorator by another name',
      '@C("a") class A {}',
      [{ name: 'Controller', as: 'C' }],
      ['controller'],
    ],
    [
      'a decorator of a namespace',
      '@nest.Controller() class A {}',
      [{ name: '*', as: 'nest' }],
      ['controller'],
    ],
    [
      'something else by that name',
      '@Controller() class A {}',
      [{ name: 'Guard', as: 'Controller' }],
      [],
    ],
    ['a decorator in a comment', '// @Controller()\nclass A {}', [{ name: 'Controller' }], []],
    ['what may be anything', '@Injectable() class A {}', [{ name: 'Injectable' }], []],
  ])('%s', async (_, text, names, expected) => {
    expect((await stereotypesOf(text, names)).names).toEqual(expected);
  });

  test('is not asked for classes where the path says it', async () => {
    const { names } = await stereotypesOf('class OrdersClient {}', [], {}, 'src/orders.service.ts');
    expect(names).toEqual(['service']);
  });
});

describe('what somebody defines', () => {
  const saga = { files: 'src/sagas/**', classes: ['Saga'], decorators: ['Saga', 'Step'] };

  test.each([
    ['a file', '', 'src/sagas/order.ts'],
    ['a class', 'class OrderSaga {}', 'src/order.ts'],
    ['a decorator', '@Step() class Order {}', 'src/order.ts'],
  ])('holds for %s', async (_, text, path) => {
    expect((await stereotypesOf(text, [], { saga }, path)).names).toEqual(['saga']);
  });

  test('is added to what is built in, also where the path says something', async () => {
    const text = 'class OrderSaga {}';
    const { names } = await stereotypesOf(text, [], { saga }, 'src/order.service.ts');
    expect(names).toEqual(['saga', 'service']);
  });

  test('takes the place of what is built in by that name', async () => {
    const controller = { files: 'src/endpoints/**' };
    const { names, problems } = await stereotypesOf(
      '@Controller() class OrdersController {}',
      [{ name: 'Controller' }],
      { controller },
      'src/orders.controller.ts',
    );
    expect(names).toEqual([]);
    expect(problems).toEqual([
      {
        code: 'source-no-match',
        message:
          'stereotypes.controller: no file is in the stereotype controller: nothing matches src/endpoints/**',
        hint: 'Correct the pattern: it starts at the root of the source.',
      },
    ]);
  });

  test('and no file has is told', async () => {
    const { unmatched } = await stereotypesOf('class OrderSaga {}', [], { saga });
    expect(unmatched).toEqual([
      { setting: 'stereotypes.saga.files', pattern: 'src/sagas/**' },
      { setting: 'stereotypes.saga.decorators', pattern: 'Saga' },
      { setting: 'stereotypes.saga.decorators', pattern: 'Step' },
    ]);
  });
});
