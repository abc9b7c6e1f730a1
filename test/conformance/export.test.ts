import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openObjects } from '../../src/facts/kubernetes/index.js';
import { loadBuiltInPack, PackEvaluator } from '../../src/policy/index.js';
import { readManifestText } from '../../src/source/index.js';
import { runArchfit } from '../cli/run-archfit.js';

// Other hosts take their time over a thousand objects.
jest.setTimeout(600_000);

const root = join(__dirname, '..', '..');
const pack = loadBuiltInPack();
const rules = pack.manifest.rules.filter(({ scope }) => scope === 'object');

/** Every parameter is set, lists to one more than their default: messages that name them show whether they arrived. */
const settings = Object.fromEntries(
  rules
    .filter(({ parameters }) => Object.keys(parameters).length > 0)
    .map(({ id, parameters }) => {
      const values = Object.entries(parameters).map(([name, { default: value }]) => [
        name,
        Array.isArray(value) ? [...(value as readonly unknown[]), 'one-more'] : value,
      ]);
      return [id, Object.fromEntries(values) as Readonly<Record<string, unknown>>];
    }),
);
const evaluator = new PackEvaluator(pack, rules, settings);

interface Example {
  readonly rule: string;
  readonly fails: boolean;
  readonly value: Readonly<Record<string, unknown>>;
}

/** All examples of all rules that judge something, with a name by which another host tells them apart. */
const examples: ReadonlyMap<string, Example> = (() => {
  const folder = join(root, 'fixtures', 'rules', 'kubernetes');
  const byName = new Map<string, Example>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('.yaml')) continue;
    const [check = '', file = ''] = path.replaceAll('\\', '/').split('/');
    const { documents } = readManifestText(path, readFileSync(join(folder, path)));
    for (const { value, kind, apiVersion } of documents.flatMap(
      (each) => openObjects(each).objects,
    )) {
      if (!evaluator.judgesKind(apiVersion, kind)) continue;
      const name = `example-${byName.size}`;
      const metadata = { ...(value['metadata'] as object | null), name };
      const example = { rule: `kubernetes/${check}`, fails: file.startsWith('fail-') };
      byName.set(name, { ...example, value: { ...value, metadata } });
    }
  }
  return byName;
})();

const judged = [...examples].map(([name, { value }]) => ({
  name,
  ...evaluator.judgeObject(value),
}));

/** What each rule says of each object here: `rule name message`, sorted. */
const expected = judged
  .flatMap(({ name, violations: found }) =>
    [...found].flatMap(([rule, violations]) =>
      violations.map(({ message }) => `${rule} ${name} ${message}`),
    ),
  )
  .sort();

/** Which rules had something to judge in which object: `rule name`. */
const applied = judged
  .flatMap(({ name, violations }) => [...violations.keys()].map((rule) => `${rule} ${name}`))
  .sort();

let folder: string;

/** All rules that can be exported, those that are off by default too. */
async function exportAll(...args: readonly string[]): Promise<void> {
  const only = ['--only', rules.map(({ id }) => id).join(',')];
  const { exitCode, stderr } = await runArchfit(['export', ...args, ...only], { cwd: folder });
  expect(stderr).toContain(`exported ${rules.length} rules`);
  expect(exitCode).toBe(0);
}

