import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  evaluate,
  type EvaluateOptions,
  modules,
  type ModulesOptions,
} from '../../../src/index.js';
import type { Check, FitnessReport } from '../../../src/report/index.js';
import { writeFiles } from '../../cli/run-archfit.js';

const rule = 'modules/domain-no-infrastructure';
const layers = {
  kind: 'layered',
  layers: { domain: 'src/domain', infrastructure: 'src/db' },
} as const;

/** The domain imports the database in two files and in a test. */
const code = {
  'package.json': '{ "name": "orders" }',
  'src/db/table.ts': 'export const table = 1;\n',
  'src/db/view.vue': '<template />\n',
  'src/domain/clean.ts': 'export const clean = 1;\n',
  'src/domain/order.ts':
    "import { table } from '../db/table.js';\nexport const password = 'correct-horse';\n",
  'src/domain/line.ts': "import { table } from '../db/table.js';\n",
  'src/domain/order.test.ts': "import { table } from '../db/table.js';\n",
  'empty/readme.md': 'Nothing.\n',
};

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'archfit-modules-'));
  writeFiles(cwd, code);
  for (const [name, text] of Object.entries(code)) writeFiles(cwd, { [`copy/${name}`]: text });
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const judge = (
  sources: readonly ModulesOptions[],
  options: EvaluateOptions = {},
): Promise<FitnessReport> =>
  evaluate(sources.map(modules), { cwd, only: [rule], now: () => new Date(0), ...options });

async function check(
  source: Partial<ModulesOptions> = {},
  options: EvaluateOptions = {},
): Promise<Check | undefined> {
  const { checks } = await judge([{ files: 'src', layers, ...source }], options);
  return checks.find((each) => each.rule === rule);
}

const uris = (found: Check | undefined) =>
  found?.findings.map(({ location }) => location?.uri.replace('src/domain/', ''));

describe('code of a layer', () => {
  test('is judged file by file, and shown without secrets', async () => {
    const found = await check();
    expect(found).toMatchObject({ outcome: 'fail', evidence: { unit: 'file', examined: 3 } });
    expect(uris(found)).toEqual(['line.ts', 'order.ts']);
    const lines = found?.findings[1]?.location?.snippet?.lines.join('\n');
    expect(lines).toContain("from '../db/table.js'");
    expect(lines).toContain('•••');
    expect(lines).not.toContain('correct-horse');
  });

  test('is judged with its tests where the source says so', async () => {
    expect(uris(await check({ tests: 'judged' }))).toEqual([
      'line.ts',
      'order.test.ts',
      'order.ts',
    ]);
  });

  test('is left out by the path of an override, also from what counts as examined', async () => {
    const overrides = [{ paths: 'src/domain/order.ts', rules: { [rule]: 'off' } }] as const;
    const found = await check({}, { overrides });
    expect(uris(found)).toEqual(['line.ts']);
    expect(found?.evidence.examined).toBe(2);
  });

  test('is another code below another root', async () => {
    const { checks } = await judge([
      { files: 'src', layers },
      { files: 'src', root: 'copy', layers },
    ]);
    const { findings = [] } = checks.find((each) => each.rule === rule) ?? {};
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });

  test('is left out where the run is limited to environments', async () => {
    const { checks } = await judge([{ files: 'src', layers }], { environments: ['prod'] });
    expect(checks).toEqual([]);
  });
});

