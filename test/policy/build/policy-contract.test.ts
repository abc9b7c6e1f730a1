/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/index.js';
import {
  build,
  firstRow,
  soundObjectRules,
  soundSetRules,
  writePolicy,
  type PolicySketch,
} from '../packs.js';

// Compilers are slow where cores are shared.
jest.setTimeout(60_000);

const opa = new Opa();
afterAll(() => opa.close());

const file = 'policies/kubernetes/sample/sample.rego';

/** The sentences by which a build is refused, each with its place. */
async function breachesOf(...modules: Parameters<typeof build>[1][]): Promise<readonly string[]> {
  const refusal = await build(opa, ...modules).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ name: 'ArchfitError', code: 'policy-contract' });
  return (refusal as Error).message.split('\n');
}

test('a sound policy of each scope builds', async () => {
  const { manifest } = await build(
    opa,
    writePolicy({ id: 'kubernetes/first' }),
    writePolicy({ id: 'kubernetes/second-rule', scope: 'set' }),
  );
  expect(manifest.rules).toMatchObject([
    { id: 'kubernetes/first', file: 'policies/kubernetes/first/first.rego', scope: 'object' },
    {
      id: 'kubernetes/second-rule',
      file: 'policies/kubernetes/second_rule/second_rule.rego',
      docs: 'docs/rules/kubernetes/second-rule.md',
      scope: 'set',
    },
  ]);
});

test('a policy need not stand below a folder of its own choice', async () => {
  const { manifest } = await build(opa, writePolicy({ file: 'kubernetes/sample/sample.rego' }));
  expect(manifest.rules).toMatchObject([{ file: 'kubernetes/sample/sample.rego' }]);
});

describe('what Gatekeeper refuses is refused in a policy of scope object:', () => {
  const first = (line: string): PolicySketch => ({ rego: `${line}\n\n${soundObjectRules}` });

  test.each([
    ['import rego.v1', 'Gatekeeper refuses import rego.v1'],
    ['import input', 'Gatekeeper refuses imports of input'],
    ['import input.review.object as resource', 'Gatekeeper refuses imports of input'],
    ['import data.settings', 'Gatekeeper refuses data.settings: only data.lib.<name> may be read'],
    ['import data.lib', 'Gatekeeper refuses data.lib: only data.lib.<name> may be read'],
    [
      'import data.archfit.kubernetes.other',
      'Gatekeeper refuses data.archfit.kubernetes.other: only data.lib.<name> may be read',
    ],
  ])('%s', async (line, reason) => {
    expect(await breachesOf(writePolicy(first(line)))).toEqual([
      `${file}:${firstRow}:1: ${reason}`,
    ]);
  });

  test.each([
    ['_x := data.settings.owner', 'data.settings.owner'],
    ['_x := data.inventory[input.kind]', 'data.inventory[input.kind]'],
    ['_x := data.lib', 'data.lib'],
    ['_x := data.lib[input.kind].y', 'data.lib[input.kind].y'],
    ['_x := data[input.kind]', 'data[input.kind]'],
    ['_x := data.archfit.kubernetes.sample.applies', 'data.archfit.kubernetes.sample.applies'],
  ])('%s', async (line, reference) => {
    expect(await breachesOf(writePolicy(first(line)))).toEqual([
      `${file}:${firstRow}:7: Gatekeeper refuses ${reference}: only data.lib.<name> may be read`,
    ]);
  });
});

test('a policy of scope set, which Gatekeeper never sees, may import rego.v1', async () => {
  const rego = `import rego.v1\n\n${soundSetRules}`;
  await expect(build(opa, writePolicy({ scope: 'set', rego }))).resolves.toBeDefined();
});

