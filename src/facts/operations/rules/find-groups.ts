import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument } from '../document.js';

/** A list of groups, and where it stands. */
export interface FoundGroups {
  readonly groups: readonly unknown[];
  readonly path: DocumentPath;
}

/** Objects whose `spec.groups` are rules: of Prometheus, of Google's managed one, of VictoriaMetrics and of Loki. */
const kinds = [
  'PrometheusRule',
  'Rules',
  'ClusterRules',
  'GlobalRules',
  'VMRule',
  'AlertingRule',
  'RecordingRule',
];

const groups =
  /(?:^|\.)(?:monitoring\.(?:coreos|rhobs|googleapis)\.com|operator\.victoriametrics\.com|loki\.grafana\.com|monitoring\.rhobs)\//;

/**
 * Finds groups of rules: those of a file of Prometheus, Thanos, Mimir or Loki, of an object of Kubernetes, and of the values of the usual
 * charts.
 */
export function findGroups({ value, object }: OperationsDocument): readonly FoundGroups[] {
  if (!isRecord(value)) return [];
  if (object !== undefined && kinds.includes(object.kind) && groups.test(object.apiVersion)) {
    const { spec } = value;
    const found = isRecord(spec) ? spec['groups'] : undefined;
    return Array.isArray(found) ? [{ groups: found, path: ['spec', 'groups'] }] : [];
  }
  return holdersOf(value).flatMap(([holder, path]) => {
    const found = isRecord(holder) ? holder['groups'] : undefined;
    return Array.isArray(found) && found.some(isGroup)
      ? [{ groups: found, path: [...path, 'groups'] }]
      : [];
  });
}

/** The document itself, and what charts call `serverFiles` and `additionalPrometheusRules`. */
function holdersOf(
  value: Readonly<Record<string, unknown>>,
): readonly (readonly [unknown, DocumentPath])[] {
  const charts = [
    'serverFiles',
    'ruleFiles',
    'additionalPrometheusRulesMap',
    'additionalPrometheusRules',
  ];
  const within = charts.flatMap((key) =>
    Object.entries(isList(value[key]) ? value[key] : {}).map(
      ([name, holder]) => [holder, [key, Array.isArray(value[key]) ? Number(name) : name]] as const,
    ),
  );
  return [[value, []], ...within];
}

function isList(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Many a file has groups of something. */
function isGroup(group: unknown): boolean {
  if (!isRecord(group) || !Array.isArray(group['rules'])) return false;
  return group['rules'].some(
    (rule: unknown) =>
      isRecord(rule) && ('alert' in rule || 'record' in rule || 'expr' in rule || isManaged(rule)),
  );
}

/** Whether Grafana evaluates it. */
export function isManaged(rule: Readonly<Record<string, unknown>>): boolean {
  return typeof rule['title'] === 'string' && Array.isArray(rule['data']);
}
