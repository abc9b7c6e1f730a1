import type { JudgeArtefact } from '../artefact.js';
import { RulePlans } from '../rule-plans.js';

/** Reads and judges the event schemas of a run. */
export const judgeEventSources: JudgeArtefact = async (
  sources,
  { pack, options, now, allRules, given, plans, joins },
  results,
) => {
  const named = sources.filter((source) => source.kind === 'events');
  if (named.length === 0 || options.environments !== undefined) return undefined;
  // What reads schemas is loaded only where there are some.
  const { readEvents } = await import('./read-events.js');
  const { describeEventInputs, judgeEvents } = await import('./judge-events.js');
  const read = await readEvents(named, options);
  const settings = await RulePlans.create(allRules, options.rules, options.overrides);
  const { owners } = given.catalog ?? {};
  const judging = {
    pack,
    now,
    isOn: (rule: string, uri: string) => settings.of({ uri }).rules.some(({ id }) => id === rule),
    isWhole: options.isPart !== true,
    ...(owners && { owners }),
  };
  const resummarize = judgeEvents(read, judging, plans, results);
  const shown = options.exhibits === true ? await import('./exhibit-events.js') : undefined;
  const hasBase = read.sources.some(({ base }) => base !== undefined);
  const isClassified = named.some(({ classification }) => classification !== undefined);
  return {
    isEmpty: read.sources.every(({ schemas }) => schemas.length === 0),
    problems: {
      events: read.problems,
      ...(hasBase && { event_changes: read.problemsOfBase }),
      ...(isClassified && { classification: read.problemsOfClassification }),
    },
    inputs: describeEventInputs(read),
    resummarize,
    ...(joins === true && { joinable: { events: read } }),
    ...(shown && { exhibit: () => ({ events: shown.exhibitEvents(read) }) }),
  };
};
