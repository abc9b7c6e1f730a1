import { expect, test } from '@jest/globals';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, events } from '../../../src/evaluate/index.js';

const schema = {
  title: 'OrderPlaced',
  version: '1.0.0',
  type: 'object',
  'x-data-classification': 'intrenal',
  properties: { note: { type: 'string', 'x-data-classification': 'confidental' } },
};

test('globs that match nothing are problems, and words that mean nothing are findings', async () => {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-')));
  try {
    writeFileSync(join(cwd, 'placed.json'), JSON.stringify(schema, null, 1));
    const source = events({ files: 'placed.json', audit: ['*.json', 'adit/**'], logs: 'logs/**' });
    const only = ['events/classification-known'];
    const { problems, checks } = await evaluate([source], { cwd, only });
    expect(problems.map(({ message }) => message)).toEqual([
      'no schema that was read matches audit "adit/**"',
      'no schema that was read matches logs "logs/**"',
    ]);
    expect(checks.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([
      'OrderPlaced has x-data-classification: intrenal, and nobody says what that means',
      'note of OrderPlaced has x-data-classification: confidental, and nobody says what that means',
    ]);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
