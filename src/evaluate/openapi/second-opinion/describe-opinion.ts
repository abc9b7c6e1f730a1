import { plural } from '../../../report/index.js';
import type { SecondOpinion } from './second-opinion.js';

/** The opinion in lines for people. */
export function describeOpinion({
  judged,
  disagreements,
  falseAlarms,
  notJudged,
}: SecondOpinion): readonly string[] {
  const opinion =
    disagreements.length === 0
      ? 'it agrees'
      : `it disagrees ${plural(disagreements.length, 'time')}`;
  const judgement = judged === 0 ? '' : `: ${opinion}`;
  const left = falseAlarms === 0 ? '' : `, ${plural(falseAlarms, 'known false alarm')} left out`;
  return [
    `openapi-diff judged ${plural(judged, 'changed operation')}${judgement}${left}`,
    ...disagreements.map(({ by, operation, what }) =>
      by === 'archfit'
        ? `${operation}: openapi-diff does not see that this breaks: ${what}`
        : `${operation}: openapi-diff sees a break, archfit sees none: ${what}`,
    ),
    ...notJudged.map(({ reason, operations: names }) => {
      const shown = names.slice(0, 3).join(', ');
      const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
      return `not judged by openapi-diff, because ${reason}: ${shown}${more}`;
    }),
  ];
}
