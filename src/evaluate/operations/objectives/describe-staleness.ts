import { secondsOf } from '../../../facts/catalog/seconds-of.js';
import type { Artefacts } from '../../../facts/operations/index.js';
import { toNumber } from '../../../facts/operations/objectives/index.js';
import type { AlertRule } from '../../../facts/operations/rules/index.js';
import type { DescribeArtefacts } from '../describer.js';
import { identifyAlerts, readableOf, type ReadIdentifiedRule } from '../alerts/identify-rules.js';
import { agesOf } from './ages-of.js';
import { type IdentifiedSlo, identifySlos } from './identify-slos.js';
import { readIndicatorOf } from './read-indicator.js';
import type { StalenessFacts } from './staleness-facts.js';

/** How the age of each read model of the catalog is watched. */
export const describeStaleness: DescribeArtefacts = (artefacts, describing) => {
  const known: Known = {
    objectives: identifySlos(artefacts.slos, describing),
    alerts: readableOf(identifyAlerts(artefacts.alertRules, describing)),
  };
  const services = Object.entries(describing.catalog?.services ?? {});
  const models = services.flatMap(([service, entry]) =>
    Object.entries(entry?.readModels ?? {}).map(([name, model]) =>
      describeModel({ service, name }, model?.maxStaleness, artefacts, known),
    ),
  );
  return { staleness: Object.fromEntries(models.map((model) => [model.id, model])) };
};

/** A read model, by its name and that of its service. */
export interface ModelName {
  readonly service: string;
  readonly name: string;
}

/** Identified once, however many read models there are. */
interface Known {
  readonly objectives: readonly IdentifiedSlo[];
  readonly alerts: readonly ReadIdentifiedRule<AlertRule>[];
}

function describeModel(
  model: ModelName,
  maxStaleness: number | string | undefined,
  artefacts: Artefacts,
  known: Known,
): StalenessFacts {
  const { service, name } = model;
  const objectives = known.objectives
    .filter(({ slo }) => slo.readModel === name && (slo.service ?? service) === service)
    .map((identified) => ({
      ...identified,
      indicator: readIndicatorOf(identified, artefacts, []),
    }));
  const metrics = new Set(objectives.flatMap(({ indicator }) => indicator?.facts.metrics ?? []));
  const alerts = known.alerts.flatMap((alert) =>
    agesOf(alert, model, metrics).map((age) => ({ ...age, alert })),
  );
  return {
    // As the catalog is described.
    id: `read model ${service}/${name}`,
    display: `${name} of ${service}`,
    ...(maxStaleness !== undefined && { maxSeconds: secondsOf(maxStaleness) }),
    isMeasured:
      alerts.length > 0 ||
      objectives.some(
        ({ indicator }) =>
          (indicator?.queries.length ?? 0) > 0 || indicator?.facts.isElsewhere === true,
      ),
    limits: [
      ...objectives.flatMap(({ id, display, slo }) =>
        slo.threshold?.value
          ? [
              {
                subject: id,
                name: display,
                from: 'objective' as const,
                seconds: toNumber(slo.threshold.value),
              },
            ]
          : [],
      ),
      ...alerts.flatMap(({ seconds, alert }) =>
        seconds === undefined
          ? []
          : [{ subject: alert.id, name: alert.name, from: 'alert' as const, seconds }],
      ),
    ],
    hasRules: artefacts.alertRules.length > 0,
    unclear: alerts.flatMap(({ seconds, alert }) => (seconds === undefined ? [alert.name] : [])),
  };
}
