import { describe, expect, test } from '@jest/globals';
import type { ClassifiableField } from '../../../../src/facts/classification/classifiable-field.js';
import { detectShape } from '../../../../src/facts/classification/values/detect-shape.js';

function categoriesOf(field: Partial<ClassifiableField>): readonly string[] | undefined {
  return detectShape({ name: 'field', ...field })?.categories;
}

describe('a format', () => {
  test.each([
    ['email', 'contact.email'],
    ['idn-email', 'contact.email'],
    ['ipv4', 'device.ip_address'],
    ['phone-number', 'contact.phone_number'],
    ['credit_card', 'financial.credit_card'],
    ['iban', 'financial.bank_account'],
    ['binary', 'content'],
    ['password', 'credential'],
  ])('%s is that of %s', (format, category) => {
    expect(categoriesOf({ format })).toEqual([category]);
  });

  test.each(['uuid', 'date-time', 'uri', 'int64', 'hostname', ''])(
    '%s is that of nothing',
    (format) => {
      expect(categoriesOf({ format })).toBeUndefined();
    },
  );
});

describe('content', () => {
  test.each<[string, Partial<ClassifiableField>, string | undefined]>([
    ['an image', { mediaType: 'image/png' }, 'high'],
    ['a document', { mediaType: 'application/pdf', encoding: 'base64' }, 'high'],
    ['anything in base64', { encoding: 'base64' }, 'medium'],
    ['bytes', { types: ['bytes'] }, 'medium'],
    ['bytes of a decimal', { types: ['bytes'], format: 'decimal' }, undefined],
    ['bytes of a digest', { name: 'bodySha256', types: ['bytes'] }, undefined],
    ['a digest in base64', { name: 'content_hash', encoding: 'base64' }, undefined],
    ['public keys', { name: 'oidcJwks', format: 'binary' }, undefined],
    ['a certificate', { name: 'clientCertificate', types: ['bytes'] }, undefined],
    ['JSON', { mediaType: 'application/json' }, undefined],
    ['a text', { types: ['string'] }, undefined],
  ])('of %s', (_, field, confidence) => {
    expect(detectShape({ name: 'field', ...field })?.confidence).toBe(confidence);
  });
});

