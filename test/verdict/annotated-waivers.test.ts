import { describe, expect, test } from '@jest/globals';
import type { WaiverState } from '../../src/report/index.js';
import type { WaiverAnnotation, WaiverOptions } from '../../src/verdict/index.js';
import {
  applyTexts,
  cpu,
  foundBy,
  judge,
  owner,
  renamed,
  sampleFinding,
  strict,
} from './sample-run.js';

const web = sampleFinding();

/** An annotation of the Deployment shop/web. */
function annotation(changes: Partial<WaiverAnnotation> = {}): WaiverAnnotation {
  return {
    name: 'kubernetes.cpu-limit',
    value: '2027-01-31: The load test is in January.',
    subject: { ...web.subject, owner: 'team-web' },
    location: {
      uri: 'rendered/web.yaml',
      region: { startLine: 5, startColumn: 5, endLine: 5, endColumn: 9 },
    },
    ...changes,
  };
}

interface Case {
  readonly title: string;
  readonly change?: Partial<WaiverAnnotation>;
  readonly options?: WaiverOptions;
  readonly state: WaiverState;
  readonly message?: RegExp;
}

const allowed: WaiverOptions = { annotations: true };

const cases: readonly Case[] = [
  { title: 'is allowed for all rules', state: 'active' },
  { title: 'is allowed for its rule', options: { annotations: [cpu.id] }, state: 'active' },
  {
    title: 'is allowed for its rule by an earlier id',
    change: { name: 'kubernetes.new-name' },
    options: { annotations: ['kubernetes/old-name'] },
    state: 'unused',
  },
  {
    title: 'is allowed for another rule',
    options: { annotations: [owner.id] },
    state: 'malformed',
    message: /annotations may not waive kubernetes\/cpu-limit/,
  },
  { title: 'is not allowed', options: {}, state: 'malformed', message: /may not waive/ },
  { title: 'gives no colon after the day', change: { value: '2027-01-31 later' }, state: 'active' },
  {
    title: 'gives no day',
    change: { value: 'later' },
    state: 'malformed',
    message: /its value is "later"/,
  },
  { title: 'gives no reason', change: { value: '2027-01-31:  ' }, state: 'malformed' },
  { title: 'gives a day that is none', change: { value: '2027-02-30: later' }, state: 'malformed' },
  { title: 'has expired', change: { value: '2026-11-20: later' }, state: 'expired' },
  {
    title: 'stands on an object without an owner',
    change: { subject: web.subject },
    state: 'malformed',
    message: /nobody answers for it/,
  },
  {
    title: 'names no rule',
    change: { name: 'kubernetes.cpu-limits' },
    state: 'malformed',
    message: /there is no rule/,
  },
  {
    title: 'names a rule that forbids waivers',
    change: { name: strict.id.replace('/', '.') },
    state: 'malformed',
    message: /forbids waivers/,
  },
  {
    title: 'stands on another object',
    change: { subject: { ...web.subject, id: 'apps/Deployment/shop/other', owner: 'x' } },
    state: 'unused',
  },
  {
    title: 'stands on the object of another environment',
    change: { environment: 'staging' },
    state: 'unused',
  },
  {
    title: 'stands in another file, on an object of the same name',
    change: { location: { uri: 'copy.yaml' } },
    state: 'unused',
  },
];

describe('an annotation that', () => {
  test.each(cases)('$title is $state', async ({ change, options = allowed, state, message }) => {
    const applied = await applyTexts({
      judged: judge([web]),
      options,
      context: { annotations: [annotation(change)] },
    });
    expect(applied.waivers?.map((waiver) => waiver.state)).toEqual([state]);
    expect(applied.findings.get(cpu.id)?.[0]?.state).toBe(state === 'active' ? 'waived' : 'new');
    if (message) expect(foundBy(applied, `waiver/${state}`)[0]?.message).toMatch(message);
  });
});

test('an annotation where no waivers are configured is told of, and waives nothing', async () => {
  const applied = await applyTexts({
    judged: judge([web]),
    context: { annotations: [annotation()] },
  });
  expect(applied.findings.get(cpu.id)?.[0]?.state).toBe('new');
  expect(foundBy(applied, 'waiver/malformed')).toHaveLength(1);
});

test('what an annotation waives names the owner of the object, the reason and the day', async () => {
  const applied = await applyTexts({
    judged: judge([web]),
    options: allowed,
    context: { annotations: [annotation()] },
  });
  expect(applied.findings.get(cpu.id)?.[0]?.waiver).toEqual({
    id: 'rendered/web.yaml:5',
    owner: 'team-web',
    reason: 'The load test is in January.',
    expires: '2027-01-31',
    location: annotation().location,
  });
});

test('an annotation waives what a renamed rule finds, under either id', async () => {
  const finding = sampleFinding({ rule: renamed.id });
  for (const name of ['kubernetes.new-name', 'kubernetes.old-name']) {
    const applied = await applyTexts({
      judged: judge([finding]),
      options: allowed,
      context: { annotations: [annotation({ name })] },
    });
    expect(applied.findings.get(renamed.id)?.[0]?.state).toBe('waived');
  }
});
