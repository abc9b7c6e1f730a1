// Judges an example and keeps what the command prints of it.
import { createRequire } from 'node:module';
import { evaluate } from '../../dist/index.js';
import { checkLines } from '../../dist/reporters/text/describe-check.js';
import { describeEvidence } from '../../dist/reporters/text/describe-evidence.js';

const colors = createRequire(import.meta.url)('picocolors').createColors(false);

/** The example with its check, the lines that a terminal shows of it, and what keeps it from showing what its name says. */
export async function runExample(rule, example) {
  const report = await evaluate([example.source, ...(example.beside ?? [])], {
    ...example.options,
    // Rules about exceptions need those that find what is accepted.
    ...(rule.needs === undefined && { only: [rule.id] }),
  });
  const check = report.checks.find((each) => each.rule === rule.id);
  const isAsSaid = check?.outcome === example.expected && report.problems.length === 0;
  const fault = `${example.path} is ${check?.outcome ?? 'not judged'}, and says ${example.expected}`;
  return { ...example, check, ...(!isAsSaid && { fault }), output: printCheck(check) };
}

/**
 * What was found, as the text of `archfit check --verbose` shows it; of what passes the line that says how much was looked at. The lines
 * `why` and `fix` of the rule itself are left out: the page has a section for each.
 */
function printCheck(check) {
  if (check === undefined) return '';
  const { rationale: _why, remediation: _fix, ...said } = check;
  const withoutAdvice = {
    ...said,
    findings: check.findings.map((finding) =>
      finding.remediation === check.remediation ? { ...finding, remediation: undefined } : finding,
    ),
  };
  const found = [...checkLines(withoutAdvice, { color: false, verbose: true }, colors)];
  if (check.outcome === 'fail') return found.join('\n');
  const [, ...evidence] = describeEvidence([check], colors).split('\n');
  return [...found, ...evidence.map((line) => line.trim())].join('\n');
}

/** Every finding in a line: where it is, and what it says. */
export function describeFindings({ check, isFolder }) {
  return (check?.findings ?? []).map(({ message, location }) => {
    const { startLine, startColumn } = location?.region ?? {};
    const file = isFolder && location !== undefined ? `${location.uri}:` : '';
    const place = startLine === undefined ? file : `${file}${startLine}:${startColumn}`;
    return `${place} ${message}`.trim();
  });
}

/** Titles of the changes that archfit itself writes out for what is found. */
export function titlesOfFixes({ check }) {
  return (check?.findings ?? []).flatMap(({ fixes = [] }) => fixes.map(({ title }) => title));
}
