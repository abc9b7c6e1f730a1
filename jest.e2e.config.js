import unit from './jest.config.js';

/**
 * What runs whole programs: the built command as a process, the workers in which test runners wait for a verdict, OPA's compiler and
 * its test runner, and the README and the guides from top to bottom.
 */
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['e2e', 'guides', 'policy/build', 'policy/opa', 'runner'].map(
    (folder) => `<rootDir>/test/${folder}`,
  ),
  testPathIgnorePatterns: ['/node_modules/'],
};
