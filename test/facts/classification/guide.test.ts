import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { classifyFields } from '../../../src/facts/classification/classify-fields.js';
import { checkClassification } from '../../../src/facts/classification/sidecar/check-classification.js';
import { classificationJsonSchema } from '../../../src/facts/classification/sidecar/classification-schema.js';
import { toSidecar } from '../../../src/facts/classification/sidecar/sidecar.js';

const guide = readFileSync(join(__dirname, '../../../docs/guides/classification.md'), 'utf8');
const [, yaml = ''] = /^```yaml classification\.yaml\n([\s\S]*?)^```$/m.exec(guide) ?? [];

function sidecarOfGuide() {
  const checked = checkClassification(load(yaml));
  if (checked.kind === 'faults') throw new Error(checked.faults[0]?.message);
  return toSidecar(checked.value);
}

test('the classification of the guide says what the guide tells', () => {
  const fields = [
    { name: 'customer', types: ['object'] },
    { name: 'id', types: ['string'], parent: 0 },
    { name: 'email', types: ['string'], parent: 0 },
    { name: 'shoeSize', types: ['number'], parent: 0 },
    { name: 'loyaltyNumber', types: ['string'] },
    { name: 'tier', types: ['string'], marks: [{ key: 'x-acme-class', value: 'gold' }] },
  ];
  const found = classifyFields({ fields }, { sidecars: [sidecarOfGuide()] });
  expect(found.map(({ verdict, source }) => [verdict?.level, source]).slice(1)).toEqual([
    ['internal', 'sidecar'],
    ['confidential', 'sidecar'],
    ['confidential', 'sidecar'],
    ['confidential', 'name'],
    ['restricted', 'declared-field'],
  ]);
});

test('the guide has every key that there is', () => {
  const { properties } = classificationJsonSchema() as {
    properties: Record<
      string,
      { items?: { properties?: object }; additionalProperties?: { properties?: object } }
    >;
  };
  const keys = [
    ...Object.keys(properties),
    ...Object.keys(properties['fields']?.items?.properties ?? { none: true }),
    ...Object.keys(properties['classes']?.additionalProperties?.properties ?? { none: true }),
  ].filter((key) => key !== '$schema' && key !== 'description');
  for (const key of keys) expect(guide).toContain(`\`${key}\``);
});

test('every marker of the guide is read', () => {
  const [, table = ''] = /^## Markers\n([\s\S]*?)^Case/m.exec(guide) ?? [];
  const markers = [...table.matchAll(/`((?:x-|confluent|\(|data|debug)[^`…:]*)`/g)].map(
    ([, key = '']) => key.replace(/^\((.*)\)$/, '$1'),
  );
  expect(markers.length).toBeGreaterThan(20);
  for (const key of markers) {
    const read = [true, 'restricted', ['PII'], { mask: 'full' }, 'GDPR', { tags: ['PII'] }].map(
      (value) => classifyFields([{ name: 'a', marks: [{ key, value }] }])[0]?.source,
    );
    expect([key, read]).toEqual([key, expect.arrayContaining(['declared-field'])]);
  }
});
