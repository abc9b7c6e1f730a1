import { type FitnessReport, plural } from '../../report/index.js';
import {
  countWaivers,
  describeBaseline,
  describeUnlisted,
  summarizeFindings,
} from '../../report/wording/describe-exceptions.js';
import { shortMarkdown } from '../markdown-text.js';

/** The verdict fits into the smallest page, also when every character of it is escaped. */
const longestLine = 300;

/** The gate with its reasons, and what was accepted; behind the mark by which a bot finds its earlier post. */
export function describeVerdict(report: FitnessReport, verbose: boolean): string {
  const { verdict, totals, checks, tool } = report;
  const sign = { open: '✅', closed: '❌', undecided: '⚠️' }[verdict.gate];
  const rule = verdict.failOn === 'never' ? 'never closes' : `closes on ${verdict.failOn}`;
  const shown = verdict.reasons
    .slice(0, 5)
    .map((reason) => `- ${shortMarkdown(reason.slice(0, longestLine))}\n`);
  const more = verdict.reasons.length - shown.length;
  return [
    '<!-- archfit -->\n',
    `## ${sign} Gate ${verdict.gate}\n\n`,
    `archfit ${shortMarkdown(tool.version)} (${rule}): ${summarizeFindings(report) || 'no finding'}; `,
    `${plural(checks.length, 'rule')} over ${plural(totals.units, 'object')} in ${plural(totals.inputs, 'input')}.\n\n`,
    ...shown,
    more > 0 ? `- and ${plural(more, 'more reason')}\n\n` : '\n',
    ...describeAcceptance(report, verbose),
  ].join('');
}

function describeAcceptance(report: FitnessReport, verbose: boolean): readonly string[] {
  const { baseline, waivers } = report;
  const unlisted = verbose ? '' : describeUnlisted(report);
  return [
    ...(baseline === undefined ? [] : [`Baseline: ${describeBaseline(baseline)}`]),
    ...(waivers === undefined ? [] : [`Waivers: ${countWaivers(waivers)}`]),
    ...(unlisted === '' ? [] : [unlisted]),
  ].map((says) => `${shortMarkdown(says.slice(0, longestLine))}.\n\n`);
}
