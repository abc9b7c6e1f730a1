import { describe, expect, test } from '@jest/globals';
import type { Finding, WaiverState } from '../../src/report/index.js';
import type { JudgedRule, RunContext, WaiverOptions } from '../../src/verdict/index.js';
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

/** A waiver of the sample finding, with keys replaced, added, or (undefined) left out. */
function writeWaiver(changes: Readonly<Record<string, unknown>> = {}): string {
  const waiver: Readonly<Record<string, unknown>> = {
    rule: cpu.id,
    subject: { name: 'web' },
    owner: 'team-web',
    reason: 'The load test is in January.',
    expires: '2027-01-31',
    ...changes,
  };
  const lines = Object.entries(waiver)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `    ${key}: ${JSON.stringify(value)}\n`);
  return `  -\n${lines.join('')}`;
}

const file = (...waivers: readonly string[]) => `waivers:\n${waivers.join('')}`;

interface Case {
  readonly title: string;
  readonly waiver?: Readonly<Record<string, unknown>>;
  readonly findings?: readonly Finding[];
  readonly judged?: Partial<Record<string, Partial<JudgedRule>>>;
  /** A rule that did not run. */
  readonly absent?: string;
  readonly context?: Partial<RunContext>;
  readonly options?: WaiverOptions;
  readonly state: WaiverState;
  readonly message?: RegExp;
  readonly remediation?: RegExp;
}

