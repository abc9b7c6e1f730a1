import { readFileSync } from 'node:fs';
import {
  classifyLogCarrier,
  classifyName,
  type NamedValue,
} from '../../../src/facts/classification/names/index.js';
import { corpus } from '../corpora.js';

function labels(...path: readonly string[]): string {
  return corpus('events', 'labels', ...path);
}

function readLines(...path: readonly string[]): readonly string[] {
  return readFileSync(labels(...path), 'utf8')
    .split('\n')
    .filter(Boolean);
}

function readRows(...path: readonly string[]): readonly unknown[] {
  return readLines(...path).map((line): unknown => JSON.parse(line));
}

/** Whether a name is taken for personal or secret: what stands for somebody and what may be anything does not count, nor do files. */
export function isSensitive(value: NamedValue): boolean {
  const verdict = classifyName(value);
  if (verdict === undefined || verdict.confidence === 'low') return false;
  return verdict.level !== 'internal' && !verdict.categories.includes('content');
}

/** One labelled name; `isPositive` is absent where it does not count. */
export interface LabelledName {
  readonly group: string;
  readonly name: string;
  readonly value: NamedValue;
  readonly isPositive: boolean | undefined;
}

/** How many of the names that were taken for sensitive are, and how many of those that are were. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export function scoreOf(names: readonly LabelledName[]): Score {
  const counted = names.filter(({ isPositive }) => isPositive !== undefined);
  const taken = counted.filter(({ value }) => isSensitive(value));
  const positive = counted.filter(({ isPositive }) => isPositive === true);
  const right = taken.filter(({ isPositive }) => isPositive === true);
  return {
    precision: right.length / taken.length,
    recall: right.length / positive.length,
    wrong: taken.filter(({ isPositive }) => isPositive === false).map(({ name }) => name),
    missed: positive.filter((each) => !right.includes(each)).map(({ name }) => name),
  };
}

/** The mean of the scores of groups; a group that has none in one of them does not count there. */
export function meanOf(names: readonly LabelledName[]): Pick<Score, 'precision' | 'recall'> {
  const groups = [...new Set(names.map(({ group }) => group))];
  const scores = groups.map((group) => scoreOf(names.filter((each) => each.group === group)));
  const mean = (of: 'precision' | 'recall') => {
    const values = scores.map((score) => score[of]).filter((value) => !Number.isNaN(value));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return { precision: mean('precision'), recall: mean('recall') };
}

/**
 * Kinds of personal data that a name tells: who somebody is, and how to reach them. What is left out says less: ids of platforms, money,
 * coarse places and languages, wishes, companies.
 */
const direct =
  /^user\.(?:name|contact|government_id|demographic|authorization|biometric|account|content|job_title|device|credentials|health_and_medical|financial\.(?:bank_account|credit_card))\b(?!\.organization)/;

/** Fields of the vendors' programming interfaces; `isClean` leaves out labels that look wrong. */
export function fidesNames({ isClean }: { readonly isClean: boolean }): readonly LabelledName[] {
  interface Row {
    vendor: string;
    path: string;
    name: string;
    type: string | null;
    label: string;
  }
  const suspect = new Set(
    (readRows('fides', 'suspect.jsonl') as readonly Row[]).map(
      ({ vendor, path }) => `${vendor} ${path}`,
    ),
  );
  const rows = readRows('fides', 'fields.jsonl') as readonly Row[];
  const names = gather(rows, ({ vendor, path, name }) => [`${vendor} ${holderOf(path)}`, name]);
  return rows
    .filter(({ vendor, path }) => !isClean || !suspect.has(`${vendor} ${path}`))
    .map(({ vendor, path, name, type, label }) => ({
      group: vendor,
      name: `${vendor}:${path}`,
      value: {
        name,
        types: type === null ? [] : [type],
        containers: [holderOf(path)],
        siblings: names.get(`${vendor} ${holderOf(path)}`) ?? [],
      },
      isPositive: direct.test(label) ? true : label.startsWith('user') ? undefined : false,
    }));
}

/** The names that stand together, by what holds them. */
function gather<Row>(
  rows: readonly Row[],
  entryOf: (row: Row) => readonly [holder: string, name: string],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const row of rows) {
    const [holder, name] = entryOf(row);
    const known = names.get(holder);
    if (known === undefined) names.set(holder, [name]);
    else known.push(name);
  }
  return names;
}

function holderOf(path: string): string {
  return path.split('.').slice(0, -1).join('.');
}

/** Columns of public tables that hold something; their siblings are the columns of the table where `isTable`. */
export function tableNames({ isTable }: { readonly isTable: boolean }): readonly LabelledName[] {
  interface Row {
    table: string;
    column: string;
    pii: string;
    filled: number;
  }
  const rows = readRows('gittables.jsonl') as readonly Row[];
  const names = gather(rows, ({ table, column }) => [table, column]);
  const uncounted = new Set([
    'GENERIC_ID',
    'ORGANIZATION_NAME',
    'URL',
    'SPOKEN_LANGUAGE',
    'OCCUPATION',
  ]);
  return rows
    .filter(({ filled }) => filled > 0)
    .map(({ table, column, pii }) => ({
      group: table,
      name: `${table}:${column}`,
      value: { name: column, ...(isTable && { siblings: names.get(table) ?? [] }) },
      isPositive: uncounted.has(pii) ? undefined : pii !== 'None',
    }));
}

/** Names that are taken for sensitive and must not be; in lists a dot stands between container and field. */
export function trapsTaken(file: string): readonly string[] {
  return readLines(file)
    .map((line) => line.split('\t')[0] ?? '')
    .filter((name) => name !== 'name' && isSensitive(toValue(name)));
}

/** Attributes of log lines that are kept out, by what their owners do to them. */
export function scrubbed(): Readonly<Record<string, { denied: string[]; kept: string[] }>> {
  const found: Record<string, { denied: string[]; kept: string[] }> = {};
  interface Row {
    attribute: string;
    scrubbing: string;
  }
  for (const { attribute, scrubbing } of readRows('sentry-attributes.jsonl') as readonly Row[]) {
    const value = toValue(attribute.replace(/\.<key>$/, ''));
    const isDenied = classifyLogCarrier(value)?.confidence === 'high' || isSensitive(value);
    const sorted = (found[scrubbing] ??= { denied: [], kept: [] });
    (isDenied ? sorted.denied : sorted.kept).push(attribute);
  }
  return found;
}

function toValue(path: string): NamedValue {
  const [name = '', ...containers] = path.split('.').reverse();
  return { name, containers };
}
