/** @jest-environment ./test/policy/opa-environment.mjs */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { testGuide } from './test-guide.js';

// Runners of tests and OPA are started for some.
jest.setTimeout(180_000);

const root = join(__dirname, '..', '..');

/** Guides whose commands are not run here, or that have none, and the test that holds each to what it says. */
const heldElsewhere: Readonly<Record<string, string>> = {
  'README.md': 'test/guides/links.test.ts',
  'architecture.md': 'test/guides/architecture-guide.test.ts',
  'ci.md': 'test/cli/ci-guide.test.ts',
  'classification.md': 'test/facts/classification/guide.test.ts',
  'configuration.md': 'test/config/guide.test.ts',
  'first-test.md': 'test/consumers/first-test.test.ts',
  'fleets.md': 'test/cli/fleets-guide.test.ts',
  'plans.md': 'test/facts/lifecycle/guide.test.ts',
  'policies.md': 'test/policy/build/policy-contract.test.ts',
  'report.md': 'test/report/codes.test.ts',
  'tests.md': 'test/guides/tests-in-runners.test.ts',
};

testGuide('README.md');
for (const name of readdirSync(join(root, 'docs/guides')).sort()) {
  if (name.endsWith('.md') && !(name in heldElsewhere)) testGuide(`docs/guides/${name}`);
}

test.each(Object.entries(heldElsewhere))('%s is held to what it says by %s', (name, file) => {
  expect(existsSync(join(root, 'docs/guides', name))).toBe(true);
  expect(existsSync(join(root, file))).toBe(true);
});