/** Made by a Deployment: a cluster hands it over too, and nothing is to be said of it. */
const replicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: 'made-by-a-deployment',
    namespace: 'shop',
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x', controller: true }],
  },
  spec: { template: { spec: { containers: [{ name: 'app', image: 'app' }] } } },
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-export-'));
  const configured = Object.entries(settings).map(([id, parameters]) => [id, { parameters }]);
  const config = { rules: Object.fromEntries(configured) as object };
  // JSON is YAML.
  writeFileSync(join(folder, 'archfit.config.yaml'), JSON.stringify(config));
  for (const name of ['objects', 'cluster']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'cluster', 'replica-set.json'), JSON.stringify(replicaSet));
  for (const [name, { value }] of examples) {
    writeFileSync(join(folder, 'objects', `${name}.json`), JSON.stringify(value));
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a tool to its end, whatever it says; `ARCHFIT_NO_SKIPS` makes it a failure that one is not installed. */
function run(tool: string, ...args: readonly string[]): { stdout: string; stderr: string } {
  return spawnSync(tool, args, { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 2 ** 20 });
}

const skipped = test.skip;

function installed(tool: string, ...args: readonly string[]): typeof test.skip {
  const isThere = spawnSync(tool, args).status === 0;
  return isThere || process.env['ARCHFIT_NO_SKIPS'] === '1' ? test : skipped;
}

test('there is something to compare: every rule finds something, and passes something', () => {
  expect(expected.length).toBeGreaterThan(100);
  expect(expected.filter((line) => line.includes('one-more')).length).toBeGreaterThan(10);
  expect(judged.flatMap(({ failures }) => failures)).toEqual([]);
  const found = new Set(expected.map((line) => line.split(' ').slice(0, 2).join(' ')));
  for (const { id } of rules) {
    const own = applied.filter((line) => line.startsWith(`${id} `));
    expect([id, own.some((line) => found.has(line))]).toEqual([id, true]);
    expect([id, own.some((line) => !found.has(line))]).toEqual([id, true]);
  }
});

describe('gator', () => {
  const test = installed('gator', '--help');

  beforeAll(() => exportAll('gatekeeper'));

  test('says what we say of every object, by the exported templates and constraints', () => {
    const { stdout, stderr } = run(
      'gator',
      ...['test', '-f', 'gatekeeper', '-f', 'objects', '-f', 'cluster', '--output', 'json'],
    );
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as readonly {
      readonly msg: string;
      readonly constraint: {
        readonly spec: { readonly enforcementAction: string };
        readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
      };
      readonly violatingObject: { readonly metadata: { readonly name: string } };
    }[];
    const found = results.map(
      ({ msg, constraint: { metadata }, violatingObject }) =>
        `${metadata.annotations['archfit/rule']} ${violatingObject.metadata.name} ${msg}`,
    );
    expect(found.sort()).toEqual(expected);
    for (const { constraint } of results) {
      const severity = constraint.metadata.annotations['archfit/severity'] ?? '';
      const isRefused = ['critical', 'high'].includes(severity);
      expect(constraint.spec.enforcementAction).toBe(isRefused ? 'deny' : 'warn');
    }
  });

  test('verifies every rule by its own examples, in a suite for each', () => {
    for (const { id } of rules)
      writeFileSync(join(folder, `${id.replace('/', '-')}-suite.yaml`), suiteOf(id));
    const { stdout, stderr } = run('gator', 'verify', './...');
    expect(stderr).toBe('');
    expect(stdout.match(/^ok\t/gm)).toHaveLength(rules.length);
    expect(stdout).not.toMatch(/FAIL|SKIP/);
  });
});

/** The suite of a rule: its examples fail or pass as they are called. JSON is YAML. */
function suiteOf(id: string): string {
  const name = id.replace('/', '-');
  const found = new Set(expected.map((line) => line.split(' ').slice(0, 2).join(' ')));
  const cases = [...examples]
    .filter(([, { rule }]) => rule === id)
    .map(([example]) => ({
      name: example,
      object: `objects/${example}.json`,
      assertions: [{ violations: found.has(`${id} ${example}`) ? 'yes' : 'no' }],
    }));
  return JSON.stringify({
    kind: 'Suite',
    apiVersion: 'test.gatekeeper.sh/v1alpha1',
    metadata: { name },
    tests: [
      {
        name,
        template: `gatekeeper/templates/${name}.yaml`,
        constraint: `gatekeeper/constraints/${name}.yaml`,
        cases,
      },
    ],
  });
}

describe('conftest', () => {
  const test = installed('conftest', '--version');

  beforeAll(() => exportAll('conftest'));

  test('says what we say, with no flag but the folder', () => {
    const { stdout } = run('conftest', 'test', 'objects', '-p', 'conftest', '-o', 'json');
    const results = JSON.parse(stdout) as readonly {
      readonly filename: string;
      readonly namespace: string;
      readonly successes: number;
      readonly failures?: readonly ConftestResult[];
      readonly warnings?: readonly ConftestResult[];
      readonly exceptions?: readonly ConftestResult[];
    }[];
    const found = results.flatMap(({ filename, failures = [], warnings = [] }) =>
      [...failures, ...warnings].map(
        ({ msg, metadata }) => `${metadata?.rule ?? ''} ${nameOf(filename)} ${msg}`,
      ),
    );
    expect(found.sort()).toEqual(expected);
    const severe = results.flatMap(({ failures = [] }) => failures);
    expect(new Set(severe.map(({ metadata }) => metadata?.severity))).toEqual(
      new Set(['critical', 'high']),
    );
    // Nothing that had nothing to judge counts as passed.
    const judgedThere = results.flatMap(({ filename, exceptions = [] }) =>
      rules
        .map(({ id }) => id)
        .filter(
          (id) =>
            !exceptions.some(({ msg }) => msg.endsWith(`== "${id.replaceAll(/[/-]/g, '_')}"`)),
        )
        .map((id) => `${id} ${nameOf(filename)}`),
    );
    expect(judgedThere.sort()).toEqual(applied);
  });
});

interface ConftestResult {
  readonly msg: string;
  readonly metadata?: { readonly rule: string; readonly severity: string };
}

function nameOf(file: string): string {
  return file.split('/').at(-1)?.replace('.json', '') ?? '';
}

describe.each([
  ['as sources', []],
  ['as WebAssembly too', ['--wasm']],
])('opa, with a bundle %s', (_, flags) => {
  const version = spawnSync('opa', ['version'], { encoding: 'utf8' });
  const hasWasm = version.status === 0 && version.stdout.includes('WebAssembly: available');
  const test = installed('opa', 'version');
  const canRun = flags.length === 0 || hasWasm || process.env['ARCHFIT_NO_SKIPS'] === '1';
  const evaluating = canRun ? test : skipped;

  beforeAll(() => exportAll('bundle', ...flags));

  evaluating('says what we say, and what was judged', () => {
    const input = Object.fromEntries([...examples].map(([name, { value }]) => [name, value]));
    writeFileSync(join(folder, 'input.json'), JSON.stringify(input));
    const query =
      '{name: {"findings": findings, "examined": examined} | some name, object in input; findings := data.archfit.findings with input as object; examined := data.archfit.examined with input as object}';
    const output = execFileSync(
      'opa',
      ['eval', '-b', 'bundle.tar.gz', '-i', 'input.json', '-f', 'raw', query],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 256 * 2 ** 20,
      },
    );
    const answers = Object.entries(
      JSON.parse(output) as Readonly<
        Record<
          string,
          {
            readonly findings: readonly { readonly rule: string; readonly msg: string }[];
            readonly examined: readonly string[];
          }
        >
      >,
    );
    const found = answers.flatMap(([name, { findings }]) =>
      findings.map(({ rule, msg }) => `${rule} ${name} ${msg}`),
    );
    expect(found.sort()).toEqual(expected);
    const examined = answers.flatMap(([name, answer]) =>
      answer.examined.map((rule) => `${rule} ${name}`),
    );
    expect(examined.sort()).toEqual(applied);
  });

  test('is described by opa inspect', () => {
    const { stdout } = run('opa', 'inspect', 'bundle.tar.gz', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      manifest: { roots: ['archfit', 'lib/archfit'], rego_version: 1 },
    });
  });
});
