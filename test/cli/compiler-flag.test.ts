import { describe, expect, test } from '@jest/globals';
import { compilerFlagFor } from '../../src/cli/compiler-flag.js';

describe('the flag of the compiler', () => {
  test.each([
    ['Node 20', '11.3.244.8-node.26', '--interrupt-budget=300000'],
    ['Node 22', '12.4.254.21-node.33', '--invocation-count-for-turbofan=12000'],
    ['Node 24', '13.6.233.10-node.28', undefined],
    ['an engine that names no line', 'constructor', undefined],
  ])('of %s', (_, v8, flag) => {
    expect(compilerFlagFor({ v8 })).toBe(flag);
  });
});
