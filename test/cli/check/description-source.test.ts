import { describe, expect, test } from '@jest/globals';
import { readDescriptionSource } from '../../../src/cli/check/description-source.js';

describe('flags of two versions of an API', () => {
  const flags = { profile: 'sdk', plans: ['plans'], root: 'api' } as const;

  test('go to the versions that are named', () => {
    const source = readDescriptionSource(['openapi', 'old.yaml', 'new.yaml'], flags, '.');
    expect(source).toMatchObject({ base: 'old.yaml', head: 'new.yaml', ...flags });
  });

  test.each(['profile', 'plans', 'root'] as const)('are refused without them: --%s', (name) => {
    expect(() => readDescriptionSource([], { [name]: flags[name] }, '.')).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `--${name} goes with openapi OLD NEW alone`,
      }),
    );
  });

  test('are not asked of manifests', () => {
    expect(readDescriptionSource(['k8s'], { changedSince: 'main' }, '.')).toBeUndefined();
  });
});
