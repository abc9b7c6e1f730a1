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
  old: string,
  newer: string,
  options: ChangelogOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const compared = await readVersions(old, newer, options, terminal);
  const isWanted = (verdict: string) =>
    !options.onlyBreaking || verdict === 'breaking' || verdict === 'possible';
  const changelog = createChangelog([old, newer], compared, isWanted);
  await write(terminal.stdout, printChangelog(changelog, options.format));
  for (const problem of changelog.problems) {
    await write(terminal.stderr, `${problemLines(problem).join('\n')}\n`);
  }
  const isRead = changelog.verdict !== 'unknown' && changelog.problems.length === 0;
  return isRead ? exitCodes.open : exitCodes.undecided;
}
