import type { ReportComparison } from '../../report/index.js';
import type { ReporterOptions } from '../reporter.js';

/** Renders what became of one report in another one. */
export type ComparisonReporter = (comparison: ReportComparison, options: ReporterOptions) => string;

/** Loaded when asked for, so that a run pays for the format it prints. */
const reporters = {
  text: async () => (await import('./text.js')).comparisonText,
  json: async () => (await import('./json.js')).comparisonJson,
  markdown: async () => (await import('./markdown.js')).comparisonMarkdown,
} satisfies Readonly<Record<string, () => Promise<ComparisonReporter>>>;

export type ComparisonFormat = keyof typeof reporters;

export const comparisonFormats = Object.keys(reporters) as readonly ComparisonFormat[];

export function loadComparisonReporter(format: ComparisonFormat): Promise<ComparisonReporter> {
  return reporters[format]();
}
