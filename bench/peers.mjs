import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The tools that archfit is held against. Each is found by its variable or on the PATH, and none is needed: `version` is what it says of itself, undefined where
 * it is not installed.
 */
const known = {
  conftest: {
    variable: 'CONFTEST',
    install: 'https://www.conftest.dev/install',
    ask: ['--version'],
  },
  'kube-score': {
    variable: 'KUBE_SCORE',
    install: 'go install github.com/zegl/kube-score/cmd/kube-score@latest',
    ask: ['version'],
  },
  'kube-linter': {
    variable: 'KUBE_LINTER',
    install: 'https://docs.kubelinter.io/#/?id=installing-kubelinter',
    ask: ['version'],
  },
  oasdiff: {
    variable: 'OASDIFF',
    install: 'go install github.com/oasdiff/oasdiff@latest',
    ask: ['--version'],
  },
  actionlint: {
    variable: 'ACTIONLINT',
    install: 'go install github.com/rhysd/actionlint/cmd/actionlint@latest',
    ask: ['-version'],
  },
  go: { variable: 'GO', install: 'https://go.dev/dl', ask: ['version'] },
};

/** The number on the first line; where none is there, as in a tool that was built by hand, all that it says. */
function versionOf(said) {
  const [first, ...others] = said.trim().split('\n');
  return /\d+\.\d+(?:\.\d+)?/.exec(first)?.[0] ?? [first, ...others].join(', ');
}

/** @returns the command and the version of a tool, `command` undefined where it cannot be run */
export function findPeer(name) {
  const { variable, install, ask } = known[name];
  const command = process.env[variable] ?? name;
  const { status, stdout, stderr } = spawnSync(command, ask, { encoding: 'utf8' });
  const hint = `${install}; ${variable} names the binary where it is not on the PATH`;
  if (status !== 0) return { name, install: hint };
  const said = `${stdout}\n${stderr}`;
  return { name, command, version: versionOf(said) };
}

/** dependency-cruiser, which is a package: below the folder that DEPCRUISE names. */
export function findCruiser() {
  const folder = join(process.env.DEPCRUISE ?? '', 'node_modules');
  const command = join(folder, '.bin', 'depcruise');
  const name = 'dependency-cruiser';
  if (process.env.DEPCRUISE === undefined || !existsSync(command)) {
    const install =
      'npm install --prefix FOLDER dependency-cruiser@17 typescript@5; DEPCRUISE names the folder';
    return { name, install };
  }
  const { version } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
  return { name, command, version };
}
