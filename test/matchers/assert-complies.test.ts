import { AssertionError } from 'node:assert';
import { describe, expect, test } from '@jest/globals';
import { assertComplies } from '../../src/matchers/index.js';
import { ArchfitError, type FitnessReport } from '../../src/report/index.js';
import { thrown } from './failure-message.js';
import {
  makeCheck,
  makeFailingCheck,
  makeFinding,
  makeReport,
  ownerLabel,
  unreadable,
} from './reports.js';

const passing = makeReport({ checks: [makeCheck()] });
const failing = makeReport({ checks: [makeFailingCheck(makeFinding('orders'))] });

/** The assertion error that a function throws; it is of Node.js's own realm, not of the test's. */
function assertionOf(body: () => void): AssertionError {
  try {
    body();
  } catch (error) {
    if (error instanceof AssertionError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('assertComplies', () => {
  test('returns on an open gate', () => {
    expect(() => assertComplies(passing)).not.toThrow();
    expect(() => assertComplies(failing, { failOn: 'critical' })).not.toThrow();
  });

  test('throws what node:assert throws on a closed one, at the line of the caller', () => {
    const error = assertionOf(function caller() {
      assertComplies(failing);
    });
    expect(error).toMatchObject({
      code: 'ERR_ASSERTION',
      actual: 'closed',
      expected: 'open',
      operator: 'assertComplies',
      generatedMessage: false,
    });
    const frame = error.stack?.split('\n').find((line) => /^ +at /.test(line));
    expect(frame).toContain('caller');
    expect(error.message).toMatchInlineSnapshot(`
     "The gate is closed (fail on high): 1 blocking finding.
       kubernetes/owner-label: 1 new finding

     high kubernetes/owner-label  apps/Deployment/shop/orders
       Deployment orders names no owner
       shop/orders.yaml:4:3
       Fix: Set the label owner.

     Examined: kubernetes/owner-label 3 workloads"
    `);
  });

  test.each<[string, FitnessReport, RegExp]>([
    ['a problem', makeReport({ checks: [makeCheck()], problems: [unreadable] }), /broken\.yaml:7/],
    ['a run without rules', makeReport({}), /no rule was selected/],
  ])('is no assertion on %s: there is nothing to compare', (_, report, message) => {
    const error = thrown(() => assertComplies(report));
    expect(error).toBeInstanceOf(ArchfitError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^assertComplies cannot decide: /);
  });

  test('refuses what toComply refuses', () => {
    // What a JavaScript file may pass.
    const promise = Promise.resolve(passing) as unknown as FitnessReport;
    expect(() => assertComplies(promise)).toThrow('assertComplies needs a report and received a');
    expect(() => assertComplies(passing, { onyl: [] } as object)).toThrow('has no option onyl');
    expect(() => assertComplies(passing, { only: ['kubernetes/owner'] })).toThrow('does not have');
    expect(() => assertComplies(passing, { except: [ownerLabel] })).toThrow('at least one rule');
  });
});
