import { expect, test } from '@jest/globals';
import {
  describeVocabularies,
  type VocabularyFacts,
} from '../../../src/evaluate/modules/describe-vocabularies.js';
import type { CodeBase } from '../../../src/evaluate/modules/code-base.js';
import { baseOf } from './base-of.js';

const contexts = { kind: 'contexts', contexts: { orders: 'src/orders' } } as const;

async function wordsIn(text: string, rest: Partial<CodeBase> = {}): Promise<readonly string[]> {
  const texts = { 'src/orders/a.ts': text, 'src/other.ts': text };
  const base = await baseOf([], { contexts }, { texts, ...rest });
  const { facts, subjects } = await describeVocabularies(base);
  return (facts['vocabularies'] as readonly VocabularyFacts[]).map(
    ({ id, context, form, name, words }) => {
      expect(subjects.get(id)?.locate()?.uri).toBe('repo/src/orders/a.ts');
      return `${context} ${form} ${name}: ${words.join(' ')}`;
    },
  );
}

test.each([
  [
    'an enum of texts',
    `export enum OrderStatus { Open = 'open', Paid = 'paid' }`,
    'enum OrderStatus: open paid',
  ],
  [
    'an enum of numbers, by its names',
    'enum OrderState { Open, Paid }',
    'enum OrderState: open paid',
  ],
  ['a union of texts', `type Decision = 'yes' | 'no';`, 'union Decision: no yes'],
  [
    'an object of constants',
    `export const OrderStatus = { A: 'a', B: 'b' } as const;`,
    'object OrderStatus: a b',
  ],
])('%s of a context is a list of words', async (_, text, words) => {
  expect(await wordsIn(text)).toEqual([`orders ${words}`]);
});

test.each([
  ['a union with something else', `type OrderStatus = 'open' | Other;`],
  ['an object that can change', `const OrderStatus = { A: 'a' };`],
  ['another name', `enum Colour { Red = 'red' }`],
  ['a name that only begins so', `enum StatusColour { Red = 'red' }`],
])('%s is none', async (_, text) => {
  expect(await wordsIn(text)).toEqual([]);
});

test('names and whether it is asked are settings', async () => {
  const text = `enum Colour { Red = 'red' }`;
  const parametersOf = (): Readonly<Record<string, unknown>> => ({ names: ['Colour'] });
  expect(await wordsIn(text, { parametersOf })).toEqual(['orders enum Colour: red']);
  expect(await wordsIn(text, { parametersOf, isOn: () => false })).toEqual([]);
});
