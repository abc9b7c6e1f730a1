import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../src/policy/opa/index.js';
import { loadPolicies, type PolicySource } from '../../src/policy/user/index.js';
import { readManifestText } from '../../src/source/index.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

const fixtures = join(__dirname, '..', '..', 'fixtures', 'policies');

function isInstalled(tool: string, ...args: readonly string[]): boolean {
  return spawnSync(tool, args).status === 0;
}

/** What we find in every document of the manifests of a folder: `rule file message`, sorted. */
async function find(cwd: string, source: PolicySource): Promise<readonly string[]> {
  const { packs, problems } = await loadPolicies([source], {
    cwd,
    cache: false,
    builtInIds: [],
    opa,
  });
  expect(problems).toEqual([]);
  const judges = packs.map((pack) => pack.createJudge(pack.rules, {}, new Date(0)));
  const found = readdirSync(join(cwd, 'manifests')).flatMap((file) => {
    const { documents } = readManifestText(file, readFileSync(join(cwd, 'manifests', file)));
    return documents.flatMap(({ value }) =>
      judges.flatMap((judge) => {
        const { violations, failures } = judge.judgeObject(value, `manifests/${file}`);
        expect(failures).toEqual([]);
        return [...violations].flatMap(([rule, all]) =>
          all
            .filter(({ exception }) => exception === undefined)
            .map(({ message }) => `${rule} ${file} ${message}`),
        );
      }),
    );
  });
  return found.sort();
}

interface ConftestResult {
  readonly msg: string;
  readonly metadata: { readonly query: string };
}

interface ConftestFile {
  readonly filename: string;
  readonly failures?: readonly ConftestResult[];
  readonly warnings?: readonly ConftestResult[];
}

const conftest = isInstalled('conftest', '--version');

describe(`conftest${conftest ? '' : ' (skipped: not installed)'}`, () => {
  (conftest ? test : test.skip)('finds in the same files what we find', async () => {
    const cwd = join(fixtures, 'conftest');
    const { stdout } = spawnSync(
      'conftest',
      [
        ...['test', 'manifests', '--policy', 'policy', '--data', 'data'],
        ...['--all-namespaces', '--no-fail', '--output', 'json'],
      ],
      { cwd, encoding: 'utf8' },
    );
    const files = JSON.parse(stdout) as readonly ConftestFile[];
    const theirs = files.flatMap(({ filename, failures = [], warnings = [] }) =>
      [...failures, ...warnings].map(({ msg, metadata: { query } }) => {
        const [, path = '', rule = ''] = /^data\.(.*)\.(\w+)$/.exec(query) ?? [];
        const id = `${path.replaceAll('.', '-')}/${rule.replaceAll('_', '-')}`;
        return `${id} ${filename.replace('manifests/', '')} ${msg}`;
      }),
    );
    expect(theirs.length).toBeGreaterThan(4);
    expect(await find(cwd, { policies: 'policy', data: 'data' })).toEqual(theirs.sort());
  });
});

interface GatorResult {
  readonly msg: string;
  readonly enforcementAction: string;
  readonly constraint: { readonly kind: string; readonly metadata: { readonly name: string } };
}

const gator = isInstalled('gator', '--help');

describe(`gator${gator ? '' : ' (skipped: not installed)'}`, () => {
  (gator ? test : test.skip)('finds in the same files what we find', async () => {
    const cwd = join(fixtures, 'gatekeeper');
    const { stdout } = spawnSync('gator', ['test', '--filename', '.', '--output', 'json'], {
      cwd,
      encoding: 'utf8',
    });
    const theirs = (JSON.parse(stdout) as readonly GatorResult[]).map(
      ({ msg, constraint: { kind, metadata } }) =>
        `${kind.toLowerCase()}/${metadata.name} objects.yaml ${msg}`,
    );
    expect(theirs.length).toBeGreaterThan(2);
    expect(await find(cwd, { policies: ['templates', 'constraints'] })).toEqual(theirs.sort());
  });

  (gator ? test : test.skip)('makes the same review of an object', async () => {
    const cwd = join(fixtures, 'review');
    const { stdout } = spawnSync('gator', ['test', '--filename', '.', '--output', 'json'], {
      cwd,
      encoding: 'utf8',
    });
    const theirs = (JSON.parse(stdout) as readonly GatorResult[]).map(({ msg }) => msg);
    const ours = await find(cwd, 'review.yaml');
    expect(theirs).toHaveLength(1);
    expect(ours.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as unknown)).toEqual(
      theirs.map((message) => JSON.parse(message) as unknown),
    );
  });
});
