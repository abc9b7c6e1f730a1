import { expect, test } from '@jest/globals';
import { settleUmbrellas } from '../../../src/evaluate/openapi/settle-umbrellas.js';
import type { Finding } from '../../../src/report/index.js';
import { sampleFinding } from '../../reporters/sample-report.js';

const sums = 'openapi-diff/breaking-without-plan';
const removed = 'openapi-diff/path-removed';

function part(fingerprint: string, state: Finding['state']): Finding {
  return sampleFinding({ rule: removed, fingerprint, state });
}

function summary(parts: readonly string[]): Finding {
  return sampleFinding({
    rule: sums,
    fingerprint: 'v1:sum',
    message: `breaks in ${parts.length}`,
    details: { findings: parts },
    measure: { value: parts.length, unit: 'breaking changes', better: 'lower' },
  });
}

test.each<[string, readonly Finding['state'][], string, Finding['state'], number]>([
  ['nothing is accepted', ['new', 'new'], 'breaks in 2', 'new', 2],
  ['one is waived', ['new', 'waived'], 'breaks in 1', 'new', 1],
  ['all are waived', ['waived', 'waived'], 'breaks in 2', 'waived', 2],
  ['all are known', ['known', 'known'], 'breaks in 2', 'known', 2],
  ['one is known', ['known', 'new'], 'breaks in 2', 'new', 2],
])('where %s, the summary says so', (_, states, message, state, value) => {
  const parts = states.map((each, index) => part(`v1:${index}`, each));
  const findings = new Map([
    [removed, parts],
    [sums, [summary(parts.map(({ fingerprint }) => fingerprint))]],
  ]);
  const settled = settleUmbrellas(findings, (_rules, waived) => [
    summary(parts.map(({ fingerprint }) => fingerprint).filter((each) => !waived.has(each))),
  ]);
  expect(settled.get(sums)).toMatchObject([{ message, state, measure: { value } }]);
});