describe('a policy defines what the pack reads of it:', () => {
  const violation = 'violation contains {"msg": "a", "details": {}} if input.x';
  const subjectViolation =
    'violation contains {"msg": "a", "details": {"subject": "b"}} if input.x';
  const examined = 'examined contains "a"';

  test.each([
    ['object', 'applies', '5:1: a policy of scope object defines applies (complete)', violation],
    [
      'object',
      'violation',
      '5:1: a policy of scope object defines violation (partial-set)',
      'applies if input.x',
    ],
    [
      'set',
      'examined',
      '5:1: a policy of scope set defines examined (partial-set)',
      subjectViolation,
    ],
    ['set', 'violation', '5:1: a policy of scope set defines violation (partial-set)', examined],
  ] as const)('one of scope %s has to define %s', async (scope, _, breach, rego) => {
    expect(await breachesOf(writePolicy({ scope, rego }))).toEqual([`${file}:${breach}`]);
  });

  test.each([
    ['object', 'applies contains 1', violation, 'applies is complete, not partial-set'],
    ['object', 'applies(x) if x', violation, 'applies is complete, not function'],
    ['object', 'violation := []', 'applies if input.x', 'violation is partial-set, not complete'],
    ['set', 'examined := ["a"]', subjectViolation, 'examined is partial-set, not complete'],
    [
      'set',
      'undecided[id] := "b" if some id in ["a"]',
      `${examined}\n\n${subjectViolation}`,
      'undecided is partial-set, not partial-object',
    ],
  ] as const)('in scope %s not %s', async (scope, definition, others, reason) => {
    const rego = `${definition}\n\n${others}`;
    expect(await breachesOf(writePolicy({ scope, rego }))).toEqual([
      `${file}:${firstRow}:1: ${reason}`,
    ]);
  });

  test.each([
    ['object', 'undecided', soundObjectRules],
    ['object', 'examined', soundObjectRules],
    ['set', 'applies', soundSetRules],
  ] as const)('in scope %s nothing would read %s', async (scope, name, others) => {
    const rego = `${name} contains "a"\n\n${others}`;
    expect(await breachesOf(writePolicy({ scope, rego }))).toEqual([
      `${file}:${firstRow}:1: nothing would read ${name} of a policy of scope ${scope}`,
    ]);
  });

  test.each([
    ['helper if input.x', 'helper'],
    ['helper(x) := x + 1', 'helper'],
    ['helper.a := 1', 'helper.a'],
    ['violations contains 1', 'violations'],
    ['toString := 1', 'toString'],
  ])('`%s` is a helper without an underscore', async (definition, name) => {
    const rego = `${definition}\n\n${soundObjectRules}`;
    expect(await breachesOf(writePolicy({ rego }))).toEqual([
      `${file}:${firstRow}:1: the name of the helper ${name} starts with an underscore`,
    ]);
  });
});

describe('a policy stands where its id says:', () => {
  test('not in another package', async () => {
    const sketch = { package: 'archfit.kubernetes.other' };
    expect(await breachesOf(writePolicy(sketch))).toEqual([
      `${file}:5:1: the package of kubernetes/sample is archfit.kubernetes.sample`,
    ]);
  });

  test.each([
    'policies/kubernetes/sample/other.rego',
    'policies/kubernetes/sample.rego',
    'policies/budget/sample/sample.rego',
    'policies/notkubernetes/sample/sample.rego',
  ])('not in %s', async (place) => {
    expect(await breachesOf(writePolicy({ file: place }))).toEqual([
      `${place}:5:1: the policy of kubernetes/sample stands in kubernetes/sample/sample.rego`,
    ]);
  });

  test('not in two files', async () => {
    const second = 'policies/kubernetes/sample/second.rego';
    const breaches = await breachesOf(writePolicy(), {
      [second]: `package archfit.kubernetes.sample\n\n${soundObjectRules}\n`,
    });
    expect(breaches).toContain(
      `${second}:1:1: the policy of kubernetes/sample stands in kubernetes/sample/sample.rego`,
    );
  });
});

describe('a policy replaces nothing by `with`:', () => {
  test.each([
    ['object', soundObjectRules, 'input.parameters'],
    ['set', soundSetRules, 'data.lib.archfit.settings'],
  ] as const)('in scope %s', async (scope, rules, target) => {
    const rego = `_x if input.y with ${target} as {}\n\n${rules}`;
    expect(await breachesOf(writePolicy({ scope, rego }))).toEqual([
      expect.stringMatching(
        `^${file}:${firstRow}:\\d+: a policy replaces nothing \\(with ${target}\\)`,
      ),
    ]);
  });
});