describe('the report tells', () => {
  test('what was looked at, and what was not', async () => {
    const { inputs, notes, checks } = await judge([{ files: 'src', layers }]);
    expect(inputs).toMatchObject([{ uri: 'src', kind: 'modules', units: 5 }]);
    expect(inputs[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(notes).toMatchObject([{ about: 'src', message: expect.stringContaining('1 test;') }]);
    expect(checks[0]?.evidence.notJudged).toMatchObject([{ what: '.vue file', count: 1 }]);
  });

  test('which rules lack layers', async () => {
    const { notSelected, notes } = await judge([{ files: 'src' }]);
    expect(notSelected).toContainEqual(expect.objectContaining({ rule, missing: 'layers' }));
    expect(notes?.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^the folders suggest layers/),
    );
  });

  test('that there is nothing to judge', async () => {
    const report = await judge([{ files: 'empty', layers }]);
    expect(report.verdict.gate).toBe('undecided');
    expect(report.problems).toContainEqual(
      expect.objectContaining({ code: expect.stringMatching(/^source-/) }),
    );
  });

  test.each([
    ['followed', '.get()'.repeat(8_000)],
    ['read', `.get(${'['.repeat(50_000)}${']'.repeat(50_000)})`],
  ])('code that is nested too deeply to be %s', async (_what, calls) => {
    const text = `import { DataSource } from 'typeorm';\nimport axios from 'axios';\nexport const a = (b: DataSource) => b.transaction(async () => { await axios${calls}; });\n`;
    writeFiles(cwd, { 'deep/package.json': '{}', 'deep/src/a.ts': text });
    const only = ['modules/no-http-in-transaction'];
    const report = await judge([{ files: 'src', root: 'deep' }], { only });
    expect(report.problems).toContainEqual(expect.objectContaining({ code: 'code-invalid' }));
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['not-evaluated']);
  });

  test('a fault of syntax in a file whose calls are followed, however clear its imports are', async () => {
    const wrong =
      "import { Orders } from './orders';\nexport class A { f(a: Orders { } g( { a.get(); } }\n";
    const ship =
      "import { DataSource } from 'typeorm';\nimport { a } from './a';\nexport const b = (c: DataSource) => c.transaction(() => a.go());\n";
    writeFiles(cwd, {
      'faulty/package.json': '{}',
      'faulty/src/orders.ts': 'export class Orders {}\n',
      'faulty/src/wrong.controller.ts': wrong,
      'faulty/src/b.ts': ship,
      'faulty/src/a.ts': 'export const a = { go() { fetch("a" } };\n',
    });
    const only = ['modules/controller-no-repository', 'modules/no-http-in-transaction'];
    const report = await judge([{ files: 'src', root: 'faulty' }], { only });
    const places = report.problems.map(({ code, location }) => ({
      code,
      at: `${location?.uri ?? ''}:${location?.region?.startLine ?? ''}`,
    }));
    expect(places).toEqual([
      { code: 'code-invalid', at: 'faulty/src/wrong.controller.ts:2' },
      { code: 'code-invalid', at: 'faulty/src/a.ts:1' },
    ]);
    expect(report.checks.map(({ outcome }) => outcome)).not.toContain('pass');
  });

  test('a layer without a file, which certifies nothing', async () => {
    const wrong = { ...layers, layers: { ...layers.layers, web: 'src/wbe' } };
    const { problems, checks } = await judge([{ files: 'src', layers: wrong }]);
    expect(problems).toMatchObject([
      { code: 'source-no-match', message: expect.stringContaining('src/wbe') },
    ]);
    expect(checks[0]?.outcome).toBe('fail');
    const clean = { files: ['src', '!src/domain/line.ts', '!src/domain/order.ts'], layers: wrong };
    expect((await judge([clean])).checks[0]?.outcome).toBe('not-evaluated');
  });
});

test('a baseline accepts what it knows, wherever in its file it stands', async () => {
  const { findings = [] } = (await check()) ?? {};
  const entries = findings.map(({ fingerprint }) => fingerprint);
  writeFiles(cwd, { 'moved/package.json': code['package.json'] });
  for (const [name, text] of Object.entries(code)) {
    writeFiles(cwd, { [`moved/${name}`]: name.endsWith('.ts') ? `// Moved.\n\n${text}` : text });
  }
  const found = await check({}, { cwd: join(cwd, 'moved') });
  expect(found?.findings.map(({ fingerprint }) => fingerprint)).toEqual(entries);
});
