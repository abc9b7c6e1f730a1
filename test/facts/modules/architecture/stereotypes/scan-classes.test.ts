import { describe, expect, test } from '@jest/globals';
import { scanClasses } from '../../../../../src/facts/modules/architecture/stereotypes/scan-classes.js';

function tell(text: string): readonly string[] {
  return scanClasses(text).map(({ name = '', decorators }) =>
    [...decorators.map((decorator) => `@${decorator}`), name].join(' '),
  );
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a class', 'class A {}', ['A']],
  ['an exported class', 'export default abstract class A<T> extends B<T> {}', ['A']],
  ['a class without a name', 'export default class extends B {}', []],
  ['a class expression', 'const A = class Inner {};', ['Inner']],
  ['a decorator', '@Entity()\nexport class A {}', ['@Entity A']],
  ['a decorator after export', 'export @Entity() class A {}', ['@Entity A']],
  ['a decorator without arguments', '@Entity class A {}', ['@Entity A']],
  ['a decorator of a namespace', '@nest . Controller() class A {}', ['@nest.Controller A']],
  ['a decorated class without a name', '@Entity() export default class {}', ['@Entity ']],
  [
    'arguments with everything',
    '@Entity({ name: "a)", of: () => [`)${x}`, /\\)/] }) @Index(["b"]) class A {}',
    ['@Entity @Index A'],
  ],
  ['a comment between', '@Entity() // for class Order\n/* class B */ class A {}', ['@Entity A']],
  ['a decorator of a member', 'class A { @Get() list() {} } class B {}', ['A', 'B']],
  [
    'a decorator of a parameter',
    'class A { constructor(@Inject(B) b) {} }\nclass C {}',
    ['A', 'C'],
  ],
  ['a comment', '// class A\n/* @Entity() class B {} */', []],
  ['a comment without an end', 'class A {} /* class B', ['A']],
  ['a text', `const a = 'class A', b = "class B", c = 'it\\'s class C';`, []],
  ['a template', 'const a = `class A ${b(`class B`, { c: "}" })} class C`; class D {}', ['D']],
  ['a regular expression', "const a = /'class [/'] B/.test(b); class C {}", ['C']],
  ['a division', "const a = b / c; class D {} const e = 'x' / 2;", ['D']],
  ['a property', 'a.class; const b = { class: c };', []],
  ['a template without an end', 'class A {} `class B \\', ['A']],
  ['a very long template', `\`${'class B '.repeat(200_000)}\`; class A {}`, ['A']],
  ['a very long text', `"${'class B '.repeat(200_000)}"; class A {}`, ['A']],
  ['an apostrophe in JSX', "<p>don't</p>;\nclass A {}", ['A']],
];

describe('the classes of a text', () => {
  test.each(cases)('%s', (_, text, expected) => {
    expect(tell(text)).toEqual(expected);
  });
});
