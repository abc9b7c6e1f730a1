import { describe, expect, test } from '@jest/globals';
import type { Architecture } from '../../../../src/facts/modules/architecture/architecture.js';
import { contexts } from '../../../../src/facts/modules/architecture/contexts.js';
import { findArchitectureFaults } from '../../../../src/facts/modules/architecture/find-architecture-faults.js';
import { layered } from '../../../../src/facts/modules/architecture/layered.js';
import { onion } from '../../../../src/facts/modules/architecture/onion.js';

const faults: readonly (readonly [string, Partial<Architecture>, string, string])[] = [
  ['no layer', { layers: [layered({})] }, 'layers.0', 'has no layer'],
  [
    'a layer without files',
    { layers: [layered({ domain: [] })] },
    'layers.0.layers.domain',
    'has no pattern that takes files in',
  ],
  [
    'an empty pattern',
    { layers: [layered({ domain: ' ' })] },
    'layers.0.layers.domain',
    'has an empty pattern',
  ],
  [
    'files that are only taken out',
    { layers: [layered({ domain: '!src/x' })] },
    'layers.0.layers.domain',
    'has no pattern that takes files in',
  ],
  [
    'a pattern of two layers',
    { layers: [layered({ web: 'src/a', domain: ['src/b', 'src/a'] })] },
    'layers.0.layers.domain',
    'src/a is also a pattern of web',
  ],
  [
    'a layer called by a number',
    { layers: [layered({ web: 'a', 1: 'b' })] },
    'layers.0.layers.1',
    '1 is a number, and numbers lose their order',
  ],
  [
    'an adapter with the name of a ring',
    { layers: [onion({ domain: 'a', adapters: { domain: 'b' } })] },
    'layers.0.domain',
    'domain is there twice',
  ],
  [
    'independent layers that are none',
    { layers: [layered({ orders: 'a', billing: 'b' }, { independent: [['orders', 'biling']] })] },
    'layers.0.independent.0.1',
    'biling is no layer: did you mean billing?',
  ],
  [
    'a single independent layer',
    { layers: [layered({ orders: 'a' }, { independent: [['orders', 'orders']] })] },
    'layers.0.independent.0',
    'names fewer than two layers',
  ],
  ['no context', { contexts: contexts({}) }, 'contexts.contexts', 'has no context'],
  [
    'a * that stands for no folder',
    { contexts: contexts({ '*': 'src/contexts/**' }) },
    'contexts.contexts.*',
    'src/contexts/** does not say which folders are contexts',
  ],
  [
    'two folders for one name',
    { contexts: contexts({ '*': 'apps/*/modules/*' }) },
    'contexts.contexts.*',
    'apps/*/modules/* does not say which folders are contexts',
  ],
  [
    'a * below any folder',
    { contexts: contexts({ '*': '**/contexts/*' }) },
    'contexts.contexts.*',
    '**/contexts/* does not say which folders are contexts',
  ],
  [
    'a relationship of an unknown context',
    { contexts: contexts({ orders: 'a' }, { relationships: { shipping: [] } }) },
    'contexts.relationships.shipping',
    'shipping is no context',
  ],
  [
    'a relationship to an unknown context',
    { contexts: contexts({ orders: 'a' }, { relationships: { orders: ['order'] } }) },
    'contexts.relationships.orders.0',
    'order is no context: did you mean orders?',
  ],
  [
    'a stereotype that says nothing',
    { stereotypes: { saga: {} } },
    'stereotypes.saga',
    'nothing says what is a saga',
  ],
  [
    'a decorator with its @',
    { stereotypes: { saga: { decorators: ['@Saga'] } } },
    'stereotypes.saga.decorators',
    '"@Saga" is no name of a decorator',
  ],
];

describe('the faults of an architecture', () => {
  test.each(faults)('%s', (_, architecture, path, message) => {
    const found = findArchitectureFaults({ layers: [], stereotypes: {}, ...architecture });
    expect(found.map((fault) => [fault.path.join('.'), fault.message])).toEqual([[path, message]]);
    expect(found[0]?.hint).toMatch(/\.$/);
  });

  test('are none in one that can be', () => {
    const architecture: Architecture = {
      layers: [
        layered({ web: 'src/web', domain: 'src/domain' }, { independent: [['web', 'domain']] }),
        onion({ domain: 'src/domain', adapters: { web: 'src/web' }, outside: [] }),
      ],
      contexts: contexts({ '*': 'src/*/code' }, { relationships: { anything: ['else'] } }),
      stereotypes: { saga: { classes: ['Saga'] } },
    };
    expect(findArchitectureFaults(architecture)).toEqual([]);
  });
});
