import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { checkClassification } from '../../../../src/facts/classification/sidecar/check-classification.js';
import { classificationJsonSchema } from '../../../../src/facts/classification/sidecar/classification-schema.js';

const schema = JSON.parse(
  readFileSync(
    join(__dirname, '../../../../src/facts/classification/classification.schema.json'),
    'utf8',
  ),
) as object;

test('the schema that is shipped is what the code reads by', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(classificationJsonSchema())));
});

const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const whole = {
  $schema: 'classification.schema.json',
  classes: {
    contact: {
      description: 'How a person is reached.',
      level: 'confidential',
      categories: ['contact'],
      owner: 'team-privacy',
      allowedIn: ['api', 'domain-event'],
      redaction: 'mask',
      retention: 'P2Y',
    },
    pii: { owner: 'team-privacy', retention: '30d' },
  },
  fields: [
    { field: 'customer.email', class: 'contact' },
    { schema: 'AuditRecord', field: '**.actor', level: 'internal', reason: 'an id' },
    { event: 'order.*', path: 'events/**', field: '*_hash', class: 'gold', handling: 'hashed' },
    { field: 'note', categories: ['content'], retention: 'unlimited' },
  ],
  words: { gold: 'restricted' },
  markers: ['x-acme-class'],
  names: {
    sensitive: [
      { names: ['loyalty number'], category: 'account', level: 'internal', within: 'person' },
    ],
    harmless: ['plan name'],
    languages: ['german'],
    containers: { person: ['rider'], address: ['depot'], harmless: ['vessel'] },
  },
};

test('everything that a classification may say is accepted, and so is the least', () => {
  for (const value of [whole, {}]) {
    expect(checkClassification(value)).toEqual({ kind: 'value', value });
    expect(isValid(value)).toBe(true);
  }
});

describe('a classification is refused', () => {
  test.each<[string, unknown, string, string]>([
    ['with an unknown key', { feilds: [] }, 'there is no feilds', 'Did you mean fields?'],
    [
      'with an unknown level',
      { classes: { pii: { level: 'confidental' } } },
      'classes.pii.level is "confidental"',
      'Did you mean confidential?',
    ],
    [
      'with a class of no level',
      { classes: { gold: {} } },
      'classes.gold has no level',
      'Give it one: public',
    ],
    [
      'with a field of an unknown class',
      { classes: { contact: { level: 'internal' } }, fields: [{ field: 'a', class: 'contacts' }] },
      'fields[0].class: there is no class contacts',
      'Did you mean contact?',
    ],
    [
      'with an entry that names nothing',
      { fields: [{ class: 'pii' }] },
      'fields[0] names nothing',
      'Name the field',
    ],
    [
      'with an entry that says nothing',
      { fields: [{ field: 'a' }] },
      'fields[0] says nothing',
      'Give its class',
    ],
    [
      'with an unknown place',
      { fields: [{ field: 'a', class: 'pii', allowedIn: ['logs'] }] },
      'fields[0].allowedIn[0] is "logs"',
      'Did you mean log?',
    ],
    [
      'with a retention that is no duration',
      { classes: { pii: { retention: 'two years' } } },
      'classes.pii.retention is "two years"',
      'A duration such as P2Y',
    ],
    ['that is a list', [], 'the file is []', 'a mapping'],
  ])('%s', (_, value, message, hint) => {
    const checked = checkClassification(value);
    const faults = checked.kind === 'faults' ? checked.faults : [];
    expect(faults[0]?.message).toContain(message);
    expect(faults[0]?.hint).toContain(hint);
  });

  test('with every fault at once', () => {
    const checked = checkClassification({ fields: [{ field: 'a' }, { class: 'pii' }] });
    expect(checked.kind === 'faults' && checked.faults.map(({ path }) => path)).toEqual([
      ['fields', 0],
      ['fields', 1],
    ]);
  });
});
