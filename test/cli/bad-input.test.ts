import { describe, expect, test } from '@jest/globals';
import type { FitnessReport, Problem } from '../../src/index.js';
import { deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';

interface BadInput {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly paths: readonly string[];
  readonly stdin?: string;
  readonly code: Problem['code'];
  readonly uri: string;
  readonly line?: number;
}

const cases: readonly BadInput[] = [
  {
    name: 'a missing file',
    files: {},
    paths: ['missing.yaml'],
    code: 'source-not-found',
    uri: 'missing.yaml',
  },
  {
    name: 'a glob that matches nothing',
    files: {},
    paths: ['rendered/*.yaml'],
    code: 'source-no-match',
    uri: 'rendered/*.yaml',
  },
  {
    name: 'an empty stream',
    files: {},
    paths: ['-'],
    stdin: '',
    code: 'source-empty',
    uri: 'stdin',
  },
  {
    name: 'an empty list, as a query for the wrong namespace gives',
    files: {},
    paths: ['-'],
    stdin: 'apiVersion: v1\nkind: List\nitems: []\n',
    code: 'source-empty',
    uri: 'stdin',
  },
  {
    name: 'a file of comments',
    files: { 'bad.yaml': '# nothing\n---\n' },
    paths: ['bad.yaml'],
    code: 'source-empty',
    uri: 'bad.yaml',
  },
  {
    name: 'template braces left in',
    files: {
      'bad.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n',
    },
    paths: ['bad.yaml'],
    code: 'template-unrendered',
    uri: 'bad.yaml',
    line: 4,
  },
  {
    name: 'half a document',
    files: { 'bad.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  labels: {app: web' },
    paths: ['bad.yaml'],
    code: 'yaml-invalid',
    uri: 'bad.yaml',
    line: 4,
  },
  {
    name: 'a document that is no object',
    files: { 'bad.yaml': 'replicas: 3\nname: values\n' },
    paths: ['bad.yaml'],
    code: 'not-an-object',
    uri: 'bad.yaml',
    line: 1,
  },
  {
    name: 'bytes that are no text',
    files: { 'bad.yaml': Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff) },
    paths: ['bad.yaml'],
    code: 'not-text',
    uri: 'bad.yaml',
    line: 1,
  },
];

async function judge(paths: readonly string[], files: BadInput['files'], stdin?: string) {
  const { exitCode, stdout } = await runArchfit(['check', ...paths, '--format', 'json'], {
    files,
    ...(stdin === undefined ? {} : { stdin }),
  });
  return { exitCode, report: JSON.parse(stdout) as FitnessReport };
}

describe.each(cases)('$name', ({ files, paths, stdin, code, uri, line }) => {
  test('alone gives no verdict, with its place and what to do', async () => {
    const { exitCode, report } = await judge(paths, files, stdin);
    expect(exitCode).toBe(2);
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ code, location: { uri } });
    expect(report.problems[0]?.location?.region?.startLine).toBe(line);
    expect(report.problems[0]?.hint).not.toBe('');
    expect(report.checks.map(({ outcome }) => outcome)).not.toContain('pass');
  });

  test('beside a sound file leaves that file judged', async () => {
    const sound = { 'sound.yaml': deployment({ labels: 'app: web' }) };
    const { exitCode, report } = await judge(
      [...paths, 'sound.yaml'],
      { ...files, ...sound },
      stdin,
    );
    expect(exitCode).toBe(1);
    expect(report.problems).toHaveLength(1);
    expect(report.verdict.reasons[0]).toContain(uri);
    const findings = report.checks.flatMap((check) => check.findings);
    expect(findings.map(({ rule }) => rule)).toEqual(['kubernetes/owner-label']);
  });

  test('is explained in the text report', async () => {
    const { stdout } = await runArchfit(['check', ...paths], {
      files,
      ...(stdin === undefined ? {} : { stdin }),
    });
    expect(stdout).toContain('1 problem kept part of the input from being judged');
    expect(stdout).toContain(code);
    expect(stdout).toContain('gate undecided');
  });
});

test('a broken document hides none of its stream', async () => {
  const stream = [deployment({ name: 'first' }), 'half: {a', deployment({ name: 'last' })].join(
    '---\n',
  );
  const { exitCode, report } = await judge(['-'], {}, stream.replace('half: {a', 'half: {a\n'));
  expect(exitCode).toBe(2);
  expect(report.inputs).toMatchObject([{ uri: 'stdin', units: 4 }]);
  expect(report.problems).toMatchObject([{ code: 'yaml-invalid' }]);
});

test('a folder in which some files hold comments only is no problem', async () => {
  const { exitCode, report } = await judge(['.'], {
    'empty.yaml': '# Source: chart/templates/empty.yaml\n',
    'web.yaml': deployment(),
  });
  expect(exitCode).toBe(0);
  expect(report.inputs).toHaveLength(2);
});
