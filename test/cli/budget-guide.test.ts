import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { checkBudgets } from '../../src/facts/kubernetes/connections/budget/check-budgets.js';
import { connectionAnnotations } from '../../src/facts/kubernetes/connections/index.js';

const guide = readFileSync(join(__dirname, '../../docs/guides/budget.md'), 'utf8');
const budgets = [...guide.matchAll(/^```yaml budgets\.yaml\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']) => text,
);

describe('the guide to the budget', () => {
  test.each(budgets)('has budgets without a fault: %#', (text) => {
    expect(checkBudgets(load(text))).toMatchObject({ kind: 'value' });
  });

  test('lists every annotation', () => {
    const section = guide.split('## Annotations\n')[1]?.split('\n## ')[0] ?? '';
    const listed = [...section.matchAll(/^\| `(archfit\/[\w-]+)`/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.values(connectionAnnotations).sort());
  });
});
