import unit from './jest.config.js';

/** Installs the packed tarball into projects of its users, so it needs a package registry. */
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/consumers'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
