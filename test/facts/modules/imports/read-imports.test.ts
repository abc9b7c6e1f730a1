import { describe, expect, test } from '@jest/globals';
import { readImports } from '../../../../src/facts/modules/imports/index.js';
import { type Form, headerForms, lexerForms, parserForms, readForm } from './forms.js';

describe('a file is read as far as it must be', () => {
  const lanes = Object.entries({ header: headerForms, lexer: lexerForms, parser: parserForms });
  test.each(
    lanes.flatMap(([lane, forms]) =>
      forms.map((form): [string, string, Form] => [lane, form[0], form]),
    ),
  )('by the %s: %s', async (lane, _, form) => {
    const { path, text, references } = readForm(form);
    expect(await readImports([{ path, text }])).toEqual([{ references, lane }]);
  });

  test('each file for itself, in the order in which they are given', async () => {
    const forms = [
      ...parserForms.slice(0, 2),
      ...headerForms.slice(2, 4),
      ...lexerForms.slice(0, 2),
    ];
    const files = forms.map(readForm);
    const read = await readImports(files);
    expect(read.map(({ references }) => references)).toEqual(
      files.map(({ references }) => references),
    );
  });
});

test('a call of require that is spread is told', async () => {
  const text = `'use strict'\n\nmodule.exports = {\n  // All of it:\n  ...require('./a'),\n  ...require('./b/'),\n}\n`;
  const [read] = await readImports([{ path: 'src/index.js', text }]);
  expect(read?.references.map(({ specifier }) => specifier)).toEqual(['./a', './b/']);
});
