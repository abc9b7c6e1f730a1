import { describe, expect, test } from '@jest/globals';
import type { Architecture } from '../../../../src/facts/modules/architecture/architecture.js';
import { contexts } from '../../../../src/facts/modules/architecture/contexts.js';
import { layered } from '../../../../src/facts/modules/architecture/layered.js';
import { onion } from '../../../../src/facts/modules/architecture/onion.js';
import { readMembership } from '../../../../src/facts/modules/architecture/read-membership.js';
import { graphOf, treeOf } from './code-of.js';

function place(architecture: Partial<Architecture>, ...files: readonly string[]) {
  return readMembership(
    graphOf(...files),
    { layers: [], stereotypes: {}, ...architecture },
    treeOf({}),
  );
}

describe('layers', () => {
  const layers = layered(
    {
      http: 'src/http',
      cases: { files: ['src/cases/**', '!src/cases/generated/**'], role: 'application' },
      domain: 'src/*/domain',
    },
    { outside: 'src/main.ts' },
  );

  test.each([
    ['src/http/orders.ts', { name: 'http', role: 'web' }],
    ['src/http/v1/orders.ts', { name: 'http', role: 'web' }],
    ['src/https/orders.ts', undefined],
    ['src/cases/place-order.ts', { name: 'cases', role: 'application' }],
    ['src/cases/generated/client.ts', undefined],
    ['src/orders/domain/order.ts', { name: 'domain', role: 'domain' }],
    ['src/orders/domain/rules/limit.ts', { name: 'domain', role: 'domain' }],
    ['src/main.ts', undefined],
  ])('%s is in %j', async (file, layer) => {
    const { placeOf } = await place({ layers: [layers] }, file);
    expect(placeOf(file).layers).toEqual([layer]);
  });

  test('files of the same places share one, and a number', async () => {
    const { places, placeOf } = await place(
      { layers: [layers] },
      'src/http/a.ts',
      'src/http/b.ts',
      'src/main.ts',
    );
    expect(placeOf('src/http/a.ts')).toBe(placeOf('src/http/b.ts'));
    expect(places.map(({ id }) => id)).toEqual([0, 1]);
  });

  test('of an onion have the names of its rings and the roles that rings have', async () => {
    const { placeOf } = await place(
      {
        layers: [
          onion({
            domain: 'src/core',
            application: 'src/app',
            adapters: { http: 'src/in', orders: 'src/out' },
          }),
        ],
      },
      'src/core/order.ts',
    );
    expect(
      ['src/core/order.ts', 'src/app/a.ts', 'src/in/a.ts', 'src/out/a.ts'].map(
        (file) => placeOf(file).layers[0],
      ),
    ).toEqual([
      { name: 'domain', role: 'domain' },
      { name: 'application', role: 'application' },
      { name: 'http', role: 'web' },
      { name: 'orders', role: 'infrastructure' },
    ]);
  });

  test('tell which files are in none of them', async () => {
    const files = ['src/main.ts', 'src/http/a.ts', 'src/jobs/nightly.ts'];
    const { uncovered } = await place({ layers: [layers] }, ...files);
    expect(uncovered).toEqual([['src/jobs/nightly.ts']]);
  });

  test('without a file are problems, with the folder that may be meant', async () => {
    const { problems, unmatched } = await place(
      {
        layers: [
          layered({
            http: 'src/htp/**',
            cases: 'src/cases/**',
            late: { files: 'src/late', optional: true },
          }),
        ],
      },
      'src/http/a.ts',
      'src/cases/a.ts',
    );
    expect(problems).toEqual([
      {
        code: 'source-no-match',
        message: 'layers[0].layers.http: no file is in layer http: nothing matches src/htp/**',
        hint: 'Did you mean src/http? Correct the pattern: it starts at the root of the source. A layer that may be empty says optional: true.',
      },
    ]);
    expect(unmatched).toEqual([]);
  });

  test('whose files all belong elsewhere are problems', async () => {
    const { problems } = await place(
      { layers: [layered({ http: 'src/http/**' }, { outside: 'src' })] },
      'src/http/a.ts',
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'layers[0].layers.http: no file is in layer http: what src/http/** matches is taken out, or belongs elsewhere',
    ]);
  });

  test('with files tell the patterns that match none', async () => {
    const { problems, unmatched } = await place(
      { layers: [layered({ http: ['src/http', 'src/rest'] }, { outside: 'src/gen' })] },
      'src/http/a.ts',
    );
    expect(problems).toEqual([]);
    expect(unmatched).toEqual([
      { setting: 'layers[0].layers.http', pattern: 'src/rest' },
      { setting: 'layers[0].outside', pattern: 'src/gen' },
    ]);
  });

  test('may not share files: the problem names both patterns, once', async () => {
    const { problems, placeOf } = await place(
      { layers: [layered({ web: 'src/**/*.controller.ts', domain: 'src/orders/**' })] },
      'src/orders/a.controller.ts',
      'src/orders/b.controller.ts',
      'src/orders/order.ts',
    );
    expect(problems).toEqual([
      {
        code: 'architecture-invalid',
        message:
          'layers[0].layers.web: src/orders/a.controller.ts and 1 more file are in layer web by src/**/*.controller.ts, and in layer domain by src/orders/** (layers[0].layers.domain)',
        hint: 'Make one of the patterns narrower, or take the files out of it with a pattern that begins with !. Until then they count as layer web.',
      },
    ]);
    expect(placeOf('src/orders/a.controller.ts').layers[0]?.name).toBe('web');
  });

  test('of several layerings are told apart', async () => {
    const { placeOf } = await place({ layers: [layers, layered({ all: 'src' })] }, 'src/http/a.ts');
    expect(placeOf('src/http/a.ts').layers).toEqual([
      { name: 'http', role: 'web' },
      { name: 'all' },
    ]);
  });
});

