/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/environment.mjs',
  // The default leaves one processor to the parent, which has next to nothing to do: on two, half of the time.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  setupFiles: [
    '<rootDir>/test/compile-later.ts',
    '<rootDir>/test/load-once.ts',
    '<rootDir>/test/policy/share-opa.ts',
    '<rootDir>/test/fixed-cases.ts',
  ],
  testMatch: ['**/*.test.ts'],
  // These have commands of their own: npm run test:e2e, npm run conformance, npm run test:consumers and so on.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/e2e/',
    '<rootDir>/test/guides/',
    '<rootDir>/test/policy/build/',
    '<rootDir>/test/policy/opa/',
    '<rootDir>/test/runner/',
    '<rootDir>/test/conformance/',
    '<rootDir>/test/consumers/',
    '<rootDir>/test/examples/',
    '<rootDir>/test/browser/',
  ],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '<rootDir>/.ci/load-lazily.mjs',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        // Beside the code and not in it, which every test file reads.
        sourceMaps: true,
      },
    ],
  },
  // A machine that is busy says nothing of what is tested.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/.ci/slowest-first.mjs',
  reporters: ['default', '<rootDir>/.ci/closing-line.mjs'],
};
