import { listRules } from '../../evaluate/index.js';
// From its own file: an export judges nothing.
import { readBuiltInManifest } from '../../policy/built-in-manifest.js';
import { type ExportedPack, readBuiltInSources } from '../../policy/export/index.js';
import type { PackRule } from '../../policy/index.js';
import { ArchfitError } from '../../report/index.js';
import type { RuleInfo } from '../../verdict/index.js';
import { problemLines } from '../problem-lines.js';

/** Rules to export from. */
export interface ExportableRules {
  readonly known: readonly RuleInfo[];
  /** Those of them of which the sources are there. */
  readonly policies: readonly PackRule[];
  readonly packOf: (rules: readonly PackRule[]) => ExportedPack;
}

/** What every kind of Constraints begins with; ids of rules are unique, whoever wrote them. */
const packName = 'archfit';

/** The rules that come with the package. */
export function builtInRules(): ExportableRules {
  const manifest = readBuiltInManifest();
  return {
    known: listRules(),
    policies: manifest.rules,
    packOf: (rules) => ({ manifest, sources: readBuiltInSources(rules) }),
  };
}

/**
 * The rules of policies of one's own, of which those in the contract of archfit can be exported.
 *
 * @throws {@link ArchfitError} `export-refused` where something of them could not be loaded
 */
export async function ownRules(policies: readonly string[], cwd: string): Promise<ExportableRules> {
  const { loadPolicies } = await import('../../policy/user/index.js');
  const builtInIds = listRules().flatMap(({ id, aliases }) => [id, ...aliases]);
  const { packs, problems } = await loadPolicies([{ name: packName, policies }], {
    cwd,
    builtInIds,
  });
  if (problems.length > 0) {
    const lines = problems.flatMap(problemLines).map((line) => line.trim());
    throw new ArchfitError(
      'export-refused',
      `the policies cannot be loaded: ${lines.join('; ')}`,
      'archfit check tells the same, with the places.',
    );
  }
  const units = packs.flatMap((pack) => pack.transfer().units);
  const contract = units.find((unit) => unit.kind === 'contract');
  return {
    known: units.flatMap((unit) => unit.rules),
    policies: contract?.rules ?? [],
    packOf: () => ({
      manifest: contract?.manifest ?? { name: packName },
      sources: contract?.sources ?? {},
    }),
  };
}
