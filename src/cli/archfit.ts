#!/usr/bin/env node
import process from 'node:process';
import { EndGuard } from './end-guard.js';
import { redirectConsole } from './redirect-console.js';

const guard = new EndGuard();
guard.start();
redirectConsole();
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
