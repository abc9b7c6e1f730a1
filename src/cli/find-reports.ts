import { ArchfitError } from '../report/index.js';
import { findFiles } from '../source/index.js';

/**
 * Finds saved reports by paths and globs.
 *
 * @throws {@link ArchfitError} `usage` for what matches nothing: a report that is not there may be the one that closes the gate
 */
export async function findReports(
  patterns: readonly string[],
  cwd: string,
): Promise<readonly string[]> {
  const { files, problems } = await findFiles(patterns, { cwd });
  const [problem] = problems;
  if (problem === undefined) return files.map(({ uri }) => uri);
  const place = problem.location === undefined ? '' : `${problem.location.uri}: `;
  const hint = 'Name the reports that were saved.';
  throw new ArchfitError('usage', `${place}${problem.message}`, hint);
}