const cases: readonly Case[] = [
  { title: 'holds', state: 'active' },
  {
    title: 'names its rule by an earlier id',
    waiver: { rule: 'kubernetes/old-name' },
    findings: [sampleFinding({ rule: renamed.id })],
    state: 'active',
  },
  {
    title: 'holds through its last day',
    waiver: { expires: '2026-11-21' },
    state: 'expiring',
    message: /ends today: 1 finding will be new again/,
  },
  {
    title: 'expired the day before',
    waiver: { expires: '2026-11-20' },
    state: 'expired',
    message: /for kubernetes\/cpu-limit expired on 2026-11-20: 1 finding is back/,
  },
  {
    title: 'expired and covers nothing any more',
    waiver: { expires: '2026-11-20' },
    findings: [],
    state: 'expired',
    message: /nothing that it covers was found/,
    remediation: /^Remove it\.$/,
  },
  {
    title: 'is within 14 days of its end',
    waiver: { expires: '2026-12-05' },
    state: 'expiring',
    message: /ends in 14 days, after 2026-12-05/,
  },
  { title: 'is 15 days from its end', waiver: { expires: '2026-12-06' }, state: 'active' },
  {
    title: 'is within the days that the options name',
    waiver: { expires: '2027-01-31' },
    options: { expiringDays: 100 },
    state: 'expiring',
  },
  {
    title: 'was to be reviewed',
    waiver: { reviewDate: '2026-11-20' },
    state: 'expiring',
    message: /was to be reviewed on 2026-11-20/,
  },
  { title: 'is to be reviewed today', waiver: { reviewDate: '2026-11-21' }, state: 'active' },
  {
    title: 'covers nothing',
    findings: [],
    state: 'unused',
    message: /waives nothing: no finding of the rule is about name web/,
  },
  {
    title: 'covers nothing, in a part of the input',
    findings: [],
    context: { isWhole: false },
    state: 'active',
  },
  {
    title: 'covers nothing, of a rule that could not decide',
    findings: [],
    judged: { [cpu.id]: { isDecided: false } },
    state: 'active',
  },
  {
    title: 'covers nothing, in an environment that was not judged',
    waiver: { subject: { environment: 'staging' } },
    findings: [],
    context: { judgedEnvironments: ['prod'] },
    state: 'active',
  },
  {
    title: 'covers nothing, in an environment that was judged',
    waiver: { subject: { environment: 'staging' } },
    findings: [sampleFinding({ environment: 'prod' })],
    state: 'unused',
  },
  {
    title: 'covers only what another rule found',
    findings: [sampleFinding({ rule: owner.id })],
    state: 'unused',
  },
  {
    title: 'names a rule that is gone',
    waiver: { rule: 'kubernetes/cpu-limits' },
    state: 'malformed',
    message: /there is no rule kubernetes\/cpu-limits/,
    remediation: /Did you mean kubernetes\/cpu-limit\?/,
  },
  {
    title: 'names a rule that forbids waivers',
    waiver: { rule: strict.id },
    findings: [sampleFinding({ rule: strict.id })],
    state: 'malformed',
    message: /kubernetes\/strict forbids waivers/,
  },
  {
    title: 'waives a finding about waivers',
    waiver: { rule: 'waiver/unused' },
    state: 'malformed',
    message: /forbids waivers/,
  },
  {
    title: 'names an environment nobody defined',
    waiver: { subject: { environment: 'prd' } },
    state: 'malformed',
    message: /there is no environment prd/,
    remediation: /Did you mean prod\?/,
  },
  {
    title: 'would hold longer than is allowed',
    options: { maxDays: 30 },
    state: 'malformed',
    message: /hold for 71 days, and 30 are allowed/,
  },
  { title: 'would hold as long as is allowed', options: { maxDays: 71 }, state: 'active' },
  {
    title: 'has a control that is no rule',
    waiver: { controls: ['kubernetes/owner-lable'] },
    state: 'malformed',
    message: /control kubernetes\/owner-lable is no rule/,
    remediation: /Did you mean kubernetes\/owner-label\?/,
  },
  {
    title: 'is its own control',
    waiver: { controls: [cpu.id] },
    state: 'malformed',
    message: /is the rule that it waives/,
  },
  {
    title: 'rests on a rule about waivers',
    waiver: { controls: ['waiver/expired'] },
    state: 'malformed',
    message: /judges the exceptions themselves/,
  },
  { title: 'has a control that passes', waiver: { controls: [owner.id] }, state: 'active' },
  {
    title: 'has a control with a finding',
    waiver: { controls: [owner.id] },
    findings: [sampleFinding(), sampleFinding({ rule: owner.id })],
    state: 'unused',
    message: /does not hold, because its control kubernetes\/owner-label has 1 finding/,
  },
  {
    title: 'has a control that did not run',
    waiver: { controls: [owner.id] },
    absent: owner.id,
    state: 'unused',
    message: /kubernetes\/owner-label did not run/,
  },
  {
    title: 'has a control that could not be decided',
    waiver: { controls: [owner.id] },
    judged: { [owner.id]: { isDecided: false } },
    state: 'unused',
    message: /owner-label could not be decided/,
  },
  {
    title: 'has a control that examined nothing',
    waiver: { controls: [owner.id] },
    judged: { [owner.id]: { examined: 0 } },
    state: 'unused',
    message: /owner-label had nothing to judge/,
  },
  {
    title: 'has a control that fails in another environment',
    waiver: { controls: [owner.id] },
    findings: [
      sampleFinding({ environment: 'prod' }),
      sampleFinding({ rule: owner.id, environment: 'staging' }),
    ],
    state: 'active',
  },
  {
    title: 'says nothing of what it covers',
    waiver: { subject: undefined },
    state: 'malformed',
    message: /does not say what it covers/,
  },
  {
    title: 'covers an empty subject',
    waiver: { subject: {} },
    state: 'malformed',
    message: /subject is \{\}/,
    remediation: /At least one of kind, name/,
  },
  {
    title: 'has no owner',
    waiver: { owner: undefined },
    state: 'malformed',
    message: /owner is missing/,
  },
  {
    title: 'has a blank reason',
    waiver: { reason: '  ' },
    state: 'malformed',
    message: /reason is "  "/,
  },
  {
    title: 'ends on no day of the calendar',
    waiver: { expires: '2027-02-30' },
    state: 'malformed',
    message: /expires is "2027-02-30"/,
    remediation: /A date of the calendar/,
  },
  {
    title: 'ends on something that is no date',
    waiver: { expires: 'next year' },
    state: 'malformed',
    remediation: /A date such as 2026-10-01/,
  },
  {
    title: 'has a misspelt key',
    waiver: { expire: '2027-01-31', expires: undefined },
    state: 'malformed',
    message: /expires is missing; there is no expire/,
    remediation: /Did you mean expires\?/,
  },
  {
    title: 'has a misspelt key of its subject',
    waiver: { subject: { nam: 'web' } },
    state: 'malformed',
    remediation: /Did you mean name\?/,
  },
  {
    title: 'has a fingerprint that is cut off',
    waiver: { fingerprint: 'v1:1234' },
    state: 'malformed',
    remediation: /A whole fingerprint/,
  },
];

