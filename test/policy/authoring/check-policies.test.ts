/** @jest-environment ./test/policy/opa-environment.mjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { checkPolicies, type PolicyFault } from '../../../src/policy/authoring/index.js';
import { nativeBuiltins } from '../../../src/policy/authoring/native-builtins.js';
import { type Modules, Opa } from '../../../src/policy/opa/index.js';
import { hostBuiltins, loadPolicyModule } from '../../../src/policy/engine/index.js';
import { firstRow, writePolicy } from '../packs.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

/** `row:col code message` of each fault, and the rest of it where that matters. */
async function faultsOf(modules: Modules): Promise<readonly string[]> {
  const { faults } = await checkPolicies(opa, { modules, data: {} });
  return describeFaults(faults);
}

function describeFaults(faults: readonly PolicyFault[]): readonly string[] {
  return faults.map(({ code, location, message }) => {
    const place = location ? `${location.row}:${location.col} ` : '';
    return `${place}${code} ${message}`;
  });
}

const conftest = (rules: string): Modules => ({ 'policy/a.rego': `package main\n\n${rules}\n` });
const onObjects = (rules: string): Modules =>
  writePolicy({
    rego: `import data.lib.archfit.kubernetes

applies if kubernetes.is_workload

violation contains {"msg": "wrong", "details": {"path": []}} if _wrong

${rules}`,
  });
const onFacts = (topic: string, rules: string, custom: object = {}): Modules =>
  writePolicy({
    id: `${topic}/sample`,
    scope: 'set',
    custom: { domain: 'operations', ...custom },
    rego: `${rules}

examined contains id if some id, _ in input

violation contains {"msg": "wrong", "details": {"subject": "a"}} if _wrong`,
  });
/** Where the last part of {@link onObjects} begins. */
const row = firstRow + 6;

describe('by the facts', () => {
  test('a field that they do not have is an error where it stands', async () => {
    const modules = {
      ...onObjects(`_wrong if input.spc.replicas == 2

_wrong if "ü" == input.metadata.lables.team

_wrong if kubernetes.resource.spc`),
      ...onFacts(
        'manifests',
        `_wrong if {
	some _, workload in input.workloads
	workload.replcas > 1
}

_wrong if input.catalog.services["a"].teem`,
      ),
      ...onFacts('events', '_wrong if input.events["a"].audience.nam', { requires: ['events'] }),
      ...onFacts('contracts', '_wrong if input.events', { requires: ['contracts'] }),
    };
    const { faults } = await checkPolicies(opa, { modules, data: {} });
    expect(describeFaults(faults)).toEqual([
      `${firstRow}:11 rego_type_error undefined ref: input.events`,
      `${firstRow}:11 rego_type_error undefined ref: input.events.a.audience.nam`,
      `${row}:11 rego_type_error undefined ref: input.spc.replicas`,
      `${row + 2}:18 rego_type_error undefined ref: input.metadata.lables.team`,
      `${row + 4}:11 rego_type_error undefined ref: data.lib.archfit.kubernetes.resource.spc`,
      `${firstRow + 2}:2 rego_type_error undefined ref: workload.replcas`,
      `${firstRow + 5}:11 rego_type_error undefined ref: input.catalog.services.a.teem`,
    ]);
    expect(faults[2]?.details).toEqual([
      '_wrong if input.spc.replicas == 2',
      'input.spc.replicas',
      '      ^',
      '      have: "spc"',
      '      did you mean "spec"?',
    ]);
  });

  test('what there is may be read, optional and null', async () => {
    const modules = {
      ...onObjects(
        '_wrong if input.metadata.labels.team == null\n\n_wrong if input.review.object.spec.replicas',
      ),
      ...onFacts(
        'manifests',
        `_wrong if {
	some workload in input.workloads
	workload.replicas == null
	input.catalog.workloads[workload.id].criticality.value == "critical"
}`,
      ),
      ...writePolicy({ id: 'documents/any', custom: { requires: ['documents'] } }),
    };
    expect(await faultsOf(modules)).toEqual([]);
  });
});

