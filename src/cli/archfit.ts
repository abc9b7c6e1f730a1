#!/usr/bin/env node
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { compilerFlagFor } from './compiler-flag.js';
import { EndGuard } from './end-guard.js';
import { redirectConsole } from './redirect-console.js';

const guard = new EndGuard();
guard.start();
redirectConsole();
// The process is ours alone: the library leaves the engine as it is.
const compilerFlag = compilerFlagFor(process.versions);
if (compilerFlag !== undefined) setFlagsFromString(compilerFlag);
// Not before the guard watches: a broken install is no verdict either.
void import('./run.js')
  .then(({ run }) =>
    run(process.argv.slice(2), {
      cwd: process.cwd(),
      env: process.env,
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      onConfig: guard.noteConfig,
    }),
  )
  .then((code) => {
    guard.end(code);
  }, guard.fail);
