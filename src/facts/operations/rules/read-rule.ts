import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import type { OperationsDocument } from '../document.js';
import { readDuration } from '../promql/index.js';
import { isManaged } from './find-groups.js';
import { readAsked } from './read-asked.js';
import { isUnrendered, readLabels } from './read-labels.js';
import type { AlertRule, RecordingRule } from './rule.js';

/** A rule that is read, and what its group says of it. */
export interface RuleReading {
  readonly document: OperationsDocument;
  readonly path: DocumentPath;
  readonly problems: Problem[];
  readonly group: string;
  /** Of the group; the rule's own go before them. */
  readonly labels: ReadonlyMap<string, string>;
}

export type ReadRule =
  | { readonly kind: 'alert'; readonly rule: AlertRule }
  | { readonly kind: 'recording'; readonly rule: RecordingRule };

/** @returns undefined where nothing can be said of it; that is a problem */
export function readRule(reading: RuleReading, rule: unknown): ReadRule | undefined {
  const { document, path } = reading;
  if (!isRecord(rule)) {
    tell(reading, [], 'the rule is no mapping', 'Write alert or record, and expr.');
    return undefined;
  }
  const key = isManaged(rule) ? 'title' : 'record' in rule ? 'record' : 'alert';
  const name = rule[key];
  if (typeof name !== 'string' || name === '') {
    tell(
      reading,
      [],
      'the rule says neither alert nor record',
      'Name what it alerts of, or what it records.',
    );
    return undefined;
  }
  if (key === 'record' && 'alert' in rule) {
    tell(reading, [], `the rule ${name} says both alert and record`, 'Make two rules of it.');
    return undefined;
  }
  const common = {
    place: { document, path },
    name,
    group: reading.group,
    ...readAsked(reading, rule, name),
    labels: new Map([
      ...reading.labels,
      ...readLabels(document, [...path, 'labels'], rule['labels'], reading.problems),
    ]),
  };
  tellUnrendered(reading, 'labels', common.labels, name);
  if (key === 'record') return { kind: 'recording', rule: common };
  const forSeconds = readFor(reading, rule['for'], name);
  const annotations = readLabels(
    document,
    [...path, 'annotations'],
    rule['annotations'],
    reading.problems,
  );
  tellUnrendered(reading, 'annotations', annotations, name);
  return {
    kind: 'alert',
    rule: { ...common, annotations, ...(forSeconds !== undefined && { forSeconds }) },
  };
}

function readFor(reading: RuleReading, written: unknown, name: string): number | undefined {
  if (written === undefined || written === null) return undefined;
  const text = typeof written === 'string' ? written : '';
  const seconds = written === 0 || text === '0' ? 0 : readDuration(text);
  if (seconds === undefined) {
    tell(
      reading,
      ['for'],
      `for of the alert ${name} is no duration`,
      'Write a duration such as 5m.',
    );
  }
  return seconds;
}

function tellUnrendered(
  reading: RuleReading,
  what: string,
  labels: ReadonlyMap<string, string>,
  name: string,
): void {
  for (const [label, text] of labels) {
    if (!isUnrendered(text)) continue;
    reading.problems.push({
      ...artefactProblem(
        reading.document,
        [...reading.path, what, label],
        `${what}.${label} of ${name} has braces of Helm left in it`,
        'Render the chart, and give what it renders.',
      ),
      code: 'template-unrendered',
    });
  }
}

function tell(
  { document, path, problems }: RuleReading,
  below: DocumentPath,
  message: string,
  hint: string,
): void {
  problems.push(artefactProblem(document, [...path, ...below], message, hint));
}
