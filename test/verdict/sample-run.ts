import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Check, Finding, FitnessReport, Measure, RuleId } from '../../src/report/index.js';
import { applyExceptions } from '../../src/verdict/apply-exceptions.js';
import { readExceptions } from '../../src/verdict/read-exceptions.js';
import {
  type AppliedExceptions,
  fingerprint,
  type JudgedRule,
  type RuleInfo,
  type RunContext,
  type WaiverOptions,
} from '../../src/verdict/index.js';

/** The rules that the samples are judged by. */
export const cpu = sampleRule('kubernetes/cpu-limit');
export const owner = sampleRule('kubernetes/owner-label');
export const replicas = sampleRule('kubernetes/critical-min-replicas');
export const strict = {
  ...sampleRule('kubernetes/strict'),
  waivers: 'never',
  baseline: 'never',
} as const;
export const renamed = { ...sampleRule('kubernetes/new-name'), aliases: ['kubernetes/old-name'] };
const rules = [cpu, owner, replicas, strict, renamed];

function sampleRule(id: RuleId): RuleInfo {
  return {
    id,
    title: `Title of ${id}`,
    description: 'A rule.',
    severity: 'high',
    domain: 'kubernetes',
    scope: 'object',
    appliesTo: ['workload'],
    notApplicable: 'no workload is in the input',
    rationale: 'because',
    remediation: 'do it',
    parameters: {},
    requires: [],
    relatedResources: [],
    default: 'on',
    baseline: 'allowed',
    waivers: 'allowed',
    aliases: [],
    docs: `docs/rules/${id}.md`,
  };
}

export interface FindingSketch {
  readonly rule?: RuleId;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly environment?: string;
  readonly path?: string;
  readonly uri?: string;
  readonly measure?: Measure;
  readonly details?: Finding['details'];
  readonly message?: string;
}

/** A new finding; with nothing said, of the CPU limit of the Deployment shop/web. */
export function sampleFinding({
  rule = cpu.id,
  kind = 'Deployment',
  name = 'web',
  namespace = 'shop',
  environment,
  path = 'spec.containers[name=web]',
  uri = 'rendered/web.yaml',
  measure,
  details = {},
  message = `${name} is wrong`,
}: FindingSketch = {}): Finding {
  const id = `apps/${kind}/${namespace}/${name}`;
  return {
    fingerprint: fingerprint({ rule, environment, subject: id, path: [path], object: null }),
    ...(environment !== undefined && { environment }),
    rule,
    severity: 'high',
    message,
    subject: { kind, id, name, namespace },
    path,
    location: { uri, region: { startLine: 7, startColumn: 1, endLine: 7, endColumn: 5 } },
    related: [],
    details,
    state: 'new',
    ...(measure && { measure }),
  };
}

/** Each rule with its findings; rules that found nothing looked at one workload all the same. */
export function judge(
  findings: readonly Finding[],
  changes: Partial<Record<RuleId, Partial<JudgedRule>>> = {},
): readonly JudgedRule[] {
  return rules.map((rule) => ({
    rule,
    findings: findings.filter((finding) => finding.rule === rule.id),
    examined: 1,
    examinedIn: new Map([[undefined, 1]]),
    isDecided: true,
    ...changes[rule.id],
  }));
}

export const now = new Date('2026-11-21T12:00:00Z');

export function sampleContext(changes: Partial<RunContext> = {}): RunContext {
  return {
    now,
    knownRules: rules,
    environments: ['prod', 'staging'],
    judgedEnvironments: ['prod', 'staging'],
    isWhole: true,
    annotations: [],
    ...changes,
  };
}

const folders: string[] = [];

// Property tests write thousands.
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder with files by name, until the tests of the file have ended. */
export function writeFiles(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-verdict-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export interface Run {
  readonly judged: readonly JudgedRule[];
  readonly waivers?: string;
  readonly options?: WaiverOptions;
  readonly baseline?: string;
  readonly context?: Partial<RunContext>;
}

/** Holds what was judged against the texts of a file of waivers and of a baseline, where they are given. */
export async function applyTexts(run: Run): Promise<AppliedExceptions> {
  const cwd = writeFiles({
    ...(run.waivers !== undefined && { 'waivers.yaml': run.waivers }),
    ...(run.baseline !== undefined && { 'archfit-baseline.json': run.baseline }),
  });
  const file = run.waivers === undefined ? {} : { file: 'waivers.yaml' };
  const hasWaivers = run.waivers !== undefined || run.options !== undefined;
  const { exceptions, problems } = await readExceptions({
    ...(hasWaivers && { waivers: { ...file, ...run.options } }),
    ...(run.baseline !== undefined && { baseline: 'archfit-baseline.json' }),
    cwd,
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return applyExceptions(run.judged, exceptions, sampleContext(run.context));
}

/** The findings of a rule about exceptions. */
export function foundBy(applied: AppliedExceptions, rule: RuleId): readonly Finding[] {
  return applied.exceptionRules.get(rule)?.findings ?? [];
}

/** A report of what was judged. */
export function sampleReport(
  judged: readonly JudgedRule[],
  changes: Partial<FitnessReport> = {},
): FitnessReport {
  const checks = judged.map(({ rule, findings, examined, isDecided }): Check => {
    const failed = findings.some(({ state }) => state === 'new');
    return {
      rule: rule.id,
      title: rule.title,
      domain: rule.domain,
      severity: rule.severity,
      outcome: failed ? 'fail' : isDecided ? 'pass' : 'not-evaluated',
      evidence: { unit: 'workload', examined },
      findings,
      undecided: isDecided ? [] : [{ message: 'cannot tell', details: {} }],
    };
  });
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: '0.1.0', opa: '1.22.0' },
    packs: [{ name: 'archfit', revision: 'r1', digest: 'sha256:0' }],
    inputs: [],
    checks,
    notSelected: [],
    problems: [],
    totals: {
      checks: { error: 0, fail: 0, 'not-evaluated': 0, 'not-applicable': 0, pass: 0 },
      findings: { new: 0, known: 0, waived: 0 },
      severities: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
      undecided: 0,
      problems: 0,
      inputs: 0,
      units: 0,
    },
    verdict: { gate: 'open', failOn: 'high', reasons: [] },
    evaluatedAt: now.toISOString(),
    durationMs: 1,
    ...changes,
  };
}
