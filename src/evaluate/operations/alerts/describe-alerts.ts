import {
  type AlertRoute,
  routeAlert,
  type Routing,
} from '../../../facts/operations/alertmanager/index.js';
import {
  aggregatedSeries,
  errorSharesOf,
  latenciesOf,
  namedServices,
  Recordings,
  servicesOf,
} from '../../../facts/operations/measures/index.js';
import type { Expression } from '../../../facts/operations/promql/index.js';
import type { AlertRule, RecordingRule } from '../../../facts/operations/rules/index.js';
import type { AlertFacts, AlertReceiverFacts } from './alert-facts.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import { describeExpression, functionsOf } from './describe-expression.js';
import { describeAlertLinks } from './describe-alert-links.js';
import { describeRoutings } from './describe-routings.js';
import { identifyRecordings, identifyRules, type IdentifiedRule } from './identify-rules.js';

/** What rules read of alerts, of what they are made of, and of who is told. */
export const describeAlerts: DescribeArtefacts = (artefacts, describing) => {
  const { alertRules, recordingRules, routings } = artefacts;
  const run: AlertRun = {
    describing,
    routings,
    recordings: new Recordings(recordingRules),
    services: servicesOfRun(alertRules, describing),
  };
  const alerts = identifyRules('alert', alertRules).map(([id, rule]) =>
    describeAlert(id, rule, run),
  );
  const recordings = identifyRecordings(recordingRules, describing).map(describeRecording);
  return {
    alerts: Object.fromEntries(alerts.map((alert) => [alert.id, alert])),
    recordings: Object.fromEntries(recordings.map((recording) => [recording.id, recording])),
    routes: describeRoutings(routings, describing),
  };
};

interface AlertRun {
  readonly describing: Describing;
  readonly routings: readonly Routing[];
  readonly recordings: Recordings;
  readonly services: readonly string[];
}

/** Those of the catalog, which is the whole list; without one, those that some alert names. */
function servicesOfRun(rules: readonly AlertRule[], { catalog }: Describing): readonly string[] {
  if (catalog !== undefined) return Object.keys(catalog.services);
  return [...new Set(rules.flatMap(namedServices))].sort();
}

function describeAlert(id: string, rule: AlertRule, run: AlertRun): AlertFacts {
  const { name, group, language, expression, forSeconds, place } = rule;
  const { describing, recordings } = run;
  const labels = [...rule.labels];
  const known = labels.filter(([, value]) => !value.includes('{{'));
  const owner = rule.labels.get('team') ?? rule.labels.get('owner');
  const about = servicesOf(rule, run.services);
  const errors = expression === undefined ? [] : errorSharesOf(expression, recordings);
  const latencies = expression === undefined ? [] : latenciesOf(expression, recordings);
  // One that names no service is theirs if it is about their requests, and else that of a queue, a disk, a cluster.
  const isTheirs =
    about.isNamed || [...errors, ...latencies].some(({ isOfRequests }) => isOfRequests);
  describing.note({
    kind: 'alert',
    id,
    name,
    place,
    path: `groups.${group}.${name}`,
    ...(owner !== undefined && { owner }),
    services: isTheirs ? about.names : [],
  });
  return {
    ...{ id, name, group, language, isRead: expression !== undefined },
    labels: Object.fromEntries(known),
    templates: labels.flatMap(([label, value]) => (value.includes('{{') ? [label] : [])),
    annotations: Object.fromEntries(rule.annotations),
    links: describeAlertLinks(
      [...rule.annotations, ...rule.labels],
      place.document.uri,
      describing.links,
    ),
    ...(forSeconds !== undefined && { forSeconds }),
    selectors: expression === undefined ? [] : describeExpression(expression),
    series: expression === undefined ? [] : describeSeries(expression, recordings),
    functions: expression === undefined ? [] : functionsOf(expression),
    receivers: receiversOf(new Map([...known, ['alertname', name]]), run.routings),
    services: about.names,
    isNamed: about.isNamed,
    errors,
    latencies,
  };
}

function describeSeries(expression: Expression, recordings: Recordings): AlertFacts['series'] {
  return aggregatedSeries(expression, recordings).flatMap(({ selector, aggregations }) =>
    selector.metric === undefined ? [] : [{ metric: selector.metric, aggregations }],
  );
}

function receiversOf(
  labels: ReadonlyMap<string, string>,
  routings: readonly Routing[],
): readonly AlertReceiverFacts[] {
  return routings.flatMap((routing) => {
    const { sure, possible }: AlertRoute = routeAlert(routing, labels);
    const toFacts = (isSure: boolean) => (name: string) => ({
      routing: routing.place.document.id,
      name,
      kinds: routing.receivers.get(name)?.kinds ?? [],
      isSure,
    });
    return [...[...sure].map(toFacts(true)), ...[...possible].map(toFacts(false))];
  });
}

function describeRecording({ id, rule }: IdentifiedRule<RecordingRule>) {
  const { name, expression } = rule;
  return { id, name, selectors: expression === undefined ? [] : describeExpression(expression) };
}
