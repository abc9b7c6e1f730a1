import { dirname, join } from 'node:path';
import { jest } from '@jest/globals';

/** Of environment.mjs. */
declare const requireOnce: NodeJS.Require;

/**
 * Packages that are loaded once a process and not once a test file, since they are long to load and keep nothing of what they are
 * asked. No test may change them: a change would last for the files that come after.
 */
const packages = [
  'ajv',
  'ajv/dist/2020.js',
  join(dirname(require.resolve('jiti')), '../dist/babel.cjs'),
  'ts-morph',
  'zod/mini',
  'zod/v4/core',
];
for (const name of packages) jest.mock(name, () => requireOnce(name) as unknown);
