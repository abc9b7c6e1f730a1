import { describe, expect, test } from '@jest/globals';
import {
  hardDependenciesOf,
  productOf,
  readDecimal,
  toText,
} from '../../../../src/facts/operations/objectives/index.js';

const graph = (edges: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(edges));

describe('what a service cannot answer without', () => {
  test('is what its dependencies need, too, once each and with the shortest way to it', () => {
    const dependencies = graph({
      orders: ['payments', 'catalog'],
      payments: ['policy'],
      catalog: ['policy', 'search'],
      search: ['policy'],
    });
    expect(
      hardDependenciesOf(['orders'], dependencies).map(({ path }) => path.join(' > ')),
    ).toEqual([
      'orders > payments',
      'orders > catalog',
      'orders > payments > policy',
      'orders > catalog > search',
    ]);
  });

  test('is never itself, however the ways go round', () => {
    const dependencies = graph({ a: ['b', 'a'], b: ['c'], c: ['a', 'b'] });
    expect(hardDependenciesOf(['a'], dependencies).map(({ service }) => service)).toEqual([
      'b',
      'c',
    ]);
    expect(hardDependenciesOf(['x'], dependencies)).toEqual([]);
  });

  test('is what all services of a journey need, without themselves', () => {
    const dependencies = graph({ a: ['b', 'c'], b: ['d'] });
    expect(hardDependenciesOf(['a', 'b'], dependencies).map(({ service }) => service)).toEqual([
      'c',
      'd',
    ]);
  });
});

test('objectives multiply exactly', () => {
  const shares = ['0.999', '0.9995', '0.99'].flatMap((text) => readDecimal(text) ?? []);
  expect(toText(productOf(shares))).toBe('0.988515495');
  expect(toText(productOf([]))).toBe('1');
});
