import { expect, test } from '@jest/globals';
import { defineConfig } from '../../src/config/define-config.js';
import { kubernetes } from '../../src/evaluate/index.js';

test('a configuration is returned as it is', () => {
  const config = { failOn: 'low' } as const;
  expect(defineConfig(config)).toBe(config);
  const configFunction = () => config;
  expect(defineConfig(configFunction)).toBe(configFunction);
});

// What follows is checked by the compiler; none of it has to run.
test('its type takes what a configuration has', () => {
  defineConfig({
    extends: ['./base.yaml'],
    sources: [kubernetes({ manifests: 'a' }), { manifests: ['b'], environment: 'prod' }],
    rules: { 'kubernetes/cpu-limit': 'off', 'kubernetes/owner-label': { severity: 'low' } },
    overrides: [{ environments: 'prod', rules: { 'kubernetes/cpu-limit': 'on' } }],
    baseline: false,
    waivers: { maxDays: 90 },
  });
  defineConfig(({ ci, env }) => ({
    failOn: ci ? 'high' : 'never',
    ...(env['SERVICE'] === undefined ? {} : { target: { service: env['SERVICE'] } }),
  }));
  defineConfig(() => Promise.resolve({ sources: { manifests: 'a' } }));
  expect(defineConfig({})).toEqual({});
});

test('its type refuses what a configuration does not have', () => {
  // @ts-expect-error a mistyped key
  defineConfig({ rulez: {} });
  // @ts-expect-error a word that is no severity
  defineConfig({ failOn: 'hgih' });
  // @ts-expect-error a word that is no setting
  defineConfig({ rules: { 'kubernetes/cpu-limit': 'no' } });
  // @ts-expect-error a source that names nothing
  defineConfig({ sources: { environment: 'prod' } });
  // @ts-expect-error a word that is no severity, of a function
  defineConfig(() => ({ failOn: 'hgih' }));
  expect.assertions(0);
});