describe('a pattern', () => {
  test.each([
    ['^\\d{3}-\\d{2}-\\d{4}$', 'government_id'],
    ['^(?!000|666)[0-9]{3}-?(?!00)[0-9]{2}-?(?!0{4})[0-9]{4}$', 'government_id'],
    ['^(\\d{3})[- ]?(\\d{2})[- ]?(\\d{4})$', 'government_id'],
    ['^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$', 'financial.bank_account'],
    ['[A-Z]{2}\\d{2}[A-Z]{4}\\d{10}', 'financial.bank_account'],
    ['^[0-9]{13,19}$', 'financial.credit_card'],
    ['^4[0-9]{12}(?:[0-9]{3})?$', 'financial.credit_card'],
    ['^(?:\\d{4}[ -]?){3}\\d{4}$', 'financial.credit_card'],
    ['^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'contact.email'],
    ['^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+$', 'contact.email'],
    ['^\\S+@\\S+$', 'contact.email'],
    ['^[A-Za-z0-9-_]+\\.[A-Za-z0-9-_]+\\.[A-Za-z0-9-_]*$', 'credential'],
    ['^eyJ[\\w-]+\\.', 'credential'],
    ['^\\+[1-9]\\d{1,14}$', 'contact.phone_number'],
    ['^\\+?[1-9][0-9]{7,14}$', 'contact.phone_number'],
    ['^((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)$', 'device.ip_address'],
    ['^([0-9A-Fa-f]{2}[:-]){5}([0-9A-Fa-f]{2})$', 'device.device_id'],
    ['^\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}$', 'government_id'],
  ])('%s is that of %s', (pattern, category) => {
    expect(categoriesOf({ pattern })).toEqual([category]);
  });

  test.each([
    '^\\d+\\.\\d+\\.\\d+$',
    '^[a-z0-9-]+\\.[a-z0-9-]+\\.[a-z0-9-]+$',
    '^@[a-z0-9-]+/[a-z0-9-]+$',
    '^[a-z]+/[a-z]+@sha256:[0-9a-f]{64}$',
    '^[a-z]+@\\d+\\.\\d+$',
    '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^[A-Z]{2}\\d{2}$',
    '^(a+)+$',
    '(',
    '[',
    '\\',
    '^$',
    '',
  ])('%s is that of nothing', (pattern) => {
    expect(categoriesOf({ pattern })).toBeUndefined();
  });

  test('that does not come to an end is not run', () => {
    expect(categoriesOf({ pattern: '(a+)+'.repeat(190) })).toBeUndefined();
    expect(categoriesOf({ pattern: '('.repeat(1_000_000) })).toBeUndefined();
  });
});

describe('a value', () => {
  test.each<[unknown, string]>([
    ['jane.doe@gmail.com', 'contact.email'],
    ['jurgen@bücher.de', 'contact.email'],
    ['+49 170 1234567', 'contact.phone_number'],
    ['4539 1488 0343 6467', 'financial.credit_card'],
    [4_539_148_803_436_467, 'financial.credit_card'],
    ['DE44 5001 0517 5407 3249 31', 'financial.bank_account'],
    ['536-90-4399', 'government_id'],
    ['2341 2341 2346', 'government_id'],
    ['943 476 5919', 'government_id'],
    ['529.982.247-25', 'government_id'],
    ['11.222.333/0001-81', 'government_id'],
    ['12345678Z', 'government_id'],
    ['X1234567L', 'government_id'],
    ['eyJ' + 'hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'credential'],
    ['-----BEGIN ' + 'RSA PRIVATE KEY-----\nMIIE\n', 'credential'],
    ['AKIA' + 'QYLPMN5HFIQR7XYA', 'credential'],
    ['ghp_' + 'a1b2c3d4e5f6a7b8c9d0', 'credential'],
    ['postgres://app:hunter2@db/orders', 'credential'],
    ['https://a.example/f.pdf?X-Amz-Expires=60&X-Amz-Signature=ab12', 'content'],
    ['https://a.example/f?sv=2022&se=2026&sig=ab12', 'content'],
    ['QUJD'.repeat(64), 'content'],
    ['data:image/png;base64,'.padEnd(300, 'QUJD'), 'content'],
    [['none', 'jane.doe@gmail.com'], 'contact.email'],
  ])('%s is found', (value, category) => {
    const verdict = detectShape({ name: 'field', values: [{ value, from: 'example' }] });
    expect(verdict?.categories).toContain(category);
    expect(JSON.stringify(verdict)).not.toContain(JSON.stringify([value].flat().at(-1)));
  });

  test.each<[unknown]>([
    ['4539 1488 0343 6468'],
    ['1234567890123456'],
    [1_700_000_000_000],
    ['DE44 5001 0517 5407 3249 32'],
    ['666-12-1234'],
    ['2341 2341 2347'],
    ['943 476 5918'],
    ['529.982.247-24'],
    ['12345678A'],
    ['2026-01-31'],
    ['1.2.3'],
    ['@scope/name'],
    ['name@1.2.3'],
    ['https://a.example/f?page=2&sig=ab'],
    ['https://a.example:8080/@jane'],
    ['a long text with spaces '.repeat(20)],
    ['3fa85f64-5717-4562-b3fc-2c963f66afa6'],
    [''],
    [true],
    [null],
    [{ email: 'jane.doe@gmail.com' }],
  ])('%j is nothing', (value) => {
    expect(categoriesOf({ values: [{ value, from: 'example' }] })).toBeUndefined();
  });

  test.each<[string, boolean]>([
    ['jane@example.com', true],
    ['jane@mail.example.org', true],
    ['jane.doe@gmail.com', false],
    ['4242 4242 4242 4242', true],
    ['4539 1488 0343 6467', false],
    ['GB29 NWBK 6016 1331 9268 19', true],
    ['+1 212 555 0123', true],
    ['+44 7700 900123', true],
    ['+49 170 8834121', false],
    ['078-05-1120', true],
    ['536-90-4399', false],
    ['AKIAIOSFODNN7EXAMPLE', true],
  ])('%s is documented: %s', (value, isDocumented) => {
    const verdict = detectShape({ name: 'field', values: [{ value, from: 'example' }] });
    expect(verdict?.evidence[0]?.kind).toBe(isDocumented ? 'shape' : 'value');
  });

  test.each<['const' | 'enum' | 'default' | 'example', boolean]>([
    ['const', false],
    ['enum', false],
    ['default', true],
    ['example', true],
  ])('an address that is a %s counts: %s', (from, counts) => {
    const values = [{ value: 'jane.doe@gmail.com', from }];
    expect(categoriesOf({ values }) !== undefined).toBe(counts);
  });

  test('a secret counts wherever it stands, and has its place', () => {
    const values = [
      { value: 'AKIA' + 'QYLPMN5HFIQR7XYA', from: 'enum', pointer: '/enum/0' },
    ] as const;
    expect(detectShape({ name: 'field', values })?.evidence).toEqual([
      { kind: 'value', text: 'one of its values is an access key', pointer: '/enum/0' },
    ]);
  });
});
