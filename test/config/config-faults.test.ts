import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config/index.js';
import { createProject, refusal } from './project.js';

/** Message and hint of the one fault of a configuration in YAML. */
async function faultOf(yaml: string) {
  const { message, hint, faults } = await refusal(createProject({ 'archfit.config.yaml': yaml }));
  expect(faults).toHaveLength(1);
  return { message, hint };
}

describe('a fault is told with its place, what was given and what is allowed', () => {
  test.each([
    ['an unknown key', 'failOm: high', '1:1 there is no failOm', 'Did you mean failOn?'],
    [
      'an unknown key of an override',
      'overrides:\n  - path: x\n    rules: {}',
      '2:5 there is no overrides[0].path',
      'Did you mean paths?',
    ],
    [
      'a key for something that does not exist yet',
      'exporters: [mine]',
      '1:1 there is no exporters',
      expect.stringMatching(/^Known: \$schema, extends, sources,/),
    ],
    [
      'a name that objects of JavaScript drop',
      'sources:\n  - kind: modules\n    files: src\n    layers:\n      kind: layered\n      layers: { web: src/web, __proto__: src/gone }',
      '6:31 sources[0].layers.layers.__proto__: nothing may be called __proto__',
      'Give it another name.',
    ],
    [
      'a path where a source is to stand',
      'sources: [rendered/prod]',
      '1:11 sources[0] is "rendered/prod"',
      'Write { manifests: "rendered/prod" }, or what another kind of source needs.',
    ],
    [
      'a path in place of the sources',
      'sources: rendered/prod',
      '1:1 sources is "rendered/prod"',
      'Write { manifests: "rendered/prod" }, or what another kind of source needs.',
    ],
    [
      'a word that is no severity',
      'failOn: hgih',
      '1:1 failOn is "hgih"',
      'Did you mean high? Allowed: critical, high, medium, low, info, never.',
    ],
    [
      'a rule that does not exist',
      'rules:\n  kubernetes/owner-lable: off',
      '2:3 rules["kubernetes/owner-lable"]: there is no rule kubernetes/owner-lable',
      'Did you mean kubernetes/owner-label?',
    ],
    [
      'a setting of YAML 1.1',
      'rules:\n  kubernetes/cpu-limit: false',
      '2:3 rules["kubernetes/cpu-limit"] is false',
      expect.stringMatching(/^Allowed: off, on, critical, high, medium, low, info/),
    ],
    [
      'an unknown parameter',
      'rules:\n  kubernetes/owner-label:\n    parameters:\n      lables: [team]',
      '4:7 rules["kubernetes/owner-label"].parameters.lables: kubernetes/owner-label has no parameter lables',
      'Did you mean labels?',
    ],
    [
      'a parameter of the wrong type',
      'rules: {kubernetes/owner-label: {parameters: {labels: team}}}',
      '1:47 rules["kubernetes/owner-label"].parameters.labels: the parameter labels of kubernetes/owner-label is "team"',
      'It has to be of type array of string.',
    ],
    [
      'an unknown key in a list of mappings',
      'rules:\n  modules/forbidden-call:\n    parameters:\n      calls:\n        - globel: Date.now',
      '5:11 rules["modules/forbidden-call"].parameters.calls[0].globel: an item of the parameter calls of modules/forbidden-call has no globel',
      'Did you mean global?',
    ],
    [
      'a value of the wrong type in a list of mappings',
      'rules: {modules/forbidden-call: {parameters: {calls: [{from: domain}]}}}',
      '1:56 rules["modules/forbidden-call"].parameters.calls[0].from: from of the parameter calls of modules/forbidden-call is "domain"',
      'It has to be of type array of string.',
    ],
    [
      'a rule of an override that does not exist',
      'overrides:\n  - rules:\n      kubernetes/cpu-limits: off',
      '3:7 overrides[0].rules["kubernetes/cpu-limits"]: there is no rule kubernetes/cpu-limits',
      'Did you mean kubernetes/cpu-limit?',
    ],
    [
      'a required rule that does not exist',
      'require:\n  - kubernetes/cpu-limits',
      '2:5 require[0]: there is no rule kubernetes/cpu-limits',
      'Did you mean kubernetes/cpu-limit?',
    ],
    [
      'a required rule that is switched off',
      'rules: {kubernetes/cpu-limit: off}\nrequire: [kubernetes/cpu-limit]',
      '2:11 require[0]: kubernetes/cpu-limit is required, and switched off under rules',
      'Switch it on, or do not require it.',
    ],
    [
      'an unknown key of a level',
      'levels:\n  - {name: one, rules: [], rule: []}',
      expect.stringContaining('there is no levels[0].rule'),
      'Did you mean rules?',
    ],
    [
      'a rule of a level that does not exist',
      'levels:\n  - name: one\n    rules: [kubernetes/cpu-limits]',
      '3:13 levels[0].rules[0]: there is no rule kubernetes/cpu-limits',
      'Did you mean kubernetes/cpu-limit?',
    ],
    [
      'a wildcard of a level that means no rule',
      'levels: [{name: one, rules: [kubernets/*]}]',
      '1:30 levels[0].rules[0]: no rule is called kubernets/*',
      'archfit rules lists them; * stands for any text.',
    ],
    [
      'a rule in two levels',
      'levels:\n  - {name: one, rules: [kubernetes/cpu-limit]}\n  - {name: two, rules: [kubernetes/cpu-limit]}',
      '3:25 levels[1].rules[0]: kubernetes/cpu-limit is in another level, too',
      'Leave it in the lower level: a level asks for all that those below it ask for.',
    ],
    [
      'a rule in two levels by wildcards',
      'levels:\n  - {name: one, rules: ["*/cpu-limit", kubernetes/cpu-limit]}\n  - {name: two, rules: ["kubernetes/cpu-*", "*/cpu-request"]}\n  - {name: three, rules: ["*/cpu-r*"]}',
      '4:28 levels[2].rules[0]: */cpu-r* means kubernetes/cpu-request, which is in another level, too',
      'Leave it in the lower level: a level asks for all that those below it ask for.',
    ],
    [
      'two levels of one name',
      'levels:\n  - {name: one, rules: []}\n  - {name: one, rules: []}',
      '3:6 levels[1].name: another level is called one',
      'Give each level a name of its own.',
    ],
    ['no level', 'levels: []', '1:1 levels is []', 'An empty list names nothing.'],
    [
      'a rule of the waivers that does not exist',
      'waivers: {annotations: [kubernetes/cpu-limits]}',
      '1:25 waivers.annotations[0]: there is no rule kubernetes/cpu-limits',
      'Did you mean kubernetes/cpu-limit?',
    ],
    [
      'an environment that nobody defined',
      'sources: [{manifests: a, environment: prod}, {manifests: b, environment: staging}]\noverrides:\n  - environments: prdo\n    rules: {}',
      '3:5 overrides[0].environments: there is no environment prdo',
      'Did you mean prod?',
    ],
    [
      'an environment where no source names any',
      'sources: {manifests: a}\noverrides: [{environments: [prod], rules: {}}]',
      '2:29 overrides[0].environments[0]: there is no environment prod',
      'No source names one.',
    ],
    [
      'layers that are no order of any kind',
      'sources: {kind: modules, files: src, layers: {kind: layerd, layers: {web: src/web}}}',
      '1:47 sources.layers.kind is "layerd"',
      'Did you mean layered? Allowed: layered, onion.',
    ],
    [
      'a setting that no source of code has',
      'sources: {kind: modules, files: src, excludes: lib}',
      '1:38 there is no sources.excludes',
      'Did you mean exclude?',
    ],
    [
      'a role that no layer has',
      'sources: [{kind: modules, files: src, layers: {kind: onion, domain: {files: a, role: core}, adapters: {}}}]',
      '1:80 sources[0].layers.domain.role is "core"',
      'Allowed: web, application, domain, infrastructure.',
    ],
    [
      'layers of which one is a number',
      'sources:\n  - kind: modules\n    files: src\n    layers: {kind: layered, layers: {web: src/web, 2: src/two}}',
      '4:52 sources[0].layers.layers["2"]: 2 is a number, and numbers lose their order',
      'Give it a name with a letter, such as layer-2.',
    ],
    [
      'code outside of its root',
      'sources: {kind: modules, files: [src, ../lib]}',
      '1:39 sources.files[1]: ../lib leads out of the root of the source',
      'Name the folder around all of the code as root; other paths start there.',
    ],
    [
      'a source that names nothing',
      'sources: {environment: prod}',
      '1:1 sources.manifests is missing',
      'Allowed: a text, a list.',
    ],
    [
      'a source with an empty list',
      'sources: {manifests: []}',
      '1:11 sources.manifests is []',
      'An empty list names nothing.',
    ],
    [
      'a kind of source that does not exist',
      'sources: [{kind: grafana, manifests: a}]',
      '1:12 sources[0].kind is "grafana"',
      'Allowed: kubernetes, helm, kustomize, openapi, events, modules, operations, documents.',
    ],
    [
      'a number of days that is none',
      'waivers: {maxDays: -1}',
      '1:11 waivers.maxDays is -1',
      'Give a whole number of days.',
    ],
    ['a baseline that is switched on', 'baseline: true', '1:1 baseline is true', expect.anything()],
    [
      'a list as the whole',
      '- rules',
      ' the file is ["rules"]',
      expect.stringMatching(/^Allowed: a mapping of/),
    ],
    ['no content', '# nothing yet\n', ' the file is empty', 'Write {} where nothing is to be set.'],
    [
      'text that is no YAML',
      'rules: {\nfailOn: [high',
      expect.stringMatching(/^archfit\.config\.yaml:\d+:\d+ the file cannot be read: /),
      expect.anything(),
    ],
  ])('%s', async (_, yaml, message, hint) => {
    const place = typeof message === 'string' && !message.startsWith(' ') ? ':' : '';
    const whole = typeof message === 'string' ? `archfit.config.yaml${place}${message}` : message;
    expect(await faultOf(yaml)).toEqual({ message: whole, hint });
  });
});

