import { readData } from '../../../source/data/read-data.js';
import { SourceFault } from '../source-fault.js';

/**
 * Reads a file of data: JSON, or YAML of one document.
 *
 * @throws {@link SourceFault}
 */
export async function parseData(uri: string, text: string): Promise<unknown> {
  const read = await readData(uri, text);
  const [problem] = read.kind === 'data' ? read.problems : [read.problem];
  if (problem !== undefined) {
    throw new SourceFault(problem.message, problem.location ?? { uri }, problem.hint);
  }
  return read.kind === 'data' ? read.data.value : undefined;
}
