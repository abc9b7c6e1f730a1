import {
  type Check,
  type FailOn,
  type Finding,
  type FitnessReport,
  isAtOrAbove,
  type NotSelected,
  plural,
  type Problem,
} from '../report/index.js';
import { countFindings } from './count-findings.js';
import { describeNotJudged } from './describe-not-judged.js';
import { findingLines, placeLines, undecidedLines } from './finding-lines.js';
import { orderFindings } from '../report/wording/order-findings.js';
import { filePlace, place } from '../report/wording/place.js';
import type { Reporter } from './reporter.js';
import { visible } from '../report/wording/visible.js';
import { xmlElement as element, type XmlElement, xmlPieces, xmlText } from './xml.js';

type Result = 'passed' | 'failure' | 'error' | 'skipped';

interface TestCase {
  readonly result: Result;
  readonly node: XmlElement;
}

/**
 * JUnit XML: a suite for each domain and a case for each check. A case fails where the gate would close on it; what could
 * not be judged is an error. The time of a single check is not measured, so cases have none.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export const junit: Reporter<Iterable<string>> = function* (report) {
  const { checks, problems, notSelected, verdict } = report;
  const domains = [...new Set<string>(checks.map(({ domain }) => domain))];
  const suites = [
    ...domains.map((domain) => ({
      name: domain,
      cases: checks
        .filter((check) => check.domain === domain)
        .map((check) => checkCase(check, verdict.failOn)),
    })),
    { name: 'input', cases: problems.map(problemCase) },
    { name: 'not-selected', cases: notSelected.map(notSelectedCase) },
  ];
  const hasErrors = suites.some(({ cases }) => cases.some(({ result }) => result === 'error'));
  const all =
    verdict.gate === 'undecided' && !hasErrors
      ? [...suites, { name: 'verdict', cases: [undecidedGate(report)] }]
      : suites;
  const root = element(
    'testsuites',
    {
      name: 'archfit',
      ...count(all.flatMap(({ cases }) => cases)),
      time: (report.durationMs / 1000).toFixed(3),
      timestamp: report.evaluatedAt,
    },
    all
      .filter(({ cases }) => cases.length > 0)
      .map(({ name, cases }) =>
        element(
          'testsuite',
          { name, ...count(cases), timestamp: report.evaluatedAt },
          cases.map(({ node }) => node),
        ),
      ),
  );
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield* xmlPieces(root);
  yield '\n';
};

function count(cases: readonly TestCase[]) {
  const of = (wanted: Result) => cases.filter(({ result }) => result === wanted).length;
  return {
    tests: cases.length,
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
  };
}

function checkCase(check: Check, failOn: FailOn): TestCase {
  const { result, children } = judgeCase(check, failOn);
  const { unit, examined } = check.evidence;
  const notJudged = check.evidence.notJudged?.reduce((sum, sort) => sum + sort.count, 0);
  const properties = {
    ...{ outcome: check.outcome, severity: check.severity, examined, unit },
    ...(notJudged !== undefined && { notJudged }),
  };
  const first = orderFindings([check]).find(({ location }) => location !== undefined)?.location;
  const file = first && (filePlace(first)?.uri ?? first.uri);
  const node = element(
    'testcase',
    {
      classname: check.rule,
      name: visible(check.title),
      ...(file !== undefined && { file: visible(file) }),
    },
    [
      element(
        'properties',
        {},
        Object.entries(properties).map(([name, value]) => element('property', { name, value })),
      ),
      ...children,
    ],
  );
  return { result, node };
}

function judgeCase(
  check: Check,
  failOn: FailOn,
): { readonly result: Result; readonly children: readonly XmlElement[] } {
  const findings = orderFindings([check]);
  const unknown = describeNotJudged(check);
  const hasLines = findings.length > 0 || check.undecided.length > 0 || unknown !== undefined;
  const lines = { [Symbol.iterator]: () => caseLines(check, findings) };
  const output = hasLines ? [xmlText('system-out', {}, lines)] : [];
  const counts = countFindings(check);
  const blocking = findings.filter(
    ({ state, severity }) => state === 'new' && isAtOrAbove(severity, failOn),
  );
  if (check.outcome === 'error' || check.outcome === 'not-evaluated') {
    const first = check.undecided[0]?.message;
    const fallback = first === undefined ? 'could not be evaluated' : `cannot tell: ${first}`;
    const message = visible(check.message ?? fallback);
    const attributes = { message, type: check.outcome };
    const error = xmlText('error', attributes, hasLines ? lines : [message]);
    return { result: 'error', children: [error] };
  }
  const [worst] = blocking;
  if (worst !== undefined) {
    const message = `${plural(blocking.length, 'new finding')}: ${visible(worst.message)}`;
    const failure = xmlText('failure', { message, type: check.severity }, lines);
    return { result: 'failure', children: [failure] };
  }
  if (check.outcome === 'not-applicable') {
    const message = visible(check.message ?? 'not applicable');
    return { result: 'skipped', children: [element('skipped', { message }), ...output] };
  }
  const isSettled = check.outcome === 'pass' && check.findings.length > 0;
  return isSettled
    ? { result: 'skipped', children: [element('skipped', { message: counts }), ...output] }
    : { result: 'passed', children: output };
}

function* caseLines(check: Check, findings: readonly Finding[]): Generator<string> {
  for (const finding of findings) yield* findingLines(finding);
  for (const undecided of check.undecided) yield* undecidedLines(undecided);
  const unknown = describeNotJudged(check);
  if (unknown !== undefined) yield visible(unknown);
}

function problemCase({ code, message, hint, location }: Problem): TestCase {
  const where = location === undefined ? '' : `${place(location)}: `;
  const lines = [visible(message), ...placeLines(location), `  hint ${visible(hint)}`];
  const error = xmlText('error', { message: visible(message), type: code }, lines);
  const attributes = { classname: code, name: visible(`${where}${message}`) };
  return { result: 'error', node: element('testcase', attributes, [error]) };
}

function notSelectedCase({ rule, title, reason, missing, hint }: NotSelected): TestCase {
  const why = {
    off: 'off',
    'not-asked': 'not asked for',
    'input-missing': `needs ${missing ?? 'an input'}`,
  }[reason];
  const skipped = element('skipped', { message: visible(`${why}: ${hint}`) });
  const attributes = { classname: rule, name: visible(title) };
  return { result: 'skipped', node: element('testcase', attributes, [skipped]) };
}

/** A run that judged nothing would look like one that passed. */
function undecidedGate({ verdict }: FitnessReport): TestCase {
  const message = verdict.reasons.map(visible).join('; ');
  const error = xmlText('error', { message, type: 'undecided' }, [message]);
  const attributes = { classname: 'archfit', name: 'the gate is decided' };
  return { result: 'error', node: element('testcase', attributes, [error]) };
}
