import { findFiles } from '../source/index.js';
import { isRuleDefinition } from './code-rules/define-rule.js';
import type { EvaluateOptions } from './evaluate.js';

/** What folders of policies and of their data may hold. */
const names = /\.(?:rego|ya?ml|json)$/i;

/**
 * Absolute paths of all files that policies of one's own may be made of: their folders, files, bundles and modules, and their data.
 * Undefined where rules in TypeScript are among them: these may rest on any file.
 */
export async function findPolicyFiles(
  policies: NonNullable<EvaluateOptions['policies']>,
  cwd: string,
): Promise<readonly string[] | undefined> {
  const paths: string[] = [];
  for (const source of policies) {
    if (typeof source === 'string') paths.push(source);
    else if (isRuleDefinition(source)) return undefined;
    else paths.push(...[source.policies, source.data ?? []].flat());
  }
  const { files } = await findFiles(paths, { cwd, names });
  return files.flatMap(({ path }) => path ?? []).sort();
}
