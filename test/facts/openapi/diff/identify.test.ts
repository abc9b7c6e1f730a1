import { describe, expect, test } from '@jest/globals';
import { identify } from '../../../../src/facts/openapi/diff/identify.js';

describe('what a change of a split contract is known by', () => {
  const pointer = '/Order/properties/state';
  test.each([
    [
      'in a file of the working tree',
      'api/common.yaml',
      'api/orders.yaml',
      ['common.yaml', pointer],
    ],
    ['in a revision', 'git:v1:api/common.yaml', 'git:v1:api/orders.yaml', ['common.yaml', pointer]],
    [
      'in another revision',
      'git:v2:api/common.yaml',
      'git:v2:api/orders.yaml',
      ['common.yaml', pointer],
    ],
    [
      'at the top of a revision',
      'git:v1:common.yaml',
      'git:v1:orders.yaml',
      ['common.yaml', pointer],
    ],
    [
      'in a folder beside it',
      'git:v1:shared/a.yaml',
      'git:v1:api/orders.yaml',
      ['../shared/a.yaml', pointer],
    ],
    ['in the root of the contract', 'git:v1:api/orders.yaml', 'git:v1:api/orders.yaml', [pointer]],
  ])('%s', (_, uri, root, expected) => {
    expect(identify({ uri, pointer }, root)).toEqual(expected);
  });
});
