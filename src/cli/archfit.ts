#!/usr/bin/env node
import { run } from './run.js';

// The exit code is set and the process ends by itself, so that a large report is written to its end even into a slow pipe.
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
