import type { Fields } from './fields.js';
import type { ObjectiveKind, ServiceObjective } from './objective.js';

/** What our own format has keys for, and the others labels: `journey`, or `example.com/journey`. */
export type Marks = Pick<
  ServiceObjective,
  'flow' | 'isCritical' | 'journey' | 'kind' | 'operation' | 'owner' | 'readModel'
>;

const kinds: readonly ObjectiveKind[] = ['availability', 'latency', 'freshness', 'other'];

/** Reads what labels and annotations say of an objective; the first that says something counts. */
export function readMarks(...sources: readonly (Fields | undefined)[]): Marks {
  const marks = new Map<string, string>();
  for (const source of sources) {
    for (const [key, value] of Object.entries(source?.value ?? {})) {
      const name = key.replace(/^.*\//, '').toLowerCase().replaceAll(/[-_]/g, '');
      // A label of OpenSLO may have several values.
      const first: unknown = Array.isArray(value) ? value[0] : value;
      const isSaid = typeof first === 'string' || typeof first === 'boolean';
      if (isSaid && !marks.has(name)) marks.set(name, String(first));
    }
  }
  const kind = kinds.find((each) => each === (marks.get('slokind') ?? marks.get('kind')));
  const isCritical = criticalOf(marks);
  const journey = marks.get('journey');
  const operation = marks.get('operation');
  const owner = marks.get('owner') ?? marks.get('team');
  const readModel = marks.get('readmodel');
  const flow = marks.get('flow');
  return {
    ...(journey !== undefined && { journey }),
    ...(operation !== undefined && { operation }),
    ...(owner !== undefined && { owner }),
    ...(readModel !== undefined && { readModel }),
    ...(flow !== undefined && { flow }),
    ...(kind && { kind }),
    ...(isCritical !== undefined && { isCritical }),
  };
}

function criticalOf(marks: ReadonlyMap<string, string>): boolean | undefined {
  const said = marks.get('critical');
  if (said !== undefined) return said === 'true';
  const criticality = marks.get('criticality');
  return criticality === undefined ? undefined : criticality === 'critical';
}
