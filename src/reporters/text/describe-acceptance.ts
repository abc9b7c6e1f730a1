import type { FitnessReport } from '../../report/index.js';
import {
  countWaivers,
  describeBaseline,
  describeUnlisted,
  summarizeFindings,
} from '../../report/wording/describe-exceptions.js';
import type { ReporterOptions } from '../reporter.js';
import { visible } from '../../report/wording/visible.js';
import type { Colors } from './colors.js';

/** What is new and what was accepted, in a line each for findings, baseline and waivers; empty where there is none of them. */
export function describeAcceptance(
  report: FitnessReport,
  { verbose }: ReporterOptions,
  colors: Colors,
): string {
  const { baseline, waivers } = report;
  const line = (key: string, says: string) =>
    says === '' ? [] : [`${colors.bold(key.padEnd(8))}  ${visible(says)}`];
  return [
    ...line('findings', summarizeFindings(report)),
    ...line('', verbose === true ? '' : describeUnlisted(report)),
    ...line('baseline', baseline === undefined ? '' : describeBaseline(baseline)),
    ...line('waivers', waivers === undefined ? '' : countWaivers(waivers)),
  ].join('\n');
}