describe('a rule is described once:', () => {
  test('every policy has a METADATA block above its package', async () => {
    const rego = `package archfit.kubernetes.sample\n\n# METADATA\n# title: A rule\n${soundObjectRules}\n`;
    expect(await breachesOf({ [file]: rego })).toEqual([
      `${file}:1:1: the package has no METADATA block`,
    ]);
  });

  test('the block is refused with its place', async () => {
    expect(await breachesOf(writePolicy({ custom: { severity: 'urgent' } }))).toEqual([
      `${file}:1:1: the METADATA block breaks the policy contract: custom.severity must be one of critical, high, medium, low, info`,
    ]);
  });

  test('the block holds no other keys that OPA would read', async () => {
    const [[path, source] = ['', '']] = Object.entries(writePolicy());
    const text = source.replace('# title', '# organizations: [shop]\n# entrypoint: true\n# title');
    const [breach] = await breachesOf({ [path]: text });
    expect(breach).toContain('entrypoint is no known key; organizations is no known key');
  });

  test.each([
    ['the id of another rule', { aliases: ['kubernetes/first'] }, 'kubernetes/first'],
    ['the alias of another rule', { aliases: ['kubernetes/zero'] }, 'kubernetes/zero'],
  ])('an alias is not %s', async (_, custom, id) => {
    const breaches = await breachesOf(
      writePolicy({ id: 'kubernetes/first', custom: { aliases: ['kubernetes/zero'] } }),
      writePolicy({ id: 'kubernetes/second', custom }),
    );
    expect(breaches).toEqual([
      `policies/kubernetes/second/second.rego:5:1: the id ${id} is taken by policies/kubernetes/first/first.rego`,
    ]);
  });

  test('two policies have no id in common', async () => {
    const twins = ['a', 'b'].map((folder) =>
      writePolicy({ file: `${folder}/kubernetes/sample/sample.rego` }),
    );
    await expect(build(opa, ...twins)).rejects.toMatchObject({
      message: expect.stringContaining('b/kubernetes/sample/sample.rego:'),
    });
  });
});

describe('a library', () => {
  const library = 'policies/lib/sample.rego';
  const breachesIn = (source: string) => breachesOf(writePolicy(), { [library]: source });

  test.each(['lib', 'sample', 'library.sample'])('is not package %s', async (name) => {
    expect(await breachesIn(`package ${name}\n\nx := 1\n`)).toEqual([
      `${library}:1:1: the package of a library starts with lib. and does not end there`,
    ]);
  });

  test.each(['chain', 'rule'])('does not call rego.metadata.%s', async (name) => {
    expect(await breachesIn(`package lib.sample\n\nx := rego.metadata.${name}()\n`)).toEqual([
      `${library}:3:6: rego.metadata.${name} in a library sees the library's own metadata: the policy has to call it`,
    ]);
  });

  test.each([
    ['import rego.v1', '3:1: Gatekeeper refuses import rego.v1'],
    ['import input.review', '3:1: Gatekeeper refuses imports of input'],
    [
      'x := data.archfit.kubernetes.sample.violation',
      '3:6: Gatekeeper refuses data.archfit.kubernetes.sample.violation: only data.lib.<name> may be read',
    ],
  ])('does not say %s', async (line, breach) => {
    expect(await breachesIn(`package lib.sample\n\n${line}\n`)).toEqual([`${library}:${breach}`]);
  });
});

test('every breach of a policy is named at once', async () => {
  const rego = 'import rego.v1\n\nhelper := data.settings\n\nviolation contains "a" if input.x';
  expect(await breachesOf(writePolicy({ file: 'sample.rego', rego }))).toEqual([
    'sample.rego:5:1: the policy of kubernetes/sample stands in kubernetes/sample/sample.rego',
    'sample.rego:5:1: a policy of scope object defines applies (complete)',
    'sample.rego:9:1: the name of the helper helper starts with an underscore',
    'sample.rego:7:1: Gatekeeper refuses import rego.v1',
    'sample.rego:9:11: Gatekeeper refuses data.settings: only data.lib.<name> may be read',
  ]);
});
