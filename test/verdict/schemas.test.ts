import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { baselineJsonSchema } from '../../src/verdict/baseline/baseline-schema.js';
import { formatBaseline } from '../../src/verdict/baseline/format-baseline.js';
import { waiversJsonSchema } from '../../src/verdict/waivers/waiver-schema.js';
import { judge, now, sampleFinding, sampleReport } from './sample-run.js';

function readSchema(name: string): object {
  const file = join(__dirname, '..', '..', 'src', 'verdict', name);
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

test.each([
  ['waivers.schema.json', waiversJsonSchema],
  ['baseline.schema.json', baselineJsonSchema],
])('%s is what the code reads by', (name, create) => {
  expect(readSchema(name)).toEqual(JSON.parse(JSON.stringify(create())));
});

const ajv = new Ajv({ strict: false, validateFormats: false });

function validate(name: string, value: unknown): boolean {
  const known = ajv.getSchema(name) ?? ajv.addSchema(readSchema(name), name).getSchema(name);
  if (known === undefined) throw new Error(`there is no schema ${name}`);
  return known(value);
}

const waiver = {
  rule: 'kubernetes/cpu-limit',
  subject: { name: 'web' },
  owner: 'team-web',
  reason: 'later',
  expires: '2027-01-31',
};

describe('the schema of waivers', () => {
  test.each<[string, object, boolean]>([
    ['a sound waiver', waiver, true],
    ['lists', { ...waiver, paths: ['a/**'], acceptedBy: ['A', 'B'], controls: ['a/b'] }, true],
    ['a key that does not exist', { ...waiver, expire: '2027-01-31' }, false],
    ['no owner', { ...waiver, owner: undefined }, false],
    ['nothing that it covers', { ...waiver, subject: undefined }, false],
    ['an empty subject', { ...waiver, subject: {} }, false],
    ['a day in another form', { ...waiver, expires: '31.1.2027' }, false],
  ])('judges %s as the reader does', (_, value, isValid) => {
    const written: unknown = JSON.parse(JSON.stringify({ waivers: [value] }));
    expect(validate('waivers.schema.json', written)).toBe(isValid);
  });

  test('describes every key for editors', () => {
    const text = JSON.stringify(readSchema('waivers.schema.json'));
    for (const key of [
      'rule',
      'subject',
      'paths',
      'fingerprint',
      'owner',
      'reason',
      'expires',
      'acceptedBy',
      'riskId',
      'reviewDate',
      'ticket',
      'controls',
    ]) {
      expect(text).toMatch(new RegExp(`"${key}":\\{[^]*?"description":`));
    }
  });
});

test('the schema of baselines accepts what is written', () => {
  const report = sampleReport(
    judge([
      sampleFinding(),
      sampleFinding(),
      sampleFinding({
        environment: 'prod',
        measure: { value: 1, unit: 'replicas', better: 'higher' },
      }),
    ]),
  );
  const { text } = formatBaseline(report, undefined, {
    now,
    neverRules: new Set(),
    judgedEnvironments: ['prod'],
  });
  expect(validate('baseline.schema.json', JSON.parse(text))).toBe(true);
});
