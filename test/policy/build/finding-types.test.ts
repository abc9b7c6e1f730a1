/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/index.js';
import { build, firstRow, writePolicy } from '../packs.js';

jest.setTimeout(60_000);

const opa = new Opa();
afterAll(() => opa.close());

const file = 'policies/kubernetes/sample/sample.rego';

function objectPolicy(element: string) {
  return writePolicy({
    rego: `applies if input.x\n\nviolation contains ${element} if some value in input.values`,
  });
}

describe('a policy of scope object is refused whose violation is', () => {
  test.each([
    ['a text', '"no owner"', 'set[string]'],
    ['a formatted text', 'sprintf("%v", [value])', 'set[string]'],
    ['without msg', '{"details": {}}', undefined],
    ['without details', '{"msg": "a"}', undefined],
    ['with a number for msg', '{"msg": count(value), "details": {}}', 'msg: number'],
    ['with a list for details', '{"msg": "a", "details": []}', 'details: array'],
    ['with a third key', '{"msg": "a", "details": {}, "severity": "high"}', 'severity: string'],
    ['with a set in details', '{"msg": "a", "details": {"names": {value}}}', 'names: set[any]'],
    [
      'with a set comprehension deep in details',
      '{"msg": "a", "details": {"deep": [{"names": {v | some v in value}}]}}',
      'set[any]',
    ],
  ])('%s', async (_, element, found = '') => {
    await expect(build(opa, objectPolicy(element))).rejects.toMatchObject({
      code: 'policy-contract',
      message: expect.stringMatching(
        `^${file}:${firstRow + 2}:1: violation is a set of {"msg": string, "details": object} without sets inside, not .*${found.replaceAll(/[[\]]/g, String.raw`\$&`)}`,
      ),
    });
  });
});

describe('a policy of scope object builds whose violation', () => {
  test.each([
    ['is of a type that only the input decides', 'value'],
    ['has details that only the input decides', '{"msg": "a", "details": value}'],
    [
      'has details of any JSON',
      '{"msg": sprintf("%v", [value]), "details": {"path": array.concat(["spec"], [0, "a"]), "deep": {"a": [{"b": [1, null, true, {"c": [[[[value]]]]}]}]}}}',
    ],
  ])('%s', async (_, element) => {
    await expect(build(opa, objectPolicy(element))).resolves.toBeDefined();
  });
});

describe('a policy of scope set', () => {
  const sound = {
    examined: '"a"',
    violation: '{"msg": "a", "details": {"subject": "b"}}',
    undecided: '{"msg": "a", "details": {"subject": "b"}}',
  };

  const subjectMissing = 'names a subject in every element: {"details": {"subject": string}}';

  test.each([
    ['examined', '1', 'examined is a set of ids, not set[number]'],
    [
      'violation',
      '"a"',
      'violation is a set of {"msg": string, "details": object} without sets inside, not set[string]',
    ],
    ['violation', '{"msg": "a", "details": {}}', subjectMissing],
    ['violation', '{"msg": "a", "details": {"subject": 1}}', `${subjectMissing}, not number`],
    ['undecided', '{"msg": "a", "details": {"path": []}}', subjectMissing],
  ])('is refused whose %s is a set of %s', async (name, element, reason) => {
    const rego = Object.entries({ ...sound, [name]: element })
      .map(([rule, value]) => `${rule} contains ${value} if input.x`)
      .join('\n\n');
    const row = firstRow + 2 * Object.keys(sound).indexOf(name);
    await expect(build(opa, writePolicy({ scope: 'set', rego }))).rejects.toMatchObject({
      code: 'policy-contract',
      message: `${file}:${row}:1: ${reason.replace('names', `${name} names`)}`,
    });
  });
});

test('all policies whose findings do not fit are named at once', async () => {
  const policies = ['kubernetes/first', 'kubernetes/second', 'kubernetes/third'].map((id) =>
    writePolicy({
      id,
      rego: `applies if input.x\n\nviolation contains ${id.endsWith('second') ? '{"msg": "a", "details": {}}' : '"a"'}`,
    }),
  );
  const refusal = await build(opa, ...policies).catch((error: unknown) => error);
  expect((refusal as Error).message.split('\n')).toEqual([
    expect.stringContaining('policies/kubernetes/first/first.rego:9:1: '),
    expect.stringContaining('policies/kubernetes/third/third.rego:9:1: '),
  ]);
});

test('what does not compile is refused for that, and not for its types', async () => {
  const rego = 'applies if input.x\n\nviolation contains "a" if _missing';
  await expect(build(opa, writePolicy({ rego }))).rejects.toMatchObject({
    code: 'policy-compile',
    message: expect.stringContaining(`${file}:${firstRow + 2}:`),
  });
});
