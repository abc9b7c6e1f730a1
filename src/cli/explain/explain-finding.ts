import type { ConfiguredRun } from '../../config/index.js';
import type { RuleInfo } from '../../verdict/index.js';
import { configureRules, gatherRulesFor } from '../rules/configured-rules.js';
import { exitCodes } from '../exit-codes.js';
import type { ExplainOptions } from './explain.js';
import { findEntry, findFinding, type FoundFinding, readFingerprint } from './find-finding.js';
import type { FindingPage } from './finding-page.js';
import { toConfigRequest } from '../input-options.js';
import { judge } from '../judge.js';
import { findingMarkdown, findingText } from './print-finding-page.js';
import { type Terminal, write } from '../terminal.js';
import { proposeWaiver } from './waiver-text.js';

/** Judges as a check does, and shows everything that is known of one finding. */
export async function explainFinding(
  name: string,
  paths: readonly string[],
  options: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const isWanted = readFingerprint(name);
  const { baseline } = options;
  const run = await judge(
    {
      ...toConfigRequest(paths, options, terminal),
      ...(baseline !== undefined && { baseline }),
    },
    terminal,
  );
  const found = await findFinding(run, isWanted, name, terminal);
  const { all } = await gatherRulesFor(run.config, options, terminal);
  const page = await describeFinding(found, run, all, terminal.cwd);
  await write(terminal.stdout, formats[options.format](page));
  return exitCodes.open;
}

const formats: Readonly<Record<ExplainOptions['format'], (page: FindingPage) => string>> = {
  text: findingText,
  markdown: findingMarkdown,
  json: (page) => `${JSON.stringify(page, null, 2)}\n`,
};

async function describeFinding(
  { check, finding }: FoundFinding,
  { report, config }: ConfiguredRun,
  known: readonly RuleInfo[],
  cwd: string,
): Promise<FindingPage> {
  const { title, rationale } = check;
  const acceptedAt = await findEntry(
    report,
    config?.root ?? cwd,
    (fingerprint) => fingerprint === finding.fingerprint,
  );
  const waiverAt = finding.waiver?.location;
  const maxDays = config?.waivers?.maxDays;
  const isWaivable = configureRules(known, config).some(
    ({ rule }) => rule.id === finding.rule && rule.waivers === 'allowed',
  );
  return {
    title,
    finding,
    ...(rationale !== undefined && { rationale }),
    ...(acceptedAt && { acceptedAt }),
    ...(waiverAt && { waiverAt }),
    ...(isWaivable && {
      waiverText: proposeWaiver(finding, report, maxDays === undefined ? {} : { maxDays }),
    }),
    ...(config?.waivers?.file !== undefined && { waiverFile: config.waivers.file }),
  };
}
