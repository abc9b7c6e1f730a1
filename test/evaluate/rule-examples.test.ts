import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evaluate, kubernetes } from '../../src/index.js';

const folder = join(__dirname, '..', '..', 'fixtures', 'rules', 'kubernetes');

describe.each(readdirSync(folder))('kubernetes/%s', (rule) => {
  const examples = readdirSync(join(folder, rule));

  test('has examples of both kinds', () => {
    expect(examples.some((name) => name.startsWith('fail-'))).toBe(true);
    expect(examples.some((name) => name.startsWith('pass-'))).toBe(true);
  });

  test.each(examples)('%s', async (example) => {
    const id = `kubernetes/${rule}`;
    const report = await evaluate([kubernetes({ manifests: join(folder, rule, example) })], {
      only: [id],
    });
    const [check] = report.checks;
    expect(report.problems).toEqual([]);
    expect(check).toMatchObject({
      rule: id,
      outcome: example.startsWith('fail-') ? 'fail' : 'pass',
    });
    // Whatever is found is found at a place a person can go to.
    for (const { location } of check?.findings ?? []) expect(location?.region).toBeDefined();
  });
});
