import { ArchfitError } from '../report/index.js';
import type { Reporter } from './reporter.js';

export type { PluggedReporter } from './plug-in.js';
export { type ReportText, wholeText } from './report-text.js';
export type { Reporter, ReporterOptions } from './reporter.js';

/** Loaded when asked for, so that a run pays for the format it prints. */
const reporters = {
  text: async () => (await import('./text.js')).text,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
  'sarif-github': async () => (await import('./sarif.js')).sarifGithub,
  junit: async () => (await import('./junit.js')).junit,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  markdown: async () => (await import('./markdown.js')).markdown,
  html: async () => (await import('./html.js')).html,
  scorecard: async () => (await import('./scorecard.js')).scorecard,
  'scorecard-json': async () => (await import('./scorecard-json.js')).scorecardJson,
} satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];

/** @throws {@link ArchfitError} `usage` for a format that does not exist */
export function loadReporter(format: string): Promise<Reporter> {
  const found = formats.find((name) => name === format);
  if (found !== undefined) return reporters[found]();
  throw new ArchfitError(
    'usage',
    `there is no format "${format}"`,
    `Formats: ${formats.join(', ')}.`,
  );
}
