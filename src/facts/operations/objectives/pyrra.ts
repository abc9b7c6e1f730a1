import type { ArtefactReader } from '../reader.js';
import { toNumber } from './decimal.js';
import { Fields } from './fields.js';
import { readMarks } from './marks.js';
import type { BurnAlerts, Indicator, Query } from './objective.js';
import { readLimit, readShare } from './share.js';
import { readSpan } from './span.js';

/** Objectives of Pyrra: `ServiceLevelObjective` of pyrra.dev. https://github.com/pyrra-dev/pyrra */
export const pyrraReader: ArtefactReader = {
  kind: 'objectives of Pyrra',
  read(document, artefacts, problems) {
    const fields = Fields.of(document, problems);
    const isOne =
      fields?.value['kind'] === 'ServiceLevelObjective' &&
      String(fields.value['apiVersion']).startsWith('pyrra.dev/');
    if (fields === undefined || !isOne) return undefined;
    const metadata = fields.mapping('metadata');
    const name = metadata?.text('name');
    const spec = fields.mapping('spec');
    if (name === undefined || spec === undefined) {
      fields.tell([], 'the objective has no name or no spec', 'Give it metadata.name and spec.');
      return 0;
    }
    const labels = metadata?.mapping('labels');
    const service = labels?.text('pyrra.dev/service', 'service', 'app.kubernetes.io/name', 'app');
    const objective = readShare(spec, 'target', 'percent');
    const written = spec.text('window');
    const seconds = written === undefined ? undefined : readSpan(written);
    const indicator = spec.mapping('indicator');
    const native = indicator?.mapping('latencyNative');
    const threshold = native && readLimit(native, 'latency');
    artefacts.slos.push({
      place: fields.place,
      format: 'Pyrra',
      name,
      ...readMarks(labels, metadata?.mapping('annotations')),
      ...(service !== undefined && { service }),
      ...(objective && { objective }),
      ...(written !== undefined && {
        window: {
          text: written,
          isCalendar: false,
          ...(seconds && { seconds: toNumber(seconds) }),
        },
      }),
      ...(threshold && { threshold }),
      ...(indicator && { indicator: readIndicator(indicator) }),
      burnAlerts: readAlerting(spec),
    });
    return 1;
  },
};

function readIndicator(indicator: Fields): Indicator {
  const ratio = indicator.mapping('ratio');
  const latency = indicator.mapping('latency');
  return {
    queries: [
      ...readMetric('bad', ratio?.mapping('errors')),
      ...readMetric('total', ratio?.mapping('total')),
      ...readMetric('good', latency?.mapping('success')),
      ...readMetric('total', latency?.mapping('total')),
      ...readMetric('total', indicator.mapping('latencyNative')?.mapping('total')),
      ...readMetric('value', indicator.mapping('bool_gauge', 'boolGauge')),
    ],
  };
}

/** A selector: Pyrra puts rates and windows around it. */
function readMetric(role: Query['role'], holder: Fields | undefined): readonly Query[] {
  const text = holder?.text('metric');
  if (holder === undefined || text === undefined) return [];
  const place = { document: holder.document, path: [...holder.path, 'metric'] };
  return [{ role, isPromQl: true, text, place }];
}

function readAlerting(spec: Fields): BurnAlerts {
  const alerting = spec.mapping('alerting');
  const isOff = alerting?.flag('disabled') === true || alerting?.flag('burnrates') === false;
  return isOff ? { kind: 'off', path: [...spec.path, 'alerting'] } : { kind: 'generated' };
}
