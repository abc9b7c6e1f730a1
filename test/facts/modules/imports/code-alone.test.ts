import { describe, expect, test } from '@jest/globals';
import { codeAlone } from '../../../../src/facts/modules/imports/header/code-alone.js';

const hidden = "require('a')";

describe('what is no code becomes spaces', () => {
  test.each([
    ['a comment', `f(); /* ${hidden} */ g();`],
    ['the rest of a line', `f(); // ${hidden}`],
    ['a string', `f("${hidden}");`],
    ['a string with quotes in it', `f("\\"${hidden}");`],
    ['a template', `f(\`a ${hidden}\`);`],
    ['a template after an expression', `f(\`\${a} ${hidden}\`);`],
    ['a template in a template', `f(\`\${b(\`${hidden}\`)}\`);`],
    ['a regular expression', `f(/${hidden}/);`],
    ['a class of a regular expression', 'f(/[/]require("a")/g);'],
    ['a regular expression after a condition', `if (a) /${hidden}/.test(b);`],
  ])('%s', (_, text) => {
    const code = codeAlone(text);
    expect(code).not.toContain('require');
    expect(code).toHaveLength(text.length);
  });

  test('lines remain', () => {
    expect(codeAlone('/* a\nb */\r\n`c\nd`')).toBe('    \n    \r\n` \n `');
  });
});

describe('what is code remains at its place', () => {
  test.each([
    ['after a comment', `/* a */ ${hidden};`],
    ['in an expression of a template', `f(\`a \${${hidden}} b\`);`],
    ['after a template', `f(\`a\`, ${hidden});`],
    ['between divisions', `const a = (b + c) / ${hidden} / d;`],
    ['after a division of what is in brackets', `a[0] / 2; ${hidden}; b / 3;`],
    ['after a string that ends with an escape', `f('\\\\'); ${hidden};`],
    ['after quotes in a regular expression', `f(/["']/); ${hidden};`],
    ['after a function', `const f = (a: Array<string>) => /b/; ${hidden};`],
  ])('%s', (_, text) => {
    const code = codeAlone(text);
    expect(code?.indexOf('require(')).toBe(text.indexOf('require('));
  });
});

describe('what is not certain is left to the parser', () => {
  test.each([
    ['a slash after a block', '{}\n/a/g'],
    ['a slash after what may be a type or a comparison', 'a as B<C> / 2'],
    ['a slash after a word that is a name in places', 'await / 2'],
    ['a slash after a mark that may end an expression', 'a! / 2'],
    ['a slash after an increment', 'a++ / 2'],
    ['a comment without an end', 'a; /* b'],
    ['a string without an end', "a; 'b\n';"],
    ['a template without an end', 'a(`b'],
    ['a regular expression without an end', 'a(/b\n/);'],
    ['brackets that do not match', 'f(a};'],
    ['a bracket without an end', 'f(a'],
    ['a class within a class of a regular expression', 'f(/[a[/]]/v);'],
    ['words of other scripts', 'const ä = 1;'],
    ['an escape in a word', 'const \\u0061 = 1;'],
    ['a conflict', 'a;\n<<<<<<< b\nc;'],
    ['a line that Unicode ends', '// a\u2028b()'],
  ])('%s', (_, text) => {
    expect(codeAlone(text)).toBeUndefined();
  });
});
