import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector';
import { asObject } from '../untrusted.js';

/** Which labels an object has to have, as Kubernetes reads a selector. */
export type LabelSelector =
  | { readonly kind: 'everything' }
  | { readonly kind: 'nothing' }
  /** Something stands there that the cluster would refuse. */
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'labels';
      readonly labels: Readonly<Record<string, string>>;
      readonly expressions: readonly LabelExpression[];
      /** As kubectl writes it: `app=web,tier in (back,front)`. */
      readonly text: string;
    };

export interface LabelExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** The part of a selector that is not written as a map of labels. */
type Terms = Extract<LabelSelector, { readonly kind: 'labels' }>;

/**
 * Reads a selector with `matchLabels` and `matchExpressions`.
 *
 * @param empty - what one without any condition selects; nothing for a PodDisruptionBudget of `policy/v1beta1`
 * @param absent - what it means that there is none
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function readLabelSelector(
  value: unknown,
  empty: 'everything' | 'nothing',
  absent: 'everything' | 'nothing',
): LabelSelector {
  if (value === undefined || value === null) return { kind: absent };
  if (typeof value !== 'object' || Array.isArray(value)) return { kind: 'unreadable' };
  const { matchLabels, matchExpressions, ...others } = asObject<ILabelSelector>(value);
  // Labels without `matchLabels` above them would else be a selector that is empty, and select everything.
  if (Object.keys(others).length > 0) return { kind: 'unreadable' };
  const labels = readLabels(matchLabels);
  const expressions = readExpressions(matchExpressions);
  if (labels === undefined || expressions === undefined) return { kind: 'unreadable' };
  return createSelector(labels, expressions, empty);
}

/** Reads the selector of a Service or a ReplicationController, which is a map of labels. An empty one counts as none. */
export function readLabelMap(value: unknown): LabelSelector {
  const labels = readLabels(value);
  return labels === undefined ? { kind: 'unreadable' } : createSelector(labels, [], 'nothing');
}

/** Whether a selector selects what has these labels. What cannot be read is taken to select nothing. */
export function selectsLabels(
  selector: LabelSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  if (selector.kind === 'everything') return true;
  if (selector.kind !== 'labels') return false;
  return (
    Object.entries(selector.labels).every(([key, value]) => labelOf(labels, key) === value) &&
    selector.expressions.every((expression) => holds(expression, labelOf(labels, expression.key)))
  );
}

function createSelector(
  labels: Terms['labels'],
  expressions: Terms['expressions'],
  empty: 'everything' | 'nothing',
): LabelSelector {
  const terms = [
    ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    ...expressions.map(describeExpression),
  ];
  if (terms.length === 0) return { kind: empty };
  return { kind: 'labels', labels, expressions, text: terms.join(',') };
}

function describeExpression({ key, operator, values }: LabelExpression): string {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`;
  }
}

/** A key that is absent is not in any list: `NotIn` holds for it. */
function holds({ operator, values }: LabelExpression, label: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
  }
}

/** Labels are a map of whoever wrote the manifest: `constructor` is no label that every object has. */
function labelOf(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function readLabels(value: unknown): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined;
}

function readExpressions(value: unknown): readonly LabelExpression[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const expressions = value.map(readExpression);
  return expressions.every((expression) => expression !== undefined) ? expressions : undefined;
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

function readExpression(value: unknown): LabelExpression | undefined {
  const { key, operator: name, values } = asObject<LabelExpression>(value);
  const operator = operators.find((known) => known === name);
  if (typeof key !== 'string' || operator === undefined) return undefined;
  const list = values ?? [];
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) return undefined;
  const needsValues = operator === 'In' || operator === 'NotIn';
  if (list.length > 0 !== needsValues) return undefined;
  return { key, operator, values: list };
}
