import unit from './jest.config.js';

/** Installs the packed tarball into projects of its users, so it needs a package registry. */
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/consumers'],
  globalSetup: '<rootDir>/test/consumers/pack-once.ts',
  testPathIgnorePatterns: ['/node_modules/'],
  // For machines that do much else; a run of a cell takes seconds.
  testTimeout: 600_000,
};
