import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openObjects } from '../../src/facts/kubernetes/index.js';
import { loadBuiltInPack, PackEvaluator } from '../../src/policy/index.js';
import { readManifestText } from '../../src/source/index.js';

const root = join(__dirname, '..', '..');
const pack = loadBuiltInPack();
const evaluator = new PackEvaluator(pack, pack.manifest.rules);
const rules = pack.manifest.rules.filter(({ scope }) => scope === 'object');
const libraries = readdirSync(join(root, 'policies', 'lib')).filter(
  (file) => file.endsWith('.rego') && !file.endsWith('_test.rego'),
);

/** All examples of all rules that can be told apart by kind and name, once each. */
const objects = (() => {
  const folder = join(root, 'fixtures', 'rules', 'kubernetes');
  const byName = new Map<string, Readonly<Record<string, unknown>>>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.yaml')) continue;
    const { documents } = readManifestText(file, readFileSync(join(folder, file)));
    for (const { value, kind, apiVersion } of documents.flatMap(
      (each) => openObjects(each).objects,
    )) {
      const name = `example-${byName.size}`;
      if (!evaluator.judgesKind(apiVersion, kind)) continue;
      byName.set(name, { ...value, metadata: { ...(value['metadata'] as object | null), name } });
    }
  }
  return byName;
})();

const judged = [...objects].map(([name, value]) => ({ name, ...evaluator.judgeObject(value) }));

/** What each rule says of each object here: `rule name message`, sorted. */
const expected = judged
  .flatMap(({ name, violations: found }) =>
    [...found].flatMap(([rule, violations]) =>
      violations.map(({ message }) => `${rule} ${name} ${message}`),
    ),
  )
  .sort();

function installed(tool: string, ...args: readonly string[]): boolean {
  return spawnSync(tool, args).status === 0;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-portability-'));
  mkdirSync(join(folder, 'objects'));
  for (const [name, value] of objects) {
    writeFileSync(join(folder, 'objects', `${name}.json`), JSON.stringify(value));
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('there is something to compare', () => {
  expect(objects.size).toBeGreaterThan(100);
  expect(expected.length).toBeGreaterThan(100);
  expect(judged.flatMap(({ failures }) => failures)).toEqual([]);
  const compared = new Set(expected.map((line) => line.split(' ')[0]));
  expect(rules.map(({ id }) => id).filter((id) => !compared.has(id))).toEqual([]);
});

const conftest = installed('conftest', '--version');

describe(`conftest${conftest ? '' : ' (skipped: not installed)'}`, () => {
  (conftest ? test : test.skip)('says what we say, from the same files', () => {
    const policies = join(folder, 'policies');
    for (const file of libraries) cpSync(join(root, 'policies', 'lib', file), join(policies, file));
    for (const { file } of rules) cpSync(join(root, file), join(policies, file));
    const output = execFileSync(
      'conftest',
      [
        ...['test', join(folder, 'objects'), '--policy', policies, '--no-fail', '--output', 'json'],
        ...['--namespace', 'archfit.kubernetes.*'],
      ],
      { encoding: 'utf8', maxBuffer: 64 * 2 ** 20, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const results = JSON.parse(output) as readonly {
      readonly filename: string;
      readonly namespace: string;
      readonly failures?: readonly { readonly msg: string }[];
    }[];
    const found = results.flatMap(({ filename, namespace, failures = [] }) => {
      const name = filename.split('/').at(-1)?.replace('.json', '') ?? '';
      const rule = namespace.replace('archfit.', '').replace('.', '/').replaceAll('_', '-');
      return failures.map(({ msg }) => `${rule} ${name} ${msg}`);
    });
    expect(found.sort()).toEqual(expected);
  });
});

const gator = installed('gator', '--help');

describe(`gator${gator ? '' : ' (skipped: not installed)'}`, () => {
  (gator ? test : test.skip)('says what we say, with the policies in ConstraintTemplates', () => {
    const libs = libraries.map((file) => readFileSync(join(root, 'policies', 'lib', file), 'utf8'));
    for (const { id, file } of rules) {
      const kind = id.replaceAll(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const rego = readFileSync(join(root, file), 'utf8');
      const documents = [constraintTemplate(kind, rego, libs), constraint(kind, id)];
      const list = { apiVersion: 'v1', kind: 'List', items: documents };
      writeFileSync(join(folder, `${kind}.json`), JSON.stringify(list.items[0]));
      writeFileSync(join(folder, `${kind}-constraint.json`), JSON.stringify(list.items[1]));
    }
    const { stdout, stderr } = spawnSync(
      'gator',
      ['test', '--filename', folder, '--output', 'json'],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 2 ** 20,
      },
    );
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as readonly {
      readonly msg: string;
      readonly constraint: {
        readonly metadata: { readonly annotations: { readonly rule: string } };
      };
      readonly violatingObject: { readonly metadata: { readonly name: string } };
    }[];
    const found = results.map(
      ({ msg, constraint: { metadata }, violatingObject }) =>
        `${metadata.annotations.rule} ${violatingObject.metadata.name} ${msg}`,
    );
    expect(found.sort()).toEqual(expected);
  });
});

function constraintTemplate(kind: string, rego: string, libs: readonly string[]) {
  return {
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: { name: kind.toLowerCase() },
    spec: {
      crd: { spec: { names: { kind }, validation: { openAPIV3Schema: { type: 'object' } } } },
      targets: [
        {
          target: 'admission.k8s.gatekeeper.sh',
          code: [{ engine: 'Rego', source: { version: 'v1', rego, libs } }],
        },
      ],
    },
  };
}

function constraint(kind: string, rule: string) {
  return {
    apiVersion: 'constraints.gatekeeper.sh/v1beta1',
    kind,
    metadata: { name: kind.toLowerCase(), annotations: { rule } },
    spec: { match: { kinds: [{ apiGroups: ['*'], kinds: ['*'] }] } },
  };
}
