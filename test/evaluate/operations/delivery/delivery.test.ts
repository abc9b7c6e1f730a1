import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evaluate, operations } from '../../../../src/index.js';

const shop = join(__dirname, '../../../../fixtures/shop');
const only = ['ci/', 'test/', 'flags/', 'bridges/'];

async function judge(folder: string, catalog: string) {
  const { checks } = await evaluate([operations({ files: folder })], {
    cwd: shop,
    catalog,
    rules: { 'ci/gates-defined': { parameters: { gates: ['test'] } } },
  });
  const about = checks.filter(({ rule }) => only.some((topic) => rule.startsWith(topic)));
  return Object.fromEntries(
    about.map(({ rule, outcome, findings }) => [
      rule,
      outcome === 'fail' ? findings.map(({ message }) => message) : outcome,
    ]),
  );
}

describe('rules about delivery', () => {
  test('find nothing in the shop, and have something to judge', async () => {
    const outcomes = await judge('operations', 'catalog.yaml');
    expect(Object.keys(outcomes)).toHaveLength(10);
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['pass']));
  });

  test('find the fault that each of them is given', async () => {
    expect(await judge('operations-faulty', 'operations-faulty/catalog.yaml')).toEqual({
      'bridges/expiry': ['the bridge old-order-export names no decision that retires it'],
      'ci/consumer-contracts-before-deploy': [
        "production deploys without waiting for the contracts of its consumers: contracts: production runs however contracts ends (if: always() && needs.unit.result == 'success')",
      ],
      'ci/contract-test-per-api': ['orders consumes payments, and no contract tests that'],
      'ci/dependency-scan': [
        'no pipeline of operations-faulty/pipelines/github scans its dependencies',
      ],
      'ci/fitness-job-blocking': [
        'architecture checks the architecture and blocks nothing: it has continue-on-error: true',
      ],
      'ci/gates-defined': [
        'search deploys without waiting for the gate test: unit is not on its way contracts → search',
      ],
      'ci/rollback-plan': [
        'the rollback plan of payments, operations/runbooks/roll-back-payments.md, leads to no file',
      ],
      'ci/secret-and-sast-scan': [
        'no pipeline of operations-faulty/pipelines/github scans for secrets or analyses the code',
      ],
      'flags/owner-expiry': ['the flag one-click-checkout has expired on 2026-01-31'],
      'test/unit-coverage': [
        'services/payments: tests run 66 % of the lines, and 80 % are asked for',
      ],
    });
  });
});
