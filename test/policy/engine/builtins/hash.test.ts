import { expect, test } from '@jest/globals';
import { answer } from './answer.js';

// Digests of the empty text are well known; those of HMAC are in RFC 2202 and RFC 4231, test case 2.
const message = '"what do ya want for nothing?"';

test.each([
  ['crypto.md5', ['""'], 'd41d8cd98f00b204e9800998ecf8427e'],
  ['crypto.sha1', ['""'], 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['crypto.sha256', ['""'], 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['crypto.hmac.md5', [message, '"Jefe"'], '750c783e6ab0b503eaa86e310a5db738'],
  ['crypto.hmac.sha1', [message, '"Jefe"'], 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
  [
    'crypto.hmac.sha256',
    [message, '"Jefe"'],
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'crypto.hmac.sha512',
    [message, '"Jefe"'],
    '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
  ],
])('%s of %j', (builtin, operands, digest) => {
  expect(answer(builtin, ...operands)).toBe(`"${digest}"`);
});

test.each([
  ['"é"', '"é"', 'true'],
  ['"a"', '"A"', 'false'],
  ['""', '"a"', 'false'],
])('codes %s and %s are equal: %s', (left, right, equal) => {
  expect(answer('crypto.hmac.equal', left, right)).toBe(equal);
});

test.each([
  ['crypto.md5', ['1'], 'operand 1 must be string but got number'],
  ['crypto.hmac.sha256', ['"a"', 'null'], 'operand 2 must be string but got null'],
  ['crypto.hmac.equal', ['"a"', '[]'], 'operand 2 must be string but got array'],
])('%s refuses %j', (builtin, operands, reason) => {
  expect(answer(builtin, ...operands)).toContain(reason);
});
