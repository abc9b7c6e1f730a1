import type { Place } from '../../document.js';
import { followScript } from '../follow-commands.js';
import { weaknessOf } from '../github/describe-steps.js';
import type { Step } from '../pipeline.js';
import type { Repository } from '../repository.js';
import type { Configuration } from './configuration.js';

/** What a job runs, line by line: what comes before its script, the script, and what comes after. */
export function describeScript(
  { name, value }: { readonly name: string; readonly value: Readonly<Record<string, unknown>> },
  configuration: Configuration,
  repository: Repository,
  place: Place,
): readonly Step[] {
  const defaults = configuration.merged('default');
  const sections = [
    value['before_script'] ?? defaults['before_script'] ?? configuration.plain('before_script'),
    value['script'],
  ];
  const lines = sections.flatMap((section) => linesOf(section, configuration));
  const at = configuration.place(name, 'script') ?? place;
  const mode = { stopsOnError: true, pipefail: true };
  const seen = lines.filter((line) => line !== undefined).join('\n');
  const steps = followScript(seen, mode, repository).map(({ failure, ...command }): Step => {
    const weakness = weaknessOf(failure, command.text);
    return { place: at, ...command, runsAnyway: false, ...(weakness && { weakness }) };
  });
  const lost = lines
    .filter((line) => line === undefined)
    .map((): Step => ({
      place: at,
      text: '!reference',
      does: [],
      unseen: 'a !reference to what is not here',
      runsAnyway: false,
    }));
  const after = linesOf(value['after_script'] ?? defaults['after_script'], configuration);
  const afterSteps = followScript(after.join('\n'), mode, repository).map(
    ({ text, does, unseen }): Step => ({
      place: configuration.place(name, 'after_script') ?? place,
      text,
      does,
      ...(unseen !== undefined && { unseen }),
      runsAnyway: true,
      weakness: { isCertain: true, text: 'what fails in after_script fails nothing' },
    }),
  );
  return [...lost, ...steps, ...afterSteps];
}

/** Lists in lists are one list; undefined stands for what is not here. */
function linesOf(value: unknown, configuration: Configuration): readonly (string | undefined)[] {
  const resolved = configuration.resolve(value);
  if (typeof resolved === 'string') return [resolved];
  if (resolved === undefined && value !== undefined) return [undefined];
  if (!Array.isArray(resolved)) return [];
  return resolved.flatMap((line: unknown) => linesOf(line, configuration));
}
