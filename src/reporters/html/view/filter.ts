import { type Entry, entryStates } from './entry.js';
import { severities } from '../../../report/severity.js';

/** What of the list is shown. Nothing chosen of a property is everything. */
export interface Filter {
  readonly state: readonly string[];
  readonly severity: readonly string[];
  readonly rule: readonly string[];
  readonly owner: readonly string[];
  readonly environment: readonly string[];
  /** Words, each of which has to be somewhere in the entry. */
  readonly text: string;
}

/** Properties of which values are chosen. */
export const filteredProperties = ['state', 'severity', 'rule', 'owner', 'environment'] as const;

export type FilteredProperty = (typeof filteredProperties)[number];

/** In the order in which a person reads them, where they have one. */
export const orderedValues: Readonly<Partial<Record<FilteredProperty, readonly string[]>>> = {
  state: entryStates,
  severity: severities,
};

/** Shows everything. */
export const noFilter: Filter = {
  state: [],
  severity: [],
  rule: [],
  owner: [],
  environment: [],
  text: '',
};

export function isEmptyFilter(filter: Filter): boolean {
  return writeFilter(filter) === '';
}

/** The filter as it stands in an address: `severity=high&severity=critical&text=replicas`; empty where it shows everything. */
export function writeFilter(filter: Filter): string {
  const parameters = new URLSearchParams();
  for (const property of filteredProperties) {
    for (const value of filter[property]) parameters.append(property, value);
  }
  if (filter.text.trim() !== '') parameters.append('text', filter.text.trim());
  return parameters.toString();
}

/** Reads what {@link writeFilter} wrote; undefined where that is no filter but the name of a place in the page. */
export function readFilter(written: string): Filter | undefined {
  const parameters = new URLSearchParams(written);
  const names = [...parameters.keys()];
  const known: readonly string[] = [...filteredProperties, 'text'];
  if (names.length === 0 || !names.every((name) => known.includes(name))) return undefined;
  if (!written.includes('=')) return undefined;
  const chosen = (property: FilteredProperty) => [...new Set(parameters.getAll(property))];
  return {
    state: chosen('state'),
    severity: chosen('severity'),
    rule: chosen('rule'),
    owner: chosen('owner'),
    environment: chosen('environment'),
    text: parameters.getAll('text').join(' '),
  };
}

/** Tells of each entry whether the filter shows it. */
export function compileFilter(filter: Filter): (entry: Entry) => boolean {
  const chosen = filteredProperties
    .map((property) => ({ property, values: new Set(filter[property]) }))
    .filter(({ values }) => values.size > 0);
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (entry) =>
    chosen.every(({ property, values }) => values.has(entry[property] ?? '')) &&
    (words.length === 0 || hasWords(entry, words));
}

function hasWords(entry: Entry, words: readonly string[]): boolean {
  const { rule, message, subject, path, place, owner, environment, fingerprint, severity } = entry;
  const said = [rule, message, subject, path, place?.text, place?.template, owner, environment]
    .concat(
      fingerprint,
      severity,
      entry.remarks?.map(({ text }) => text),
    )
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
  return words.every((word) => said.includes(word));
}
