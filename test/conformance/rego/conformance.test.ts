/** @jest-environment ./test/policy/opa-environment.mjs */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/index.js';
import { exceptions } from './exceptions.js';
import { listBuiltins } from './list-builtins.js';
import { writePage } from './page.js';
import { type JudgedCase, runCases } from './run-cases.js';
import { printSummary, summarize } from './summary.js';

jest.setTimeout(600_000);

/** Share of the cases of the corpus whose builtins are all there; the page tells the share of those that it leaves out, too. */
const covered = 0.86;

/** Given to look at a family or a case: what holds of the whole is then not checked. */
const filter = process.env['ARCHFIT_REGO_CASES'] ?? '';

const pageFile = join(__dirname, '..', '..', '..', 'docs', 'conformance.md');

let judged: readonly JudgedCase[];

beforeAll(async () => {
  judged = await runCases(filter);
  process.stdout.write(`\n${printSummary(judged)}\n`);
});

const whole = filter === '' ? test : test.skip;

describe("OPA's own cases", () => {
  test('pass where archfit has the builtins, but for the exceptions that are named', () => {
    const failed = judged
      .filter(({ judgement }) => judgement.outcome === 'failed')
      .map((each) => each.case.id);
    const ids = new Set(judged.map((each) => each.case.id));
    expect(failed.sort()).toEqual(
      Object.keys(exceptions)
        .filter((id) => filter === '' || ids.has(id))
        .sort(),
    );
  });

  whole('are covered, with exceptions for one of 100', () => {
    const { cases, refused } = summarize(judged);
    expect((cases - refused) / cases).toBeGreaterThanOrEqual(covered);
    expect(Object.keys(exceptions).length / (cases - refused)).toBeLessThanOrEqual(0.01);
  });

  whole('are told in the documentation', async () => {
    const opa = new Opa();
    const builtins = await listBuiltins(opa).finally(() => opa.close());
    const page = writePage(judged, builtins);
    if (process.env['ARCHFIT_WRITE_PAGE'] === 'yes') writeFileSync(pageFile, page);
    expect(readFileSync(pageFile, 'utf8')).toBe(page);
  });
});
