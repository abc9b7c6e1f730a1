import { plural } from '../report/index.js';
import { type Level, toScorecard, whyHeldBack } from '../scorecard/index.js';
import { describeAccepted } from './describe-accepted.js';
import { describeFindings } from './describe-findings.js';
import { closing } from './describe-verdict.js';
import { isObject } from './is-object.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { misuse, suggest } from './misuse.js';
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
  const report = receivedReport(received, 'toReachLevel', this);
  // JavaScript files may pass anything.
  if (typeof (level as unknown) !== 'string') {
    throw misuse('toReachLevel', 'needs the name of a level', "Write toReachLevel('silver').");
  }
  checkOptions(options);
  const card = toScorecard(report, options);
  const names = card.levels.map(({ name }) => name);
  const wanted = names.indexOf(level);
  if (wanted < 0) {
    const list = `Levels: ${names.join(', ')}.`;
    throw misuse(
      'toReachLevel',
      `asks for ${level}, which is no level`,
      suggest(level, names, list),
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
      const failed = report.checks.filter(({ rule }) => holding.some((row) => row.rule === rule));
      return [
        hint(this, 'toReachLevel', `'${level}'`),
        '',
        `The report reaches ${card.level ?? 'no level'}.`,
        ...(holding.length === 0 ? [] : [`${plural(holding.length, 'rule')} to reach ${level}:`]),
        ...holding
          .slice(0, mostNamed)
          .map((row) => `  ${row.level}  ${row.rule}: ${whyHeldBack(row)}`),
        ...(more > 0 ? [`  and ${more} more`] : []),
        ...describeFindings(
          failed.flatMap((check) => check.findings.filter(({ state }) => state !== 'waived')),
          report,
        ),
        ...closing(describeAccepted(report.checks, report), report.checks),
      ].join('\n');
    },
  };
}

/** In JavaScript nobody else refuses an option that changes nothing. */
function checkOptions(options: unknown): void {
  if (!isObject(options) || Array.isArray(options)) {
    throw misuse('toReachLevel', 'takes an object of options', 'Options: levels.');
  }
  const { levels } = options;
  const unknown = Object.keys(options).find((name) => name !== 'levels');
  if (unknown !== undefined) {
    const list = suggest(unknown, ['levels'], 'Options: levels.');
    throw misuse('toReachLevel', `has no option ${unknown}`, list);
  }
  if (levels !== undefined && !(Array.isArray(levels) && levels.every(isLevel))) {
    const example = "Write levels: [{ name: 'bronze', rules: ['topic/rule'] }].";
    throw misuse('toReachLevel', 'takes a list of levels for levels', example);
  }
}

function isLevel(level: unknown): boolean {
  return isObject(level) && typeof level['name'] === 'string' && Array.isArray(level['rules']);
}
