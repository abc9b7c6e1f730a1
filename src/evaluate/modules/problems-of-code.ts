import type { RequiredInput } from '../../policy/index.js';
import type { Problem } from '../../report/index.js';
import type { CodeBase } from './code-base.js';
import type { ModulesSource } from './modules-source.js';

/** The rule that tells of globs without files; where it is not asked, they are problems. */
const vacuousRule = 'modules/layer-config-not-vacuous';

/** What a source gives to rules that require it, each with what keeps them from deciding. */
export function problemsOfCode(
  source: ModulesSource,
  base: CodeBase,
): ReadonlyMap<RequiredInput, readonly Problem[]> {
  const { layers = [], contexts } = source;
  const found = [
    ...base.membership.problems,
    ...(base.isOn(vacuousRule) ? [] : tellUnmatched(base)),
  ].map((problem) => ({ problem, setting: /^(?:layers|contexts)\b/.exec(problem.message)?.[0] }));
  const about = (setting: string | undefined) =>
    found.filter((each) => each.setting === setting).map(({ problem }) => problem);
  const given = new Map<RequiredInput, readonly Problem[]>([
    ['modules', [...base.graph.problems, ...tellNothing(source, base), ...about(undefined)]],
  ]);
  if (layers.length > 0) given.set('layers', about('layers'));
  if (contexts) given.set('contexts', about('contexts'));
  if (contexts?.relationships) given.set('context_map', []);
  return given;
}

function tellUnmatched({ membership, id }: CodeBase): readonly Problem[] {
  return membership.unmatched.map(({ setting, pattern }) => {
    const message = `${setting}: no file of ${id} matches ${pattern}`;
    const hint = 'Correct the glob: it is matched with paths that start at the root of the source.';
    return { code: 'source-no-match', message, hint };
  });
}

/** A folder without code must not look like code without faults. */
function tellNothing({ files }: ModulesSource, { graph }: CodeBase): readonly Problem[] {
  if (graph.problems.length > 0 || graph.files.some(({ isSelected }) => isSelected)) return [];
  const message = 'there is nothing to judge: no TypeScript or JavaScript is there';
  const hint = 'Name the folders of the code, relative to the root of the source.';
  return [{ code: 'source-no-match', message, location: { uri: files.join(' ') }, hint }];
}
