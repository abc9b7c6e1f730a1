import { findRule, suggestRule } from '../../verdict/index.js';
import { ArchfitError } from '../../report/index.js';
import { configureRules, gatherRulesFor, loadConfigFor } from '../rules/configured-rules.js';
import { exitCodes } from '../exit-codes.js';
import type { ExplainOptions } from './explain.js';
import { moveTerminal } from '../input-options.js';
import { ruleMarkdown, ruleText } from './print-rule-page.js';
import { describeRule, type RulePage } from './rule-page.js';
import { printProblems } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';

/** Explains a rule from its metadata and the configuration, or a finding from a run. */
export async function runExplain(
  name: string,
  paths: readonly string[],
  options: ExplainOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  if (/^v\d+:/.test(name) || /^[0-9a-f]{8,}$/i.test(name)) {
    const { explainFinding } = await import('./explain-finding.js');
    return explainFinding(name, paths, options, terminal);
  }
  if (paths.length > 0) {
    throw new ArchfitError(
      'usage',
      `${name} is a rule, and a rule is explained without paths`,
      'Name paths after a fingerprint alone.',
    );
  }
  await explainRule(name, options, terminal);
  return exitCodes.open;
}

async function explainRule(name: string, options: ExplainOptions, terminal: Terminal) {
  const config = await loadConfigFor(options, terminal);
  const { all: known, problems } = await gatherRulesFor(config, options, terminal);
  const rules = configureRules(known, config);
  const original = findRule(known, name);
  const rule = rules.find((each) => each.original === original);
  if (rule === undefined) {
    // What could not be loaded may be the rule that is meant.
    await write(terminal.stderr, printProblems(problems));
    throw new ArchfitError('usage', `there is no rule ${name}`, suggestRule(known, name));
  }
  const page = describeRule(rule, known, config, terminal.cwd);
  await write(terminal.stdout, formats[options.format](page));
}

const formats: Readonly<Record<ExplainOptions['format'], (page: RulePage) => string>> = {
  text: ruleText,
  markdown: ruleMarkdown,
  json: (page) => `${JSON.stringify(page, null, 2)}\n`,
};
