import unit from './jest.config.js';

/** Looks at the HTML report in Debian's Chromium, so it needs one: apt-get install chromium, or ARCHFIT_CHROMIUM with its path. */
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 60_000,
};
