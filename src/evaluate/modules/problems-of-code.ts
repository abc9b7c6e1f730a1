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
  const unmatched = base.isOn(vacuousRule) ? [] : tellUnmatched(base);
  const ofSetting = (...names: readonly string[]) =>
    unmatched.filter(({ setting }) => names.includes(/^\w+/.exec(setting)?.[0] ?? ''));
  const problems = (found: readonly UnmatchedProblem[]) => found.map(({ problem }) => problem);
  const given = new Map<RequiredInput, readonly Problem[]>([
    [
      'modules',
      [
        ...base.graph.problems,
        ...tellNothing(source, base),
        ...problems(ofSetting('stereotypes', 'exclude', 'owners')),
      ],
    ],
  ]);
  if (layers.length > 0) given.set('layers', problems(ofSetting('layers')));
  if (contexts) given.set('contexts', problems(ofSetting('contexts')));
  if (contexts?.relationships) given.set('context_map', []);
  return given;
}

interface UnmatchedProblem {
  readonly setting: string;
  readonly problem: Problem;
}

function tellUnmatched({ membership, id }: CodeBase): readonly UnmatchedProblem[] {
  return membership.unmatched.map(({ setting, pattern }) => {
    const message = `no file of ${id} matches ${setting}: ${pattern}`;
    const hint = 'Correct the glob: it is matched with paths that start at the root of the source.';
    return { setting, problem: { code: 'source-no-match', message, hint } };
  });
}

/** A folder without code must not look like code without faults. */
function tellNothing({ files }: ModulesSource, { graph }: CodeBase): readonly Problem[] {
  if (graph.problems.length > 0 || graph.files.some(({ isSelected }) => isSelected)) return [];
  const message = 'there is nothing to judge: no TypeScript or JavaScript is there';
  const hint = 'Name the folders of the code, relative to the root of the source.';
  return [{ code: 'source-no-match', message, location: { uri: files.join(' ') }, hint }];
}
