import { buildPack } from '../../build/index.js';
import type { InspectResult, Modules } from '../../opa/index.js';
import type { CompiledParts, SourceParts } from '../compile-source.js';
import { bringLibraries, isContractModule } from './libraries.js';

/** Every pack of rules about objects needs the library that says what its kinds are. */
const kinds = {
  package: [],
  imports: [{ path: ['data', 'lib', 'archfit', 'kubernetes'] }],
  references: [],
};

/** Compiles the policies in the contract of archfit, by the same build as its own. */
export async function compileContract(
  { opa, name, modules }: SourceParts,
  inspected: InspectResult,
): Promise<CompiledParts> {
  const views = inspected.modules.filter(isContractModule);
  if (views.length === 0) return { units: [], problems: [], notes: [] };
  const libraries = inspected.modules.filter(({ package: [root] }) => root === 'lib');
  const used = [...views, ...libraries];
  const own: Modules = Object.fromEntries(used.map(({ path }) => [path, modules[path] ?? '']));
  const sources = { ...own, ...bringLibraries([...used, kinds]) };
  const { wasm, manifest } = await buildPack(opa, name, sources, 'policies.wasm');
  const rules = manifest.rules.map((rule) => ({
    ...rule,
    docs: rule.relatedResources[0] ?? rule.file,
  }));
  return {
    units: [
      {
        kind: 'contract',
        revision: manifest.revision,
        manifest: { ...manifest, rules },
        rules,
        sources,
        wasm,
      },
    ],
    problems: [],
    notes: [`rules in the contract of archfit: ${rules.map(({ id }) => id).join(', ')}`],
  };
}
