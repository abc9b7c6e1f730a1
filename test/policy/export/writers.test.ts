import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { loadAll } from 'js-yaml';
import {
  exportBundle,
  exportConftest,
  type ExportedPack,
  type ExportedRule,
  exportGatekeeper,
} from '../../../src/policy/export/index.js';
import { matchKinds } from '../../../src/policy/export/match-kinds.js';
import { toParameterSchema } from '../../../src/policy/export/parameter-schema.js';
import { writeArchive } from '../../../src/policy/export/write-archive.js';

const pack: ExportedPack = {
  manifest: {
    name: 'house',
    kinds: {
      workload: [
        { group: 'apps', kind: 'StatefulSet' },
        { group: 'apps', kind: 'Deployment' },
        { group: '', kind: 'Pod' },
      ],
      'namespaced object': [
        { group: '', kind: '*' },
        { group: 'batch', kind: '*' },
      ],
    },
  },
  sources: {
    'policies/lib/a.rego': 'package lib.house.a\n\nx := 1\n',
    'policies/lib/b.rego': 'package lib.house.b\n\ny := data.lib.house.a.x\n',
    'policies/house/tidy_home/tidy_home.rego': 'package archfit.house.tidy_home\n\n\tz := 1\n',
  },
};

function ruleOf(changes: Partial<ExportedRule['rule']> = {}): ExportedRule {
  return {
    parameters: {},
    enforcement: 'deny',
    rule: {
      id: 'house/tidy-home',
      title: 'The home is tidy',
      description: 'A home is tidy: always.',
      severity: 'high',
      domain: 'kubernetes',
      scope: 'object',
      appliesTo: ['workload'],
      notApplicable: 'nothing',
      rationale: 'because',
      remediation: 'tidy up',
      parameters: {},
      requires: [],
      relatedResources: [],
      default: 'on',
      baseline: 'allowed',
      waivers: 'allowed',
      aliases: [],
      file: 'policies/house/tidy_home/tidy_home.rego',
      docs: 'docs/rules/house/tidy-home.md',
      libraries: ['policies/lib/a.rego', 'policies/lib/b.rego'],
      ...changes,
    },
  };
}

describe('for Gatekeeper', () => {
  test('a rule is a template with its libraries in their order, and a constraint', () => {
    const files = exportGatekeeper(pack, [
      { ...ruleOf(), parameters: { rooms: ['attic'] }, enforcement: 'warn' },
    ]);
    expect(files.map(({ path }) => path)).toEqual([
      'templates/house-tidy-home.yaml',
      'constraints/house-tidy-home.yaml',
    ]);
    const [template, constraint] = files.map(({ text }) => loadAll(text)[0]);
    expect(template).toMatchObject({
      kind: 'ConstraintTemplate',
      metadata: { name: 'househousetidyhome', annotations: { 'archfit/severity': 'high' } },
      spec: {
        crd: { spec: { names: { kind: 'HouseHouseTidyHome' } } },
        targets: [
          {
            code: [
              {
                engine: 'Rego',
                source: {
                  version: 'v1',
                  rego: pack.sources['policies/house/tidy_home/tidy_home.rego'],
                  libs: [pack.sources['policies/lib/a.rego'], pack.sources['policies/lib/b.rego']],
                },
              },
            ],
          },
        ],
      },
    });
    expect(constraint).toMatchObject({
      apiVersion: 'constraints.gatekeeper.sh/v1beta1',
      kind: 'HouseHouseTidyHome',
      metadata: { name: 'house-tidy-home' },
      spec: { enforcementAction: 'warn', parameters: { rooms: ['attic'] } },
    });
  });

  test('Rego stands line by line, tabs and all', () => {
    expect(exportGatekeeper(pack, [ruleOf()])[0]?.text).toContain('              \tz := 1\n');
  });

  test('namespaces are left out as they are named', () => {
    const options = { excludedNamespaces: ['kube-*'] };
    expect(exportGatekeeper(pack, [ruleOf()], options)[1]?.text).toContain('- kube-*');
    expect(exportGatekeeper(pack, [ruleOf()])[1]?.text).not.toContain('excludedNamespaces');
  });

  test('kinds are those that the pack says, groups of the same kinds together', () => {
    expect(matchKinds(pack, ruleOf())).toEqual([
      { apiGroups: [''], kinds: ['Pod'] },
      { apiGroups: ['apps'], kinds: ['Deployment', 'StatefulSet'] },
    ]);
    expect(matchKinds(pack, ruleOf({ appliesTo: ['workload', 'namespaced object'] }))).toEqual([
      { apiGroups: ['', 'batch'], kinds: ['*'] },
      { apiGroups: ['apps'], kinds: ['Deployment', 'StatefulSet'] },
    ]);
  });

  test.each([
    ['kinds that nobody knows', [ruleOf({ appliesTo: ['home'] })], /applies to home/],
    [
      'two rules of one kind',
      [ruleOf({ id: 'a-b/c' }), ruleOf({ id: 'a/b-c' })],
      /a\/b-c and a-b\/c would both be the kind HouseABC/,
    ],
    ['a kind that is too long', [ruleOf({ id: `a/${'b'.repeat(60)}` })], /longer than the 63/],
    ['a source that is not there', [ruleOf({ file: 'gone.rego' })], /without its source gone.rego/],
  ])('%s are refused', (_, rules, message) => {
    expect(() => exportGatekeeper(pack, rules)).toThrow(
      expect.objectContaining({ code: 'export-refused', message: expect.stringMatching(message) }),
    );
  });

  test('every level of the schema of parameters has a type, and names its default', () => {
    const described = { description: 'What it is.' };
    const schema = toParameterSchema({
      names: { type: 'array', items: { type: 'string' }, default: ['a'], ...described },
      calls: {
        type: 'array',
        items: { type: 'object', properties: { from: { type: 'string', enum: ['x'] }, any: {} } },
        default: [],
        ...described,
      },
      open: { type: 'object', default: {}, ...described },
      on: { type: 'boolean', default: true, ...described },
    });
    const anything = { 'x-kubernetes-preserve-unknown-fields': true };
    expect(schema).toEqual({
      type: 'object',
      properties: {
        calls: {
          type: 'array',
          description: 'What it is. Default: [].',
          items: {
            type: 'object',
            properties: { from: { type: 'string', enum: ['x'] }, any: anything },
          },
        },
        names: {
          type: 'array',
          description: 'What it is. Default: ["a"].',
          items: { type: 'string' },
        },
        on: { type: 'boolean', description: 'What it is. Default: true.' },
        open: { type: 'object', description: 'What it is. Default: {}.', ...anything },
      },
    });
    expect(toParameterSchema({})).toEqual({ type: 'object' });
  });
});