describe('a waiver that', () => {
  test.each(cases)('$title is $state', async (given) => {
    const { findings = [sampleFinding()], judged, absent, context = {}, options, state } = given;
    const applied = await applyTexts({
      judged: judge(findings, judged).filter(({ rule }) => rule.id !== absent),
      waivers: file(writeWaiver(given.waiver)),
      context,
      ...(options && { options }),
    });
    expect(applied.waivers?.map((waiver) => waiver.state)).toEqual([state]);

    const told = [...applied.exceptionRules].filter(([, result]) => result.findings.length > 0);
    expect(told.map(([rule]) => rule)).toEqual(state === 'active' ? [] : [`waiver/${state}`]);
    const [finding] = foundBy(applied, `waiver/${state}`);
    if (given.message) expect(finding?.message).toMatch(given.message);
    if (given.remediation) expect(finding?.remediation).toMatch(given.remediation);

    const waived = [...applied.findings.values()].flat().filter((each) => each.state === 'waived');
    const isHolding = state === 'active' || state === 'expiring';
    const isCovered = findings.length > 0 && isHolding;
    expect([waived.length, applied.waivers?.[0]?.findings]).toEqual(isCovered ? [1, 1] : [0, 0]);
  });

  test('every rule about waivers examines all of them, malformed ones too', async () => {
    const applied = await applyTexts({
      judged: judge([sampleFinding()]),
      waivers: file(writeWaiver(), writeWaiver({ owner: undefined })),
    });
    for (const state of ['malformed', 'expired', 'unused', 'expiring']) {
      expect(applied.exceptionRules.get(`waiver/${state}`)?.examined).toBe(2);
    }
  });

  test('is malformed leaves the others as they are', async () => {
    const applied = await applyTexts({
      judged: judge([sampleFinding()]),
      waivers: file('  - not a mapping\n', writeWaiver()),
    });
    expect(applied.waivers?.map(({ state }) => state)).toEqual(['malformed', 'active']);
    expect(applied.findings.get(cpu.id)?.[0]?.state).toBe('waived');
  });

  test('is at fault in several keys is told of once, with every place', async () => {
    const applied = await applyTexts({
      judged: judge([]),
      waivers: `waivers:
  - rule: kubernetes/cpu-limit
    subject: {name: web}
    owner: ''
    reason: later
    expires: soon
`,
    });
    const [finding, ...others] = foundBy(applied, 'waiver/malformed');
    expect(others).toEqual([]);
    expect(finding?.location?.region?.startLine).toBe(4);
    expect(finding?.related.map(({ region }) => region?.startLine)).toEqual([6]);
  });

  test('does not hold in one of its environments says so, and holds in the other', async () => {
    const applied = await applyTexts({
      judged: judge([
        sampleFinding({ environment: 'prod' }),
        sampleFinding({ environment: 'staging' }),
        sampleFinding({ rule: owner.id, environment: 'staging' }),
      ]),
      waivers: file(writeWaiver({ controls: [owner.id] })),
    });
    expect(applied.findings.get(cpu.id)?.map(({ state }) => state)).toEqual(['waived', 'new']);
    expect(foundBy(applied, 'waiver/unused')[0]?.message).toMatch(
      /does not hold for 1 finding, because .*owner-label has 1 finding/,
    );
  });
});

describe('a finding about a waiver', () => {
  test('keeps its identity when the waiver moves, and changes it with what the waiver names', async () => {
    const fingerprintsOf = async (waivers: string) => {
      const applied = await applyTexts({ judged: judge([]), waivers });
      return foundBy(applied, 'waiver/unused').map(({ fingerprint }) => fingerprint);
    };
    const one = writeWaiver({ subject: { name: 'one' } });
    const other = writeWaiver({ subject: { name: 'other' } });
    const before = await fingerprintsOf(file(one, other));
    expect(new Set(before).size).toBe(2);
    expect(await fingerprintsOf(`# moved\n\n${file(other, one)}`)).toEqual(before.toReversed());
  });

  test('names its waiver by risk, else by ticket, else by its place', async () => {
    const applied = await applyTexts({
      judged: judge([]),
      waivers: file(
        writeWaiver({ riskId: 'RISK-7', ticket: 'SHOP-1' }),
        writeWaiver({ ticket: 'SHOP-2' }),
        writeWaiver(),
      ),
    });
    expect(applied.waivers?.map(({ id }) => id)).toEqual([
      'RISK-7',
      'SHOP-2',
      expect.stringMatching(/^waivers\.yaml:\d+$/),
    ]);
    expect(foundBy(applied, 'waiver/unused')[0]?.subject).toEqual({
      kind: 'Waiver',
      id: 'RISK-7',
      owner: 'team-web',
    });
  });

  test('masks a secret that stands in the file', async () => {
    const applied = await applyTexts({
      judged: judge([sampleFinding()]),
      waivers: file(writeWaiver({ reason: 'see https://bob:hunter2hunter2@example.test/x' })),
    });
    expect(JSON.stringify([applied.waivers, ...applied.findings])).not.toContain('hunter2');
  });

  test('shows no control character of the file', async () => {
    const applied = await applyTexts({
      judged: judge([]),
      waivers: file(writeWaiver({ rule: 'a\nb\u0007\u202e' })),
    });
    const [finding] = foundBy(applied, 'waiver/malformed');
    expect(finding?.message).not.toMatch(/[\n\u0007\u202e]/);
  });
});
