import unit from './jest.config.js';

// `npm run conformance:modules` reads what is installed, `npm run conformance:export` the examples of the rules.
const withoutCorpora = ['conformance/modules', 'conformance/export'];
const needsCorpora = !withoutCorpora.some((suite) => process.argv.includes(suite));

/** The corpus runs: their folder is named by ARCHFIT_CORPORA and has no default. */
if (needsCorpora && !process.env.ARCHFIT_CORPORA) {
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