describe('for conftest', () => {
  const files = (rules: readonly ExportedRule[]) =>
    new Map(exportConftest(pack, rules).map(({ path, text }) => [path, text]));

  test('a folder holds the sources, and a package that asks each rule', () => {
    const written = files([ruleOf()]);
    expect([...written.keys()]).toEqual([
      'main.rego',
      'archfit/house/tidy_home.rego',
      'lib/house/a.rego',
      'lib/house/b.rego',
    ]);
    expect(written.get('main.rego')).toContain(
      'deny_house_tidy_home contains finding if {\n\tsome violation in data.archfit.house.tidy_home.violation\n',
    );
  });

  test('what had nothing to judge is no pass', () => {
    expect(files([ruleOf()]).get('main.rego')).toContain(
      'exception contains ["house_tidy_home"] if not data.archfit.house.tidy_home.applies',
    );
  });

  test('what does not close the gate is a warning', () => {
    const told = files([{ ...ruleOf(), enforcement: 'warn' }]).get('main.rego');
    expect(told).toContain('warn_house_tidy_home contains');
    expect(told).not.toContain('deny_');
  });

  test('settings are a module, where there are any', () => {
    expect(files([{ ...ruleOf(), parameters: { rooms: 2 } }]).get('settings.rego')).toBe(
      'package lib.archfit\n\nsettings := {\n  "house/tidy-home": {\n    "rooms": 2\n  }\n}\n',
    );
  });
});

describe('for OPA', () => {
  const read = (bundle: Buffer, path: string) => {
    const archive = gunzipSync(bundle);
    for (let at = 0; at < archive.length;) {
      const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
      const size = Number.parseInt(archive.toString('utf8', at + 124, at + 135), 8);
      if (name === path) return archive.toString('utf8', at + 512, at + 512 + size);
      at += 512 * (1 + Math.ceil((Number.isNaN(size) ? 0 : size) / 512));
    }
    return undefined;
  };

  test('a bundle has roots, settings and an answer for all rules at once', async () => {
    const rules = [{ ...ruleOf(), parameters: { rooms: 2 } }];
    const bundle = await exportBundle(pack, rules, { version: '1.2.3' });
    expect(JSON.parse(read(bundle, '/.manifest') ?? '')).toMatchObject({
      revision: expect.stringMatching(/^[0-9a-f]{64}$/),
      roots: ['archfit', 'lib/archfit', 'lib/house'],
      rego_version: 1,
      metadata: { archfit: { version: '1.2.3', rules: [{ id: 'house/tidy-home' }] } },
    });
    expect(JSON.parse(read(bundle, '/data.json') ?? '')).toEqual({
      lib: { archfit: { settings: { 'house/tidy-home': { rooms: 2 } } } },
    });
    expect(read(bundle, '/archfit/archfit.rego')).toContain(
      'examined contains "house/tidy-home" if data.archfit.house.tidy_home.applies',
    );
    expect(read(bundle, '/lib/house/b.rego')).toBe(pack.sources['policies/lib/b.rego']);
  });

  test('equal policies give equal bytes, and other settings another revision', async () => {
    const [one, same, other] = await Promise.all(
      [{}, {}, { rooms: 2 }].map((parameters) =>
        exportBundle(pack, [{ ...ruleOf(), parameters }], { version: '1' }),
      ),
    );
    expect(same?.equals(one ?? Buffer.alloc(0))).toBe(true);
    expect(read(other ?? Buffer.alloc(0), '/.manifest')).not.toBe(
      read(one ?? Buffer.alloc(0), '/.manifest'),
    );
  });

  test('a path that the archive cannot hold is refused, not cut off', () => {
    const path = `/${'a'.repeat(100)}`;
    expect(() => writeArchive([{ path, content: Buffer.alloc(0) }])).toThrow('longer than the 100');
  });
});
