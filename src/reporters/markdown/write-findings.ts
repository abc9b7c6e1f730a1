import type { Check, Finding, Fix, Location, Undecided } from '../../report/index.js';
import type { BytePage } from '../byte-page.js';
import { codeFrame } from '../../report/wording/code-frame.js';
import { countFindings } from '../count-findings.js';
import { describeWaiver, describeWorsening } from '../../report/wording/describe-exceptions.js';
import { markdownCode, markdownFence, shortMarkdown } from '../markdown-text.js';
import { orderFindings } from '../../report/wording/order-findings.js';
import { ownRemedy } from '../own-remedy.js';
import { changeLines, fixTitle } from '../fix-lines.js';
import { nearestOf, place, templateOf } from '../../report/wording/place.js';
import { detailsEnd, writeList } from './write-list.js';

/**
 * New findings and what is undecided; the rule with the worst first. Each rule is one folded block, and a rule that does not fit
 * whole is shown in part.
 */
export function writeFindings(page: BytePage, checks: readonly Check[]): number {
  const ruleOrder = [...new Set(orderFindings(checks).map(({ rule }) => rule))];
  return checks
    .map((check) => ({ ...check, findings: check.findings.filter(isNew) }))
    .filter((check) => check.findings.length > 0 || check.undecided.length > 0)
    .sort((left, right) => rank(ruleOrder, left) - rank(ruleOrder, right))
    .map((check) => {
      const entries = [...orderFindings([check]), ...check.undecided];
      const describe = (entry: Finding | Undecided) =>
        'rule' in entry ? describeFinding(entry, check) : describeUndecided(entry);
      const end = detailsFoot(check) + detailsEnd;
      return writeList(page, detailsHead(check), entries, describe, end);
    })
    .reduce((sum, count) => sum + count, 0);
}

function isNew({ state }: Finding): boolean {
  return state === 'new';
}

/** Findings that do not close the gate, a line each. */
export function writeAccepted(
  page: BytePage,
  ordered: readonly Finding[],
  state: 'known' | 'waived',
): number {
  const findings = ordered.filter((finding) => finding.state === state);
  const head = `<details><summary>${findings.length} ${state}</summary>\n\n`;
  return writeList(page, head, findings, describeAccepted, `\n${detailsEnd}`);
}

function describeAccepted({ rule, environment, message, location, waiver }: Finding): string {
  const where = location === undefined ? '' : ` (${markdownCode(place(location))})`;
  const until = waiver === undefined ? '' : `, ${shortMarkdown(describeWaiver(waiver))}`;
  return `- ${markdownCode(rule)} ${inEnvironment(environment)}${shortMarkdown(message)}${where}${until}\n`;
}

function rank(order: readonly string[], { rule }: Check): number {
  const index = order.indexOf(rule);
  return index < 0 ? order.length : index;
}

function detailsHead(check: Check): string {
  const undecided = check.undecided.length > 0 ? [`${check.undecided.length} undecided`] : [];
  const counts = [countFindings(check), ...undecided].filter((part) => part !== '').join(', ');
  return `<details><summary>${markdownCode(check.rule)} ${check.severity}: ${counts}</summary>\n\n`;
}

function detailsFoot({ rationale, remediation, docs }: Check): string {
  return [
    ...(rationale === undefined ? [] : [`**Why:** ${shortMarkdown(rationale)}\n\n`]),
    ...(remediation === undefined ? [] : [`**Fix:** ${shortMarkdown(remediation)}\n\n`]),
    ...(docs === undefined ? [] : [`**More:** ${markdownCode(docs)}\n\n`]),
  ].join('');
}

function describeFinding(finding: Finding, check: Check): string {
  const worsening = describeWorsening(finding);
  const remedy = ownRemedy(finding, check);
  return [
    `**${inEnvironment(finding.environment)}${shortMarkdown(finding.message)}**\n\n`,
    describePlace(finding.location),
    ...finding.related.map((location) => `See ${markdownCode(place(location))}\n\n`),
    worsening === '' ? '' : `Baseline: ${shortMarkdown(worsening)}\n\n`,
    remedy === undefined ? '' : `Fix: ${shortMarkdown(remedy)}\n\n`,
    ...(finding.fixes ?? []).map((fix) => describeFix(fix, finding.location)),
  ].join('');
}

function describeFix(fix: Fix, location: Location | undefined): string {
  const lines = changeLines(fix).map(({ text }) => text);
  const language = fix.preview === undefined ? '' : 'diff';
  return `${shortMarkdown(fixTitle(fix, location))}:\n\n${markdownFence(lines, language)}\n\n`;
}

function describeUndecided({ environment, message, location, hint }: Undecided): string {
  return [
    `**${inEnvironment(environment)}Cannot tell: ${shortMarkdown(message)}**\n\n`,
    describePlace(location),
    hint === undefined ? '' : `${shortMarkdown(hint)}\n\n`,
  ].join('');
}

function describePlace(location: Location | undefined): string {
  if (location === undefined) return '';
  const template = templateOf(location);
  const from = template === undefined ? '' : ` from ${markdownCode(template)}`;
  const frame = codeFrame(location).map((line) => line.text);
  const block = frame.length === 0 ? '' : `${markdownFence(frame)}\n\n`;
  const nearest = nearestOf(location);
  const note = nearest === undefined ? '' : ` (nearest: ${markdownCode(nearest)})`;
  return `${markdownCode(place(location))}${note}${from}\n\n${block}`;
}

function inEnvironment(environment: string | undefined): string {
  return environment === undefined ? '' : `${markdownCode(environment)} `;
}
