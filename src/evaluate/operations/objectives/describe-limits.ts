import type { Artefacts } from '../../../facts/operations/index.js';
import type { LoadTest } from '../../../facts/operations/load-tests/load-test.js';
import { Recordings } from '../../../facts/operations/measures/index.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import { identifyAlerts, readableOf } from '../alerts/identify-rules.js';
import type { LimitFacts } from './limit-facts.js';
import { identifySlos } from './identify-slos.js';
import { identifyTargets } from './identify-targets.js';
import { kindOf } from './kind-of.js';
import {
  errorLimit,
  latencyLimit,
  limitsOfAlert,
  limitsOfSlo,
  limitsOfTargets,
} from './limits-of.js';
import { readIndicatorOf } from './read-indicator.js';

/** What objectives, targets, alerts and load tests say of how slow a service may be, and how much of it may fail. */
export const describeLimits: DescribeArtefacts = (artefacts, describing) => {
  const services = knownServices(artefacts, describing);
  const recordings = new Recordings(artefacts.recordingRules);
  const limits = [
    ...identifySlos(artefacts.slos, describing).flatMap((identified) => {
      // What cannot be read of it is told where objectives are described.
      const indicator = readIndicatorOf(identified, artefacts, []);
      const queries = indicator?.queries.map(({ text }) => text) ?? [];
      return limitsOfSlo(identified, kindOf(identified.slo, queries), indicator);
    }),
    ...identifyTargets(artefacts.targets, describing).flatMap(({ id, target }) =>
      limitsOfTargets(target, id),
    ),
    ...readableOf(identifyAlerts(artefacts.alertRules, describing)).flatMap(({ id, rule }) =>
      limitsOfAlert(rule, id, services, recordings),
    ),
    ...artefacts.loadTests.flatMap((test) => limitsOfTest(test, services, describing)),
  ];
  const entries = limits.map((limit): readonly [string, LimitFacts] => {
    const id = `${limit.subject} | ${limit.key} | ${limit.text}`;
    return [id, { id, ...limit }];
  });
  return { limits: Object.fromEntries(entries) };
};

function knownServices(
  { slos, targets }: Artefacts,
  { catalog }: Pick<Describing, 'catalog'>,
): readonly string[] {
  const named = [...slos, ...targets].flatMap(({ service }) => service ?? []);
  return [...new Set([...named, ...Object.keys(catalog?.services ?? {})])];
}

/** A test is of the service that its tags name, or that its file or folder is named after. */
function limitsOfTest(
  { place, service, thresholds }: LoadTest,
  services: readonly string[],
  { note }: Describing,
): readonly Omit<LimitFacts, 'id'>[] {
  const { uri } = place.document;
  const steps = uri.split('/').map((step) => step.replace(/\..*$/, ''));
  const byName = steps.reverse().find((step) => services.includes(step));
  return thresholds.flatMap(({ metric, tags, percentile, limit, text, place: at }) => {
    const own = tags.get('service') ?? service ?? byName;
    if (own === undefined) return [];
    const selection = [...tags].map(([label, value]) => `${label}:${value}`).join(',');
    const name = `${metric}${selection === '' ? '' : `{${selection}}`}: ${text}`;
    const id = `threshold ${uri} ${name}`;
    const others = [...tags.keys()].filter(
      (tag) => !['service', 'method', 'name', 'url'].includes(tag),
    );
    // What it takes out of the requests is no operation that others speak of.
    if (others.length > 0) return [];
    const part = [tags.get('method'), tags.get('name') ?? tags.get('url')].flatMap(
      (each) => each ?? [],
    );
    const said = {
      subject: id,
      name,
      from: 'load test' as const,
      service: own,
      ...(part.length > 0 && { part: part.join(' ') }),
    };
    const found =
      metric === 'http_req_duration' && percentile
        ? [latencyLimit(said, percentile, limit)]
        : metric === 'http_req_failed' && !percentile
          ? [errorLimit(said, limit)]
          : [];
    if (found.length > 0) note({ kind: 'threshold', id, name, place: at });
    return found;
  });
}
