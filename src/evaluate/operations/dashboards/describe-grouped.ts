import type { Artefacts } from '../../../facts/operations/index.js';
import type { Expression } from '../../../facts/operations/promql/index.js';
import type { GroupedFacts } from './dashboards-facts.js';
import { keyOfLabel } from '../metrics/describe-metrics.js';
import type { Describing } from '../describer.js';
import { identifyAlerts, identifyRecordings, readableOf } from '../alerts/identify-rules.js';
import { keepsLabel, readsOf } from './reads-of.js';

/** By which labels rules group what they give: of a rule that groups twice those that are left in the end. */
export function describeGrouped(
  { alertRules, recordingRules }: Pick<Artefacts, 'alertRules' | 'recordingRules'>,
  { note }: Pick<Describing, 'note'>,
): Record<string, GroupedFacts> {
  const rules = [
    ...readableOf(identifyAlerts(alertRules, { note })).map(({ id, name, expression }) => ({
      id,
      name: `the alert ${name}`,
      expression,
    })),
    ...readableOf(identifyRecordings(recordingRules, { note })).map(({ id, name, expression }) => ({
      id,
      name: `the recording rule ${name}`,
      expression,
    })),
  ];
  return Object.fromEntries(
    rules.flatMap(({ id, name, expression }) => {
      const labels = labelsOf(expression).map((label) => ({ name: label, key: keyOfLabel(label) }));
      return labels.length === 0 ? [] : [[id, { id, name, labels }]];
    }),
  );
}

function labelsOf(expression: Expression): readonly string[] {
  const kept = readsOf(expression).flatMap((read) =>
    read.groupings
      .flatMap((grouping) => (grouping?.kind === 'by' ? grouping.labels : []))
      .filter((label) => keepsLabel(read, label)),
  );
  return [...new Set(kept)];
}
