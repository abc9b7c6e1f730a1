import unit from './jest.config.js';

/** Runs the built command as a process, and follows the README and the guides from top to bottom. */
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/e2e', '<rootDir>/test/guides'],
  testPathIgnorePatterns: ['/node_modules/'],
};
