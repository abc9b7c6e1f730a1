import unit from './jest.config.js';

/** The corpus runs: their folder is named by ARCHFIT_CORPORA and has no default. */
if (process.env.ARCHFIT_CORPORA === undefined || process.env.ARCHFIT_CORPORA === '') {
  process.stderr.write('no corpora: set ARCHFIT_CORPORA to the folder that holds them\n');
  process.exit(3);
}

/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/conformance'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
