import type { Check, Location, Problem } from '../report/index.js';
import { visible } from '../report/wording/visible.js';
import { describePlace, inEnvironment } from './describe-finding.js';

/** Problems, and things undecided, that a failure message shows before it says how many more there are. */
const shownObstacles = 10;

/** What kept checks from deciding: what they could not tell, then the problems of the run, each with its place and its remedy. */
export function describeObstacles(
  checks: readonly Check[],
  problems: readonly Problem[],
): readonly string[] {
  const doubts = checks.flatMap(({ undecided }) => undecided);
  return [...describeList('Undecided', doubts), ...describeList('Problems', problems)];
}

function describeList(
  title: string,
  obstacles: readonly {
    readonly message: string;
    readonly environment?: string;
    readonly location?: Location;
    readonly hint?: string;
  }[],
): readonly string[] {
  if (obstacles.length === 0) return [];
  const hidden = obstacles.length - shownObstacles;
  return [
    '',
    title,
    ...obstacles.slice(0, shownObstacles).flatMap(({ message, environment, location, hint }) => {
      return [
        `  ${inEnvironment(environment)}${visible(message)}`,
        ...describePlace(location).map((place) => `    ${place}`),
        ...(hint === undefined ? [] : [`    Fix: ${visible(hint)}`]),
      ];
    }),
    ...(hidden > 0 ? [`  and ${hidden} more`] : []),
  ];
}