test('all faults are told at once, from top to bottom, each with its hint', async () => {
  const cwd = createProject({
    'archfit.config.yaml': `failOn: hgih
rules:
  kubernetes/owner-lable: off
  kubernetes/cpu-limit: {severity: hi}
sources:
  - {manifests: rendered, environment: prod}
overrides:
  - environments: [prdo]
    rules: {}
rulez: {}
`,
  });
  const error = await refusal(cwd);
  expect(error.message).toBe(`the configuration has 5 faults
archfit.config.yaml:1:1 failOn is "hgih"
  hint Did you mean high? Allowed: critical, high, medium, low, info, never.
archfit.config.yaml:3:3 rules["kubernetes/owner-lable"]: there is no rule kubernetes/owner-lable
  hint Did you mean kubernetes/owner-label?
archfit.config.yaml:4:26 rules["kubernetes/cpu-limit"].severity is "hi"
  hint Did you mean high? Allowed: critical, high, medium, low, info, off.
archfit.config.yaml:8:20 overrides[0].environments[0]: there is no environment prdo
  hint Did you mean prod?
archfit.config.yaml:10:1 there is no rulez
  hint Did you mean rules?`);
  expect(error.code).toBe('config-invalid');
  expect(error.faults.map(({ setting }) => setting)).toEqual([
    'failOn',
    'rules["kubernetes/owner-lable"]',
    'rules["kubernetes/cpu-limit"].severity',
    'overrides[0].environments[0]',
    'rulez',
  ]);
});

