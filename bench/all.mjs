// All benches, or some: npm run bench -- --only openapi,start --rounds 3
import { join } from 'node:path';
import process from 'node:process';
import { runBenches } from './run.mjs';

/** Each is loaded when it runs: what it imports may be missing. */
const bench = (title, file) => ({
  title,
  run: async (options) => (await import(file)).run(options),
});

const benches = {
  start: bench('Cold start', './start.mjs'),
  rendered: bench('The rendered corpus', './rendered-corpus.mjs'),
  engine: bench('The engine beside OPA', './engine/engine.mjs'),
  openapi: bench('Pairs of API descriptions', './openapi/pairs.mjs'),
  events: bench('Event schemas', './events/read-schemas.mjs'),
  modules: bench('Import graphs', './modules/compare.mjs'),
  operations: bench('What a system is run by', './operations.mjs'),
  reports: bench('Reports', './reporters/formats.mjs'),
};

process.exitCode = await runBenches(benches, process.argv.slice(2), {
  page: join('docs', 'performance.md'),
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
});
