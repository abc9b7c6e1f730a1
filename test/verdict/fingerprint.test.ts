import { describe, expect, test } from '@jest/globals';
import { fingerprint } from '../../src/verdict/fingerprint.js';

const containers = (...items: readonly unknown[]) => ({ spec: { containers: items } });
const web = { name: 'web', image: 'web:1' };
const proxy = { name: 'proxy', image: 'proxy:1' };

function of(object: unknown, index: number, change: object = {}) {
  return fingerprint({
    rule: 'kubernetes/cpu-request',
    subject: 'apps/Deployment/shop/web',
    path: ['spec', 'containers', index, 'resources'],
    object,
    ...change,
  });
}

describe('fingerprint', () => {
  test('carries the version of its making', () => {
    expect(of(containers(web), 0)).toMatch(/^v1:[0-9a-f]{32}$/);
  });

  test('stays when list items change places, or anything else in them', () => {
    const before = of(containers(web, proxy), 0);
    expect(of(containers(proxy, web), 1)).toBe(before);
    expect(of(containers({ ...web, image: 'web:2' }), 0)).toBe(before);
  });

  test('is another for another name, rule, subject, path or environment', () => {
    const before = of(containers(web), 0);
    const others = [
      of(containers({ ...web, name: 'renamed' }), 0),
      of(containers(web), 0, { rule: 'kubernetes/cpu-limit' }),
      of(containers(web), 0, { subject: 'apps/Deployment/shop/other' }),
      of(containers(web), 0, { path: ['spec', 'initContainers', 0] }),
      of(containers(web), 0, { environment: 'prod' }),
    ];
    expect(new Set([before, ...others]).size).toBe(others.length + 1);
  });

  test('knows items without a name by their content, in any order of keys', () => {
    const nameless = { image: 'web:1', args: [1, { a: 1, b: null }] };
    const shuffled = { args: [1, { b: null, a: 1 }], image: 'web:1' };
    expect(of(containers(nameless), 0)).toBe(of(containers(proxy, shuffled), 1));
    expect(of(containers(nameless), 0)).not.toBe(of(containers({ image: 'web:2' }), 0));
  });

  test('is given for a path that does not exist', () => {
    expect(of({}, 7)).toBe(of(undefined, 3));
  });
});
