import { describe, expect, test } from '@jest/globals';
import { classifyFields } from '../../../src/facts/classification/classify-fields.js';

/** Level, categories, handling. */
type Said = readonly [level: string, categories?: readonly string[], handling?: string];

const user = ['user'];
const card = ['financial.credit_card'];
const health = ['health_and_medical'];
const secret = ['credential'];

/** How a dialect writes it in a format: the key of the marker and its value as plain JSON. */
const cases: readonly (readonly [dialect: string, key: string, value: unknown, said: Said])[] = [
  // OpenAPI extension registry, in OpenAPI, JSON Schema and AsyncAPI.
  [
    'OpenAPI registry, an object',
    'x-data-classification',
    { category: 'PII', sensitivity: 'restricted', masking: { type: 'hash' } },
    ['restricted', user],
  ],
  [
    'OpenAPI registry, masked',
    'x-data-classification',
    { category: 'PII', masking: 'hash' },
    ['confidential', user, 'hashed'],
  ],
  [
    'OpenAPI registry, tokenised',
    'x-data-classification',
    { category: 'financial', masking: 'tokenize' },
    ['restricted', ['financial'], 'tokenised'],
  ],
  [
    'OpenAPI registry, a category alone',
    'x-data-classification',
    { category: 'government-id' },
    ['restricted', ['government_id']],
  ],
  [
    'OpenAPI registry, another category',
    'x-data-classification',
    { category: 'other' },
    ['confidential'],
  ],
  ['OpenAPI registry, harmless', 'x-data-classification', { sensitivity: 'public' }, ['public']],
  ['a word', 'x-data-classification', 'internal', ['internal']],
  ['a class of four', 'x-data-classification', 'C0', ['public']],
  ['a class of four', 'x-data-classification', 'C3', ['restricted']],
  ['words', 'x-data-classification', ['pii', 'internal'], ['confidential', user]],
  ['Kong', 'x-sensitive-data', { mask: 'full' }, ['confidential']],
  [
    'Kong, with a pattern',
    'x-sensitive-data',
    { mask: 'regex', pattern: '^.{4}' },
    ['confidential'],
  ],
  ['JSON Schema', 'x-pii', true, ['confidential', user]],
  ['JSON Schema, a kind', 'x-pii', 'account_number', ['restricted', ['financial.bank_account']]],
  ['JSON Schema, a kind of its own', 'x-pii', 'loyalty_number', ['confidential', user]],
  [
    'JSON Schema, kinds',
    'x-pii',
    ['email', 'phone'],
    ['confidential', ['contact.email', 'contact.phone_number']],
  ],
  ['JSON Schema, none', 'x-pii', false, ['public']],
  ['JSON Schema, none in words', 'x-pii', 'none', ['public']],
  ['OpenAPI', 'x-sensitive', true, ['confidential']],
  ['OpenAPI, as a text', 'x-sensitive', 'true', ['confidential']],
  ['OpenAPI', 'x-sensitive', false, ['public']],
  ['OpenAPI', 'x-sensitivity', 'SENSITIVE', ['confidential']],
  ['OpenAPI, three levels', 'x-sensitivity', 'high', ['restricted']],
  ['OpenAPI, numbered levels', 'x-sensitivity', 'L2', ['internal']],
  ['OpenAPI, a level in words', 'x-sensitivity', 'Level 3', ['confidential']],
  ['OpenAPI', 'x-redact', true, ['confidential', [], 'masked']],
  ['OpenAPI, with a way', 'x-redact', 'hash', ['confidential', [], 'hashed']],
  ['OpenAPI', 'x-classification', 'Highly Confidential', ['restricted']],
  [
    'OpenAPI, with an owner',
    'x-classification',
    { class: 'pii', owner: 'crm' },
    ['confidential', user],
  ],
  ['OpenAPI', 'x-confidential', true, ['confidential']],
  ['OpenAPI', 'x-personal-data', true, ['confidential', user]],
  ['OpenAPI', 'x-gdpr', true, ['confidential', user]],
  ['OpenAPI', 'x-gdpr-category', 'special category', ['restricted', user]],
  ['OpenAPI', 'x-phi', true, ['restricted', health]],
  ['OpenAPI', 'x-data-sensitivity', 'restricted', ['restricted']],
  ['OpenAPI of a company', 'x-acme-data-classification', 'restricted', ['restricted']],
  ['OpenAPI of a company', 'x-acme-contains-pii', true, ['confidential', user]],
  ['Azure', 'x-ms-secret', true, ['restricted', secret]],
  ['a word of German', 'x-classification', 'Streng vertraulich', ['restricted']],
  // Confluent: JSON Schema and Avro, Protobuf, the registry.
  ['Confluent in Avro', 'confluent:tags', ['PII'], ['confidential', user]],
  ['Confluent in JSON Schema', 'confluent:tags', ['PRIVATE', 'billing'], ['confidential']],
  ['Confluent, harmless', 'confluent:tags', ['PUBLIC'], ['public']],
  [
    'Confluent in Protobuf',
    'confluent.field_meta',
    { doc: 'a', tags: ['PII', 'SENSITIVE'] },
    ['confidential', user],
  ],
  [
    'Confluent in Protobuf, the tags alone',
    '(confluent.field_meta).tags',
    'PII',
    ['confidential', user],
  ],
  [
    'Confluent in Protobuf, parameters',
    'confluent.field_meta',
    { params: { classification: 'restricted' } },
    ['restricted'],
  ],
  ['Confluent on a message', 'confluent.message_meta', { tags: ['PHI'] }, ['restricted', health]],
  ['Confluent on a file', 'confluent.file_meta', { tags: ['sensitive'] }, ['confidential']],
  ['a registry', 'metadata.tags', ['PII'], ['confidential', user]],
  // Avro.
  ['Avro', 'pii', true, ['confidential', user]],
  ['Avro', 'sensitive', true, ['confidential']],
  ['Avro', 'classification', 'restricted', ['restricted']],
  ['Avro', 'dataClassification', 'Confidential', ['confidential']],
  // Protobuf.
  ['Protobuf: the value travels', 'debug_redact', true, ['confidential', []]],
  ['Protobuf', 'acme.pii', true, ['confidential', user]],
  ['Protobuf', 'masked', true, ['confidential', [], 'masked']],
  ['Protobuf', 'acme.v1.data_classification', 'DATA_CLASSIFICATION_RESTRICTED', ['restricted']],
  ['Protobuf', 'x_sensitivity', 'high', ['restricted']],
  ['Protobuf', 'my_sensitivity', 'high', ['restricted']],
  ['Envoy', 'udpa.annotations.sensitive', true, ['confidential']],
  ['the Container Storage Interface', 'csi_secret', true, ['restricted', secret]],
  ['Protobuf', 'encryption_required', true, ['confidential']],
  // Interface languages and clouds.
  ['Smithy', 'smithy.api#sensitive', {}, ['confidential']],
  ['botocore', 'sensitive', true, ['confidential']],
  // CloudEvents.
  ['CloudEvents', 'dataclassification', 'confidential', ['confidential']],
  ['CloudEvents', 'datacategory', 'special-category', ['restricted', user]],
  ['CloudEvents', 'datacategory', 'standard', ['internal']],
  ['CloudEvents', 'datacategory', 'non-sensitive', ['public']],
  ['CloudEvents', 'datacategory', 'phi', ['restricted', health]],
  ['CloudEvents', 'dataregulation', 'GDPR,HIPAA', ['confidential']],
  // Data contracts and catalogs.
  ['ODCS', 'classification', 4, ['restricted']],
  ['ODCS', 'classification', '1', ['public']],
  ['ODCS', 'tags', ['finance-team', 'pii'], ['confidential', user]],
  ['ODCS', 'encryptedName', 'email_encrypted', ['confidential', [], 'encrypted']],
  ['ODCS', 'customProperties', [{ property: 'pii', value: true }], ['confidential', user]],
  ['Data Contract', 'classification', 'sensitive', ['confidential']],
  ['EventCatalog', 'x-classification', 'Confidential Data', ['confidential']],
  ['Fides', 'data_categories', ['user.contact.email'], ['confidential', ['contact.email']]],
  [
    'Fides',
    'data_categories',
    ['user.government_id.passport_number'],
    ['restricted', ['government_id.passport_number']],
  ],
  ['Fides', 'data_categories', ['system.operations'], ['internal', ['system.operations']]],
  ['SAP', '@PersonalData.IsPotentiallyPersonal', true, ['confidential', user]],
  ['SAP', '@PersonalData.IsPotentiallySensitive', true, ['restricted', user]],
  ['SAP in OpenAPI', 'x-sap-dpp-is-potentially-personal', true, ['confidential', user]],
  ['SAP', '@PersonalData.FieldSemantics', 'DataSubjectID', ['internal']],
  ['SAP', '@PersonalData.EntitySemantics', 'DataSubjectDetails', ['confidential']],
  [
    'Business Central',
    'DataClassification',
    'EndUserIdentifiableInformation',
    ['confidential', user],
  ],
  ['Business Central', 'DataClassification', 'SystemMetadata', ['internal']],
  [
    'Business Central',
    'DataClassification',
    'EndUserPseudonymousIdentifiers',
    ['internal', ['pseudonymous_id']],
  ],
  [
    'VS Code',
    '__GDPR__',
    { classification: 'CallstackOrException', purpose: 'PerformanceAndHealth' },
    ['confidential'],
  ],
  [
    'VS Code',
    '__GDPR__',
    { classification: 'PublicNonPersonalData', purpose: 'FeatureInsight' },
    ['public'],
  ],
  ['Glean', 'data_sensitivity', ['technical'], ['internal']],
  ['Glean', 'data_sensitivity', ['technical', 'highly_sensitive'], ['restricted']],
  ['Glean', 'data_sensitivity', ['stored_content'], ['confidential']],
  ['Sentry', 'apply_scrubbing', { key: 'auto' }, ['confidential']],
  ['Sentry', 'apply_scrubbing', 'never', ['public']],
  ['OpenMetadata', 'tags', [{ tagFQN: 'PII.Sensitive' }], ['confidential', user]],
  ['OpenMetadata', 'tags', ['PII.NonSensitive'], ['internal']],
  ['OpenMetadata', 'tags', ['PII.None'], ['public']],
  ['OCSF', 'data_classification', { category_id: 1, confidentiality_id: 3 }, ['restricted', user]],
  [
    'OCSF',
    'data_classification',
    { category: 'Financial', confidentiality: 'Confidential' },
    ['confidential', ['financial']],
  ],
  ['PCI', 'x-pci', true, ['restricted', card]],
];