test('a fault hides none of another kind beside it', async () => {
  const cwd = createProject({
    'archfit.config.yaml': `sources: {manifests: a, environment: prod}
rules:
  kubernetes/cpu-limit: off
  kubernetes/owner-label: loud
overrides:
  - {environments: prdo, rules: {kubernetes/cpu-limit: loud}, path: x}
  - 7
  - {environments: [prd], rules: {kubernetes/cpu-limits: on}}
require: [kubernetes/cpu-limit]
`,
  });
  const { faults } = await refusal(cwd);
  expect(faults.map(({ setting }) => setting)).toEqual([
    'rules["kubernetes/owner-label"]',
    'overrides[0].environments',
    'overrides[0].rules["kubernetes/cpu-limit"]',
    'overrides[0].path',
    'overrides[1]',
    'overrides[2].environments[0]',
    'overrides[2].rules["kubernetes/cpu-limits"]',
    'require[0]',
  ]);
});

test.each([
  ['a source splits files into sets', '{manifests: a, each: folder}'],
  ['the sources are of the wrong shape', '{manifest: a, environment: prod}'],
])('environments are not held against the sources where %s', async (_, source) => {
  const cwd = createProject({
    'archfit.config.yaml': `sources: ${source}\noverrides: [{environments: a/b, rules: {}}]`,
  });
  const error = await loadConfig({ cwd, env: {} }).catch((caught: unknown) => caught);
  expect(String(error)).not.toContain('there is no environment');
});

