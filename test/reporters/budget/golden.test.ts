import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { evaluateBudget, kubernetes } from '../../../src/evaluate/index.js';
import { budgetFormats, loadBudgetReporter } from '../../../src/reporters/budget/index.js';

const extensions = { text: 'txt', json: 'json', markdown: 'md' } as const;

test.each(budgetFormats)('%s shows the budget of Black Friday as agreed', async (format) => {
  const report = await evaluateBudget(
    [kubernetes({ manifests: 'rendered-black-friday/prod', environment: 'prod' })],
    { cwd: join(__dirname, '../../../fixtures/shop'), budgets: 'budgets.yaml' },
  );
  const reporter = await loadBudgetReporter(format);
  const text = reporter(
    { ...report, tool: { name: 'archfit', version: '0.0.0' } },
    { color: false, isAscii: false },
  );
  const file = join(__dirname, '../golden/budget', `${format}.${extensions[format]}`);
  // UPDATE_GOLDEN=1 npx jest test/reporters writes them anew.
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});
