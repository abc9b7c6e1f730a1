import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { answer } from './answer.js';

test('a policy learns which OPA answers, and nothing about the machine', () => {
  const { opa } = JSON.parse(readFileSync('wasm/opa.json', 'utf8')) as { readonly opa: string };
  expect(answer('opa.runtime')).toBe(
    `{"commit": "", "config": {}, "env": {}, "version": "${opa}"}`,
  );
});
