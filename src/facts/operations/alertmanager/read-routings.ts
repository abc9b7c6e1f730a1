import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import type { DocumentPath } from '../../../source/document-path.js';
import type { Place } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import { readReceivers } from './read-receivers.js';
import { readRoute, type RouteReading } from './read-route.js';
import type { Route } from './routing.js';

/**
 * Reads who is told of alerts: `route` and `receivers` of a file of Alertmanager, of a Secret that holds one, of the values of a chart, or
 * of an `AlertmanagerConfig`.
 */
export const routingReader: ArtefactReader = {
  kind: 'routes of alerts',
  read: (document, artefacts, problems) => {
    const found = findConfiguration(document.value, document.object?.kind);
    if (found === undefined) return undefined;
    const { configuration, path } = found;
    const place: Place = { document, path };
    const receivers = readReceivers(place, configuration['receivers'], problems);
    const reading: RouteReading = { place: below(place, 'route'), receivers, problems };
    if (!isRecord(configuration['route'])) {
      problems.push(
        artefactProblem(
          document,
          path,
          'the configuration of Alertmanager has no route',
          'Give it a route with a receiver: Alertmanager does not start without one.',
        ),
      );
      return 0;
    }
    const root = readRoute(reading, configuration['route'], undefined);
    const isPart = document.object?.kind === 'AlertmanagerConfig';
    if (!isPart) tellRoot(reading, root);
    artefacts.routings.push({
      place,
      root,
      receivers,
      ...(isPart && { namespace: document.object.namespace }),
    });
    return 1;
  },
};

interface Found {
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly path: DocumentPath;
}

function findConfiguration(value: unknown, kind: string | undefined): Found | undefined {
  if (!isRecord(value)) return undefined;
  if (kind === 'AlertmanagerConfig') {
    return isRecord(value['spec']) ? { configuration: value['spec'], path: ['spec'] } : undefined;
  }
  // The values of charts: `alertmanager.config`; `kube-prometheus-stack.alertmanager.config`.
  for (const path of [
    [],
    ['alertmanager', 'config'],
    ['kube-prometheus-stack', 'alertmanager', 'config'],
  ]) {
    let found: unknown = value;
    for (const key of path) found = isRecord(found) ? found[key] : undefined;
    if (!isRecord(found) || !Array.isArray(found['receivers'])) continue;
    const isMeant = isRecord(found['route']) || found['receivers'].some(isReceiver);
    if (isMeant) return { configuration: found, path };
  }
  return undefined;
}

/** The collector of OpenTelemetry, and others, have receivers, too. */
function isReceiver(receiver: unknown): boolean {
  return isRecord(receiver) && Object.keys(receiver).some((key) => key.endsWith('_configs'));
}

/** What Alertmanager refuses. */
function tellRoot({ place, problems }: RouteReading, { receiver, matchers }: Route): void {
  const { document, path } = place;
  if (receiver === undefined) {
    problems.push(
      artefactProblem(
        document,
        path,
        'the first route has no receiver',
        'Name who is told of what no other route takes.',
      ),
    );
  }
  if (matchers.length > 0) {
    problems.push(
      artefactProblem(
        document,
        path,
        'the first route has matchers',
        'Leave them out: it takes every alert, and Alertmanager does not start with them.',
      ),
    );
  }
}

function below({ document, path }: Place, ...keys: DocumentPath): Place {
  return { document, path: [...path, ...keys] };
}
