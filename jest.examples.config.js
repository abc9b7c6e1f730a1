import unit from './jest.config.js';

/** Installs the packed tarball into copies of the examples, and does what their READMEs say, so it needs a package registry. */
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/examples'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
};
