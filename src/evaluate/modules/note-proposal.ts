import { describeProposal } from '../../facts/modules/architecture/proposal/describe-proposal.js';
import { proposeLayers } from '../../facts/modules/architecture/proposal/propose-layers.js';
import type { PackRule } from '../../policy/index.js';
import type { Note } from '../../report/index.js';
import type { CodeBase } from './code-base.js';

/** Says which layers the folders suggest, where nobody has said which there are and some rule would like to know. */
export function noteProposal(base: CodeBase, rules: readonly PackRule[]): readonly Note[] {
  const { id, graph, architecture } = base;
  const isWanted = rules.some(
    (rule) =>
      (rule.requires.includes('layers') || rule.requires.includes('contexts')) &&
      base.isOn(rule.id),
  );
  if (!isWanted || architecture.layers.length > 0 || architecture.contexts) return [];
  const [first, ...others] = describeProposal(proposeLayers(graph));
  if (first === undefined) return [];
  return [`the folders suggest ${first}`, ...others].map((message) => ({ about: id, message }));
}
