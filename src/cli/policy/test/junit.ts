import type { ExampleResult } from '../../../policy/authoring/index.js';
import type { TestResult } from '../../../policy/opa/index.js';
import { type XmlElement, xmlElement, xmlPieces, xmlText } from '../../../reporters/xml.js';
import { failedCases } from './failed-cases.js';
import type { TestOutcome } from './render-tests.js';

/** Tests and examples as CI servers read them: a suite a file of tests, and one a rule with examples. */
export function junitOf({ tests, examples }: TestOutcome): string {
  const suites = new Map<string, XmlElement[]>();
  const add = (suite: string, element: XmlElement): void => {
    const known = suites.get(suite);
    if (known) known.push(element);
    else suites.set(suite, [element]);
  };
  for (const test of tests) add(test.location.file, testCase(test));
  for (const example of examples) add(example.rule, exampleCase(example));
  const root = xmlElement(
    'testsuites',
    { name: 'archfit policy test' },
    [...suites].map(([name, cases]) =>
      xmlElement('testsuite', { name, tests: cases.length }, cases),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${[...xmlPieces(root)].join('')}\n`;
}

function testCase(test: TestResult): XmlElement {
  const { name, package: classname, outcome, error, cases, output, location, durationMs } = test;
  const time = (durationMs / 1000).toFixed(3);
  const message = error?.message ?? 'the test failed';
  const place = `${location.file}:${location.row}:${location.col}`;
  const lines = [place, ...failedCases(cases), ...output.split('\n')].filter((line) => line !== '');
  const inner = {
    pass: [],
    skip: [xmlElement('skipped', {})],
    fail: [xmlText('failure', { message }, lines)],
    error: [xmlText('error', { message }, lines)],
  }[outcome];
  return xmlElement('testcase', { classname, name, time }, inner);
}

function exampleCase({ rule, file, reason }: ExampleResult): XmlElement {
  const inner = reason === undefined ? [] : [xmlText('failure', { message: reason }, [file])];
  return xmlElement('testcase', { classname: rule, name: file }, inner);
}
