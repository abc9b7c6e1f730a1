import { exitCodes } from '../exit-codes.js';
import { moveTerminal } from '../input-options.js';
import { problemLines } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';
import { createChangelog } from './changelog.js';
import type { ChangelogOptions } from './openapi.js';
import { printChangelog } from './print-changelog.js';
import { readVersions } from './read-versions.js';

/** Prints what changed from one version to the next. It is a view: what breaks does not change its exit code, what cannot be read does. */
export async function runChangelog(
  versions: readonly string[],
  options: ChangelogOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const compared = await readVersions(versions, options, terminal);
  const isWanted = (verdict: string) =>
    !options.onlyBreaking || verdict === 'breaking' || verdict === 'possible';
  const changelog = createChangelog(namesOf(versions, options), compared, isWanted);
  await write(terminal.stdout, printChangelog(changelog, options.format));
  const logs = 'contracts' in changelog ? changelog.contracts : [];
  // What kept a whole folder from being read is told once.
  const problems = new Set([changelog, ...logs].flatMap((log) => log.problems));
  for (const problem of problems) {
    await write(terminal.stderr, `${problemLines(problem).join('\n')}\n`);
  }
  const isRead = changelog.verdict !== 'unknown' && problems.size === 0;
  return isRead ? exitCodes.open : exitCodes.undecided;
}

/** The versions, as the command names them. */
function namesOf(
  versions: readonly string[],
  { changedSince }: ChangelogOptions,
): readonly [string, string] {
  const [first = '', second = ''] = versions;
  return changedSince === undefined ? [first, second] : [changedSince, first];
}
