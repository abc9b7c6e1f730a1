import { describeProposal } from '../../facts/modules/architecture/proposal/describe-proposal.js';
import { proposeLayers } from '../../facts/modules/architecture/proposal/propose-layers.js';
import { modules, type ModulesSource } from './modules-source.js';
import { readCodeBase } from './read-code-base.js';

/** A source of code with the architecture that its folders suggest, for who begins. */
export interface ProposedCode {
  readonly source: ModulesSource;
  /** What is proposed, and what is against it, for people. */
  readonly lines: readonly string[];
}

/**
 * Proposes a source for the code in some folders; undefined where they hold none.
 *
 * @param files - folders, relative to `cwd`
 */
export async function proposeCode(
  files: readonly string[],
  cwd: string,
): Promise<ProposedCode | undefined> {
  const { graph } = await readCodeBase(modules({ files }), { cwd });
  if (!graph.files.some(({ isSelected }) => isSelected)) return undefined;
  const proposal = proposeLayers(graph);
  const { layers, contexts } = proposal;
  return {
    source: modules({ files, ...(layers && { layers }), ...(contexts && { contexts }) }),
    lines: describeProposal(proposal),
  };
}
