import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inNamespace, NamespaceIndex } from '../../../../src/facts/kubernetes/set/namespaces.js';

const namespace = fc.constantFrom('', 'shop', 'bank', 'other');
const candidates = fc.array(fc.record({ namespace, isSelected: fc.boolean() }), { maxLength: 8 });

describe('an index of namespaces', () => {
  test('gives what asking every candidate gives', () => {
    fc.assert(
      fc.property(candidates, namespace, (all, asked) => {
        expect(new NamespaceIndex(all).in(asked)).toEqual(inNamespace(all, asked));
      }),
    );
  });

  test('leaves none out that is found among some of them', () => {
    fc.assert(
      fc.property(candidates, namespace, (all, asked) => {
        const some = all.filter(({ isSelected }) => isSelected);
        const near = new NamespaceIndex(all).around(asked).filter((each) => each.isSelected);
        expect(inNamespace(near, asked)).toEqual(inNamespace(some, asked));
      }),
    );
  });
});