describe('lints', () => {
  test.each([
    [
      'builtin-refused',
      conftest('deny contains "a" if http.send({"url": input.url})'),
      '3:22 builtin-refused http.send reaches out of the process: hand what it would fetch to the policy as data',
    ],
    [
      'replacement',
      conftest('deny contains "a" if _b with input as {"a": 1}\n\n_b if input.a'),
      '3:30 replacement with input makes the rule anew for every value, and an undefined one makes it silent',
    ],
    [
      'template-string',
      conftest('deny contains $"{input.a} is wrong" if input.b'),
      '3:15 template-string template strings need OPA 1.12: Gatekeeper and conftest that embed an older one do not compile them',
    ],
    [
      'sprintf-arguments',
      conftest('deny contains sprintf("100 %% of %s, %5.2f and `,`", [input.a]) if input.b'),
      '3:15 sprintf-arguments the format has 2 places and is given 1 values',
    ],
    ...[
      ['{name | some name in input.names}', ''],
      ['[name | some name in names]', 'names := {"b", "a"}'],
      ['names', 'names := {name | some name in input.names}'],
      ['_names', ''],
    ].map(([joined = '', given = '']): [string, Record<string, string>, string] => [
      'set-order',
      conftest(
        `deny contains message if {\n\t${given}\n\tmessage := concat(", ", ${joined})\n}\n\n_names contains name if some name in input.names`,
      ),
      '5:13 set-order a set has no order of its own: WebAssembly joins it in another one than OPA',
    ]),
    [
      'walk-everything',
      conftest('deny contains "a" if {\n\twalk(input, [_, value])\n\tvalue == 1\n}'),
      '4:2 walk-everything walk goes through every node of input',
    ],
    [
      'regex-computed',
      conftest('deny contains "a" if regex.match(concat("", ["^", input.a]), input.b)'),
      '3:22 regex-computed the pattern concat("",["^",input.a]) is put together for every value, and compiled every time',
    ],
    [
      'nested-iteration',
      conftest(
        'deny contains "a" if {\n\tsome left in input.spec.ports\n\tclashes := [right | some right in input.spec.ports; right == left]\n\tcount(clashes) > 1\n}',
      ),
      '5:22 nested-iteration input.spec.ports is gone through for each of its own elements',
    ],
    [
      'reachable-in-loop',
      conftest(
        'deny contains node if {\n\tsome node, _ in input.graph\n\tnode in graph.reachable(input.graph, {node})\n}',
      ),
      '5:10 reachable-in-loop graph.reachable is asked once for every element: seconds for some hundred nodes',
    ],
  ])('%s', async (code, modules, fault) => {
    expect(await faultsOf(modules)).toEqual([fault]);
    const page = readFileSync(join(__dirname, '../../../docs/reference/lints.md'), 'utf8');
    expect(page).toContain(`### ${code}\n`);
  });

  test.each([
    [
      'values that nobody can count',
      'deny contains sprintf("%s %s", [x | some x in input.a]) if input.b',
    ],
    ['a format that says which', 'deny contains sprintf("%[2]s", [input.a, input.b]) if input.b'],
    [
      'two rules over one collection',
      'deny contains "a" if some _ in input.a\n\ndeny contains "b" if some _ in input.a',
    ],
    [
      'one after the other',
      'deny contains "a" if {\n\tcount([x | some x in input.a]) > 1\n\tcount([x | some x in input.a]) < 3\n}',
    ],
    [
      'every element, and then some',
      'deny contains "a" if {\n\tevery x in input.a {\n\t\tx > 1\n\t}\n\tsome y in input.a\n\ty < 3\n}',
    ],
    ['other elements', 'deny contains "a" if {\n\tsome x in input.a\n\tsome _ in x.a\n}'],
    [
      'what comments and texts hold',
      'deny contains "sprintf(\\"%d\\", [])" if input.a # walk(input, x)',
    ],
  ])('find nothing in %s', async (_, rules) => {
    expect(await faultsOf(conftest(rules))).toEqual([]);
  });
});

describe('what is wrong is told where it stands', () => {
  test.each([
    [
      'an unsafe variable',
      conftest('deny contains x if not input[x]'),
      '3:20 rego_unsafe_var_error var x is unsafe',
    ],
    [
      'a type error',
      conftest('deny contains "a" if count(1) > 2'),
      '3:22 rego_type_error count: invalid argument(s)',
    ],
    [
      'an import that is not used',
      conftest('import data.nowhere\n\ndeny contains "a" if input.a'),
      '3:1 rego_compile_error import data.nowhere unused',
    ],
    [
      'a breach of the contract',
      writePolicy({
        rego: 'applies if is_object(input)\n\nviolation contains {"msg": "a", "details": {}} if data.shop',
      }),
      `${firstRow + 2}:51 policy-contract Gatekeeper refuses data.shop: only data.lib.<name> may be read`,
    ],
    [
      'findings of a wrong type',
      writePolicy({
        rego: 'applies if is_object(input)\n\nviolation contains "wrong" if input.kind',
      }),
      `${firstRow + 2}:1 policy-contract violation is a set of {"msg": string, "details": object} without sets inside, not set[string]`,
    ],
  ])('%s', async (_, modules, fault) => {
    expect(await faultsOf(modules)).toEqual([fault]);
  });

  test('a file that does not parse keeps no other from being looked at', async () => {
    const modules = {
      ...conftest('deny contains "a" if http.send({"url": input.url})'),
      'policy/b.rego': 'package b\n\np if {\n',
    };
    const { faults, unread } = await checkPolicies(opa, { modules, data: {} });
    expect(unread).toEqual(['policy/b.rego']);
    expect(faults.map(({ code, location }) => [code, location?.file])).toEqual([
      ['builtin-refused', 'policy/a.rego'],
      ['rego_parse_error', 'policy/b.rego'],
    ]);
  });
});

test('what is said to run anywhere is what a module asks no host for', async () => {
  const { capabilities } = await opa.version();
  const builtins = capabilities['builtins'] as readonly {
    readonly name: string;
    readonly infix?: string;
    readonly deprecated?: boolean;
    readonly decl: { readonly args?: readonly unknown[] };
  }[];
  const called = builtins.filter(
    ({ name, infix, deprecated, decl }) =>
      infix === undefined &&
      deprecated !== true &&
      (decl.args?.length ?? 0) < 5 &&
      !/^(?:internal\.|rego\.|print$|assign$|eq$|http\.send$|net\.lookup_ip_addr$)/.test(name),
  );
  const calls = called.map(({ name, decl }) => {
    const operands = (decl.args ?? []).map((_, index) => `input.a${index}`);
    return `found contains "${name}" if ${name}(${operands.join(', ')})`;
  });
  const { wasm } = await opa.compile({
    modules: { 'a.rego': ['package a', ...calls, ''].join('\n\n') },
    entrypoints: ['a/found'],
  });
  const offered = Object.fromEntries(called.map(({ name }) => [name, () => null]));
  const asked = loadPolicyModule(wasm, { builtins: { ...offered, ...hostBuiltins } }).builtins;
  const native = called.map(({ name }) => name).filter((name) => !asked.includes(name));
  expect(native.filter((name) => !nativeBuiltins.has(name))).toEqual([]);
  expect(asked.filter((name) => nativeBuiltins.has(name))).toEqual([]);
});
