import { plural } from '../report/index.js';
import { type Level, toScorecard, whyHeldBack } from '../scorecard/index.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { misuse } from './misuse.js';
import { receivedReport } from './received-report.js';

/** Most rules that a message names. */
const mostNamed = 10;

/**
 * Passes when the report reaches a level of its scorecard, or one above it.
 *
 * @param options - the levels, from the lowest to the highest; default: `level 1` to `level 5`, by severity
 * @throws {@link ArchfitError} `usage` for a level that does not exist, and when nothing but what nobody can tell holds it back: such
 * a report neither reaches the level nor misses it
 */
export function toReachLevel(
  this: MatcherContext,
  received: unknown,
  level: string,
  options: { readonly levels?: readonly Level[] } = {},
): MatcherResult {
  const card = toScorecard(receivedReport(received, 'toReachLevel'), options);
  const names = card.levels.map(({ name }) => name);
  const wanted = names.indexOf(level);
  if (wanted < 0) {
    throw misuse(
      'toReachLevel',
      `asks for ${level}, which is no level`,
      `Levels: ${names.join(', ')}.`,
    );
  }
  const upTo = names.slice(0, wanted + 1);
  const holding = card.rules.filter((row) => row.holdsBack && upTo.includes(row.level));
  const pass = card.levels[wanted]?.isReached === true;
  if (!pass && !holding.some(({ state }) => state === 'failed')) {
    const [first] = holding;
    const reason = first === undefined ? 'no rule ran' : `${first.rule}: ${whyHeldBack(first)}`;
    throw misuse(
      'toReachLevel',
      `cannot decide ${level}: ${reason}`,
      'Give the run what its rules need, or leave them out of the levels.',
    );
  }
  return {
    pass,
    message: () => {
      const more = holding.length - mostNamed;
      return [
        hint(this, 'toReachLevel', `'${level}'`),
        '',
        `The report reaches ${card.level ?? 'no level'}.`,
        ...(holding.length === 0 ? [] : [`${plural(holding.length, 'rule')} to reach ${level}:`]),
        ...holding
          .slice(0, mostNamed)
          .map((row) => `  ${row.level}  ${row.rule}: ${whyHeldBack(row)}`),
        ...(more > 0 ? [`  and ${more} more`] : []),
      ].join('\n');
    },
  };
}
