import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { Place } from '../document.js';
import { LabelValues } from './label-values.js';
import type { MetricLabel } from './metric.js';

/** What is wrong in a contract, and where below its metric. */
export interface LabelFault {
  readonly path: DocumentPath;
  readonly message: string;
}

/**
 * Reads the labels of a metric: a list of names, a list of mappings with `name`, or a mapping by name.
 *
 * @returns undefined where the metric says nothing about labels
 */
export function readContractLabels(
  value: unknown,
  metric: Place,
  tell: (fault: LabelFault) => void,
): readonly MetricLabel[] | undefined {
  if (value === undefined || value === null) return undefined;
  const labels: MetricLabel[] = [];
  for (const { name, said, path } of entriesOf(value)) {
    if (typeof name !== 'string' || !/^[^\s"{}=]+$/.test(name)) {
      tell({ path, message: 'a label has no name that queries could use' });
      continue;
    }
    const label = readLabel(name, said, { ...metric, path: [...metric.path, ...path] });
    if (typeof label === 'string') tell({ path, message: label });
    else labels.push(label);
  }
  return labels;
}

interface Entry {
  readonly name: unknown;
  readonly said: unknown;
  readonly path: DocumentPath;
}

function entriesOf(value: unknown): readonly Entry[] {
  if (isRecord(value)) {
    return Object.entries(value).map(([name, said]) => ({ name, said, path: ['labels', name] }));
  }
  if (!Array.isArray(value)) return [{ name: undefined, said: undefined, path: ['labels'] }];
  return value.map((each: unknown, index) => ({
    name: isRecord(each) ? each['name'] : each,
    said: isRecord(each) ? each : undefined,
    path: ['labels', index],
  }));
}

/** @returns what is wrong with it, as a clause, where it says nothing that is known */
function readLabel(name: string, said: unknown, place: Place): MetricLabel | string {
  const label = { place, name, distinct: 0, raw: [] };
  if (said === undefined || said === null) return { ...label, values: 'unsaid' };
  if (said === 'unbounded' || said === 'template') return { ...label, values: said };
  if (Array.isArray(said)) return readListed(name, said, place);
  if (!isRecord(said)) return `the label ${name} is neither a list of values nor a mapping`;
  const { values, template, unbounded } = said;
  if (unbounded === true || values === 'unbounded') return { ...label, values: 'unbounded' };
  if (template === true) return { ...label, values: 'template' };
  if (values !== undefined && !Array.isArray(values)) {
    return `the values of the label ${name} are no list`;
  }
  return values === undefined ? { ...label, values: 'unsaid' } : readListed(name, values, place);
}

function readListed(name: string, list: readonly unknown[], place: Place): MetricLabel | string {
  const values = new LabelValues(0);
  for (const value of list) {
    if (typeof value === 'object' && value !== null)
      return `a value of the label ${name} is no text`;
    values.add(String(value));
  }
  return { place, name, values: 'listed', distinct: values.distinct, raw: values.raw };
}
