import { isObject } from './is-object.js';

/** What was received that is no report, and what to pass instead. */
export interface ReceivedExplained {
  readonly what: string;
  readonly instead: string;
}

type Received = Readonly<Record<string, unknown>>;

const parse = "Parse it: JSON.parse(readFileSync('report.json', 'utf8')).";

/** Objects that a report is easily mistaken for, each by the members that only it has. */
const lookalikes: readonly (readonly [
  what: string,
  members: readonly string[],
  instead: string,
])[] = [
  ['a scorecard', ['levels', 'gate'], 'Pass the report that it was made of.'],
  ['a comparison of reports', ['base', 'head'], 'Pass one of the two reports.'],
  [
    'a connection budget',
    ['environments', 'verdict', 'tool'],
    'Pass what evaluate() resolves to: rules of the topic budget judge it.',
  ],
  [
    'a SARIF log',
    ['runs', 'version'],
    'SARIF holds a part of a report alone: pass what check --format json writes.',
  ],
  ['a check', ['rule', 'outcome', 'evidence'], 'Pass the report that it is in.'],
  ['a finding', ['rule', 'fingerprint', 'subject'], 'Pass the report that it is in.'],
  ['a verdict', ['gate', 'failOn', 'reasons'], 'Pass the report that it is in.'],
];

/** Tells what was received instead of a report. */
export function explainReceived(received: unknown): ReceivedExplained {
  if (typeof received === 'string') return explainText(received);
  if (typeof received === 'function') {
    return { what: 'a function', instead: 'Call it, and await what it returns.' };
  }
  if (!isObject(received)) {
    const isAbsent = received === undefined || received === null;
    const what = isAbsent ? String(received) : `a ${typeof received}`;
    return { what, instead: 'Pass what evaluate() resolves to.' };
  }
  if (typeof received['then'] === 'function') {
    const instead = 'Await the evaluation: expect(await evaluate([…])).';
    return { what: 'a promise', instead };
  }
  if (Array.isArray(received)) {
    const instead = 'Expect something of each, or of one report: mergeReports() joins several.';
    return { what: 'an array', instead };
  }
  if (ArrayBuffer.isView(received)) return { what: 'bytes', instead: parse };
  return explainObject(received);
}

function explainText(text: string): ReceivedExplained {
  return text.trimStart().startsWith('{')
    ? { what: 'a string of JSON', instead: 'Parse it: JSON.parse(text).' }
    : { what: 'a string', instead: `A report is an object. Where this names a file: ${parse}` };
}

function explainObject(received: Received): ReceivedExplained {
  const { schemaVersion: version } = received;
  if (isObject(received['report'])) {
    return { what: 'an object with a report in it', instead: 'Pass its member report.' };
  }
  const known = lookalikes.find(([, members]) => members.every((name) => name in received));
  if (known !== undefined && !('checks' in received)) return { what: known[0], instead: known[2] };
  if (version === undefined) {
    return {
      what: 'an object that is no report',
      instead: 'Pass what evaluate() resolves to.',
    };
  }
  if (version !== 1) {
    return {
      what: `an object of schema version ${JSON.stringify(version)} that is no report of version 1`,
      instead: 'Another version of archfit wrote it: judge again with this one.',
    };
  }
  const lists = ['checks', 'notSelected', 'problems'].filter(
    (name) => !Array.isArray(received[name]),
  );
  const missing = [...lists, ...(isObject(received['verdict']) ? [] : ['verdict'])];
  return {
    what: `an object of schema version 1 that is no report of version 1: it lacks ${missing.join(', ')}`,
    instead: 'Pass the whole report.',
  };
}
