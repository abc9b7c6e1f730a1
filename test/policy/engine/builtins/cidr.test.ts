import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answer } from './answer.js';

describe('net.cidr_is_valid', () => {
  test.each([
    ['"10.1.2.3/8"', true],
    ['"10.0.0.0/032"', true],
    ['"::ffff:10.0.0.0/104"', true],
    ['"2001:db8::/32"', true],
    ['"1:2:3:4:5:6:7::/0"', true],
    ['"10.0.0.0"', false],
    ['"10.0.0.0/33"', false],
    ['"10.0.0.0/"', false],
    ['"10.0.0.0/+8"', false],
    ['"10.0.0.0 /8"', false],
    ['"10.0.00.0/8"', false],
    ['"10.0.0/8"', false],
    ['"10.0.0.256/8"', false],
    ['"2001:db8::/129"', false],
    ['"1:2:3:4:5:6:7:8::/8"', false],
    ['"1::2::3/8"', false],
    ['"12345::/8"', false],
    ['"1:2:3:4:5:6:7:1.2.3.4/8"', false],
    ['"fe80::1%eth0/64"', false],
    ['""', false],
    ['1', false],
    ['{"10.0.0.0/8"}', false],
  ])('%s: %s', (operand, expected) => {
    expect(answer('net.cidr_is_valid', operand)).toBe(String(expected));
  });
});

describe('net.cidr_expand', () => {
  test.each([
    ['"10.9.8.7/31"', '{"10.9.8.6", "10.9.8.7"}'],
    ['"255.255.255.255/31"', '{"255.255.255.254", "255.255.255.255"}'],
    ['"2001:DB8::f/127"', '{"2001:db8::e", "2001:db8::f"}'],
    ['"0:1:0:0:2:0:0:0/128"', '{"0:1:0:0:2::"}'],
    ['"::ffff:9.8.7.6/128"', '{"9.8.7.6"}'],
    ['"10.9.8.7"', 'undefined: invalid CIDR address: 10.9.8.7'],
    ['10', 'undefined: operand 1 must be string but got number'],
  ])('%s is %s', (operand, expected) => {
    expect(answer('net.cidr_expand', operand)).toBe(expected);
  });

  test('a network with more addresses than the memory holds ends the evaluation', () => {
    expect(() => answer('net.cidr_expand', '"0.0.0.0/0"')).toThrow(
      'the evaluation needs more memory than it may have',
    );
  });
});

describe('net.cidr_contains_matches', () => {
  test.each([
    ['"10.0.0.0/8"', '"10.255.0.0/16"', '{["10.0.0.0/8", "10.255.0.0/16"]}'],
    ['"10.0.0.0/16"', '"10.0.0.0/8"', 'set()'],
    ['["10.0.0.0/8", "11.0.0.0/8"]', '["11.1.1.1", ["10.1.1.1", "x"]]', '{[0, 1], [1, 0]}'],
    ['{"a": ["10.0.0.0/8"]}', '{["10.1.1.1", 2]}', '{["a", ["10.1.1.1", 2]]}'],
    // No network of one family contains an address of the other.
    ['"::/0"', '["10.0.0.1", "::ffff:10.0.0.1", "::1", "::/0"]', '{["::/0", 2], ["::/0", 3]}'],
    ['"::ffff:10.0.0.0/104"', '"10.1.2.3"', '{["::ffff:10.0.0.0/104", "10.1.2.3"]}'],
    ['[]', '[1]', 'set()'],
    ['"10.0.0.0/8"', '[1]', 'undefined: operand 2: element must be string or non-empty array'],
    ['[[]]', '"10.0.0.1"', 'undefined: operand 1: element must be string or non-empty array'],
    ['"10.0.0.1"', '"10.0.0.1"', 'undefined: invalid CIDR address: 10.0.0.1'],
    [
      '"10.0.0.0/8"',
      '"host"',
      'undefined: not a valid textual representation of an IP address or CIDR: host',
    ],
  ])('%s, %s: %s', (networks, others, expected) => {
    expect(answer('net.cidr_contains_matches', networks, others)).toBe(expected);
  });
});

describe('net.cidr_merge', () => {
  test.each([
    ['[]', 'set()'],
    ['["10.0.0.0/9", "10.128.0.0/9"]', '{"10.0.0.0/8"}'],
    ['{"10.0.0.1/8", "10.1.0.0/16"}', '{"10.0.0.0/8"}'],
    ['["10.0.1.0/24", "10.0.2.0/24"]', '{"10.0.1.0/24", "10.0.2.0/24"}'],
    [
      '["10.0.0.1/32", "10.0.0.2/31", "10.0.0.4/32"]',
      '{"10.0.0.1/32", "10.0.0.2/31", "10.0.0.4/32"}',
    ],
    ['["2001:db8::/33", "2001:db8:8000::/33", "10.0.0.0/8"]', '{"10.0.0.0/8", "2001:db8::/32"}'],
    // An address stands for the network of its class, and keeps its host where nothing joins it.
    ['["10.1.2.3"]', '{"10.1.2.3/8"}'],
    ['["172.16.0.9", "192.0.2.1"]', '{"172.16.0.9/16", "192.0.2.1/24"}'],
    ['["10.1.2.3", "11.0.0.0/8"]', '{"10.0.0.0/7"}'],
    ['["0.0.0.0/32", "255.255.255.255/32"]', '{"0.0.0.0/32", "255.255.255.255/32"}'],
    ['["::1"]', 'undefined: IPv6 invalid: needs prefix length'],
    ['["10.0.0.0/40"]', 'undefined: invalid CIDR address: 10.0.0.0/40'],
    ['[1]', 'undefined: element must be string'],
    ['"10.0.0.0/8"', 'undefined: operand must be an array'],
  ])('%s: %s', (networks, expected) => {
    expect(answer('net.cidr_merge', networks)).toBe(expected);
  });

  test('holds exactly the addresses of what is merged', () => {
    const network = fc
      .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 26, max: 32 }))
      .map(([host, length]) => `"192.0.2.${host}/${length}"`);
    const addresses = (networks: readonly string[]) =>
      new Set(networks.flatMap((each) => textsOf(answer('net.cidr_expand', each))));
    fc.assert(
      fc.property(fc.array(network, { maxLength: 6 }), (networks) => {
        const merged = textsOf(answer('net.cidr_merge', `[${networks.join(',')}]`));
        expect(addresses(merged)).toEqual(addresses(networks));
        const sizes = merged.reduce((sum, each) => sum + addresses([each]).size, 0);
        expect(sizes).toBe(addresses(networks).size);
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });
});

function textsOf(set: string): readonly string[] {
  return set.match(/"[^"]*"/g) ?? [];
}