describe('contexts', () => {
  const map = contexts(
    { '*': ['src/contexts/*', 'packages/*/src'], legacy: 'src/contexts/old' },
    { shared: 'src/contexts/shared' },
  );

  test.each([
    ['src/contexts/orders/order.ts', 'orders', false],
    ['src/contexts/orders/index.ts', 'orders', true],
    ['src/contexts/orders/deep/index.ts', 'orders', false],
    ['src/contexts/orders/api/v1/place.ts', 'orders', true],
    ['src/contexts/orders/public/place.ts', 'orders', true],
    ['src/contexts/old/index.ts', 'legacy', true],
    ['src/contexts/index.ts', undefined, true],
    ['src/contexts/shared/money.ts', undefined, true],
    ['packages/billing/src/index.ts', 'billing', true],
    ['packages/billing/src/invoice.ts', 'billing', false],
    ['packages/billing/build.ts', undefined, true],
    ['src/main.ts', undefined, true],
  ])('%s is in %s, public: %s', async (file, context, isPublic) => {
    const { placeOf } = await place({ contexts: map }, file);
    expect(placeOf(file)).toMatchObject({ isPublic, ...(context !== undefined && { context }) });
    expect(placeOf(file).context).toBe(context);
  });

  test('are those that are named, and the folders that there are', async () => {
    const found = await place({ contexts: map }, 'src/contexts/orders/a.ts', 'src/main.ts');
    expect(found.contexts).toEqual(['legacy', 'orders']);
    expect(found.unmatched).toEqual([
      { setting: 'contexts.contexts["*"]', pattern: 'packages/*/src' },
      { setting: 'contexts.shared', pattern: 'src/contexts/shared' },
    ]);
    expect(found.problems.map(({ message }) => message)).toEqual([
      'contexts.contexts.legacy: no file is in context legacy: nothing matches src/contexts/old',
    ]);
  });

  test('know which code is for all of them', async () => {
    const { placeOf } = await place({ contexts: map }, 'src/contexts/shared/money.ts');
    expect(placeOf('src/contexts/shared/money.ts').isShared).toBe(true);
  });

  test('show what the configuration says, and a pattern that shows nothing is told', async () => {
    const { placeOf, unmatched } = await place(
      { contexts: contexts({ '*': 'src/*' }, { public: ['events/**', 'commands.ts'] }) },
      'src/orders/events/placed.ts',
      'src/orders/index.ts',
    );
    expect(placeOf('src/orders/events/placed.ts').isPublic).toBe(true);
    expect(placeOf('src/orders/index.ts').isPublic).toBe(false);
    expect(unmatched).toEqual([{ setting: 'contexts.public', pattern: 'commands.ts' }]);
  });

  test('that are folders are known to relationships', async () => {
    const { problems } = await place(
      { contexts: contexts({ '*': 'src/*' }, { relationships: { orders: ['biling'] } }) },
      'src/orders/a.ts',
      'src/billing/a.ts',
    );
    expect(problems).toEqual([
      {
        code: 'architecture-invalid',
        message: 'contexts.relationships.orders[0]: biling is no context: did you mean billing?',
        hint: 'There are: billing, orders.',
      },
    ]);
  });
});

describe('where nobody asks for stereotypes', () => {
  const reading = (stereotypes: Architecture['stereotypes']) =>
    readMembership(graphOf('src/orders.controller.ts'), { layers: [], stereotypes }, treeOf({}), {
      needsStereotypes: false,
    });

  test('files have none, not even by their names', async () => {
    const { placeOf } = await reading({});
    expect(placeOf('src/orders.controller.ts').stereotypes).toEqual([]);
  });

  test('one that a person defined and no file is remains a problem', async () => {
    const { problems } = await reading({ saga: { files: ['src/sagas/**'] } });
    expect(problems).toHaveLength(1);
  });
});