describe('a marker', () => {
  test.each(cases)('of %s: %s %j', (_, key, value, [level, categories = [], handling]) => {
    const [found] = classifyFields([{ name: 'field', marks: [{ key, value }] }]);
    expect(found).toMatchObject({
      source: 'declared-field',
      faults: [],
      declared: { level, categories, confidence: 'declared' },
    });
    expect(found?.declared?.handling).toBe(handling);
  });

  test.each([
    ['x-case-sensitive', true],
    ['case_sensitive', true],
    ['x-image-classification', 'restricted'],
    ['x-acme-classification', 'bird'],
    ['tags', ['mobile', 'billing']],
    ['tags', []],
    ['x-internal', true],
    ['x-order', 1],
    ['masked', false],
    ['x-company', 'pii'],
  ])('%s: %j declares nothing', (key, value) => {
    const [found] = classifyFields([{ name: 'field', marks: [{ key, value }] }]);
    expect(found).toEqual({ source: 'none', faults: [], unknownMarks: [] });
  });

  test.each([
    ['x-classification', 'turquoise'],
    ['x-classification', ''],
    ['x-classification', null],
    ['x-classification', true],
    ['x-classification', []],
    ['x-classification', { owner: 'crm' }],
    ['x-data-classification', 'unclassified'],
    ['DataClassification', 'ToBeClassified'],
    ['x-pii', 'unknown'],
    ['x-pii', 7],
    ['classification', 9],
    ['data_sensitivity', 'constructor'],
    ['apply_scrubbing', 'toString'],
    ['data_classification', { category_id: 'constructor', confidentiality_id: 'toString' }],
    ['data_sensitivity', ['technicalities']],
  ])('%s: %j means nothing that is known', (key, value) => {
    const [found] = classifyFields([
      { name: 'email', types: ['string'], marks: [{ key, value, pointer: '/a' }] },
    ]);
    expect(found).toMatchObject({
      verdict: { categories: ['contact.email'] },
      source: 'name',
      faults: ['undeclared', 'unknown-value'],
      unknownMarks: [{ key, pointer: '/a' }],
    });
  });
});

test('a marker of any depth comes to an end', () => {
  let value: unknown = 'pii';
  for (let level = 0; level < 10_000; level += 1) value = [value];
  const [found] = classifyFields([{ name: 'a', marks: [{ key: 'x-pii', value }] }]);
  expect(found?.faults).toEqual(['unknown-value']);
});