describe('a configuration written as code is refused', () => {
  test.each([
    [
      'that throws',
      'archfit.config.cjs',
      `\nthrow new Error('no luck')`,
      ':2:1 loading it fails: no luck',
    ],
    [
      'whose function throws',
      'archfit.config.cjs',
      `module.exports = () => { throw new TypeError('no luck') }`,
      ':1:1 it throws: no luck',
    ],
    [
      'whose function rejects',
      'archfit.config.mjs',
      `export default async () => { throw new Error('no luck') }`,
      expect.stringContaining(' it throws: no luck'),
    ],
    [
      'that throws what is no error',
      'archfit.config.cjs',
      `throw 'no luck'`,
      ' loading it fails: no luck',
    ],
    [
      'that is no JavaScript',
      'archfit.config.mjs',
      `export default {`,
      expect.stringContaining(' loading it fails: '),
    ],
    [
      'that is no TypeScript',
      'archfit.config.ts',
      `export default {`,
      expect.stringContaining(' loading it fails: '),
    ],
    [
      'that imports what is not there',
      'archfit.config.ts',
      `import './none.js'; export default {}`,
      expect.stringContaining(' loading it fails: '),
    ],
    [
      'that exports nothing',
      'archfit.config.cjs',
      `const config = { failOn: 'high' }`,
      ' it exports no configuration',
    ],
    [
      'that exports under a name only',
      'archfit.config.mjs',
      `export const config = { failOn: 'high' }`,
      ' it exports no configuration',
    ],
    [
      'that exports under a name only',
      'archfit.config.ts',
      `export const config = { failOn: 'high' }`,
      ' it exports no configuration',
    ],
    [
      'whose function returns nothing',
      'archfit.config.mjs',
      `export default () => { ({ failOn: 'high' }) }`,
      ' it gives undefined',
    ],
    [
      'whose function returns a function',
      'archfit.config.mjs',
      `export default () => () => ({})`,
      ' the configuration is a function',
    ],
    ['that exports a text', 'archfit.config.mjs', `export default 'high'`, ' the file is "high"'],
    ['that exports a list', 'archfit.config.mjs', `export default [1]`, ' the file is [1]'],
    [
      'that exports an object of a class',
      'archfit.config.mjs',
      `export default new (class Settings { failOn = 1 })()`,
      ' the configuration is an object of the class Settings',
    ],
    [
      'with a date',
      'archfit.config.mjs',
      `export default { target: { commit: new Date(0) } }`,
      ' target.commit is an object of the class Date',
    ],
    [
      'with a function',
      'archfit.config.mjs',
      `export default { sources: () => [] }`,
      ' sources is a function',
    ],
    [
      'with a promise',
      'archfit.config.mjs',
      `export default { rules: Promise.resolve({}) }`,
      ' rules is a promise',
    ],
    [
      'with what is no number',
      'archfit.config.mjs',
      `export default { waivers: { maxDays: NaN } }`,
      ' waivers.maxDays is NaN',
    ],
    [
      'with itself',
      'archfit.config.mjs',
      `const a = { rules: {} }; a.rules.x = a; export default a`,
      expect.stringContaining('rules.x is part of itself'),
    ],
    [
      'with a rule that does not exist',
      'archfit.config.mjs',
      `export default { rules: { 'kubernetes/owner-lable': 'off' } }`,
      ' rules["kubernetes/owner-lable"]: there is no rule kubernetes/owner-lable',
    ],
  ])('%s (%s)', async (_, file, code, message) => {
    const error = await refusal(createProject({ [file]: code }));
    expect(error.faults[0]?.location.uri).toBe(file);
    expect(error.message).toEqual(typeof message === 'string' ? `${file}${message}` : message);
  });

  test('with what it threw as the cause', async () => {
    const error = await refusal(
      createProject({
        'archfit.config.cjs': `throw Object.assign(new Error('x'), { code: 'E1' })`,
      }),
    );
    expect(error.cause).toMatchObject({ message: 'x', code: 'E1' });
  });

  test('and a package that is not installed is named as the cure', async () => {
    const error = await refusal(
      createProject({ 'archfit.config.ts': `import { x } from 'archfit'; export default x()` }),
    );
    expect(error.hint).toMatch(/^Install archfit in the project/);
  });
});

test('a message never carries what a terminal would obey', async () => {
  const error = await refusal(
    createProject({ 'archfit.config.yaml': `"\\e[31mred\\u202e": 1\nfailOn: "\\u202e"` }),
  );
  expect(error.message).not.toMatch(/[\u001b\u202e]/);
});

test('a file is named relative to the working directory', async () => {
  const cwd = createProject({ 'archfit.config.yaml': 'rulez: 1', 'a/b/c.txt': '' });
  const error = await refusal(join(cwd, 'a/b'));
  expect(error.message).toBe('../../archfit.config.yaml:1:1 there is no rulez');
});

test('a configuration of an unknown ending is refused with the endings there are', async () => {
  const cwd = createProject({ 'gate.toml': '' });
  const error = await refusal(cwd, { file: 'gate.toml' });
  expect(error).toMatchObject({
    message: 'gate.toml its ending is none of a configuration',
    hint: 'Endings: .ts, .mts, .cts, .js, .mjs, .cjs, .yaml, .yml, .json.',
  });
});
