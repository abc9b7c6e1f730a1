import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { asksForStereotypes } from '../../../src/evaluate/modules/asks-for-stereotypes.js';

const { rules } = JSON.parse(readFileSync('wasm/policies.json', 'utf8')) as {
  readonly rules: readonly {
    readonly id: string;
    readonly requires: readonly ('joined' | 'modules')[];
  }[];
};
const ofModules = rules.filter(
  ({ requires }) => requires.includes('modules') && !requires.includes('joined'),
);

/** By these the policies come to what files are made for. */
const asking = /\.stereotypes\b|\bmodules\.(?:named|routes|calls|call_finding|route_finding)\b/;

function policyOf(id: string): string {
  const name = id.replace('modules/', '').replaceAll('-', '_');
  return readFileSync(`policies/modules/${name}/${name}.rego`, 'utf8').replaceAll(/^#.*$/gm, '');
}

test('rules whose policies ask for stereotypes get them', () => {
  const withoutThem = ofModules.filter(
    ({ id }) => asking.test(policyOf(id)) && !asksForStereotypes(rules, (rule) => rule === id),
  );
  expect(ofModules.length).toBeGreaterThan(15);
  expect(withoutThem).toEqual([]);
});

test.each([
  ['the order of layers', 'modules/layer-order', false],
  ['cycles', 'modules/no-cycles', false],
  ['controllers and repositories', 'modules/controller-no-repository', true],
])('for %s', (_, id, expected) => {
  expect(asksForStereotypes(rules, (rule) => rule === id)).toBe(expected);
});

test('a rule that is not known here may ask for them, one that is off asks for nothing', () => {
  const own = [{ id: 'own/handlers', requires: ['modules' as const] }];
  expect(asksForStereotypes(own, () => true)).toBe(true);
  expect(asksForStereotypes(own, () => false)).toBe(false);
});
