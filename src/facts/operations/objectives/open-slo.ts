import { isRecord } from '../../../source/is-record.js';
import type { Artefacts } from '../artefacts.js';
import type { ArtefactReader } from '../reader.js';
import { readDecimal } from './decimal.js';
import { Fields } from './fields.js';
import { readIndicator } from './open-slo-indicator.js';
import { readCondition, readPolicies, readPolicy } from './open-slo-policies.js';
import type { Limit, ServiceObjective, WrittenShare } from './objective.js';
import { readMarks } from './marks.js';
import { readShare } from './share.js';
import { type ObjectiveWindow, readOpenSloWindow, readSpan } from './span.js';
import { toNumber } from './decimal.js';

const versions = /^openslo(?:\.com)?\/v\d/;

/**
 * Objectives of OpenSLO, v1alpha to v2alpha: one for each entry of `objectives`, with its indicator in the object or by its name, and the
 * alert policies. A document may be a list of objects. https://github.com/OpenSLO/OpenSLO
 */
export const openSloReader: ArtefactReader = {
  kind: 'objectives of OpenSLO',
  read(document, artefacts, problems) {
    const all: readonly unknown[] = Array.isArray(document.value)
      ? document.value
      : [document.value];
    let found: number | undefined;
    all.forEach((value, index) => {
      if (!isRecord(value) || !versions.test(String(value['apiVersion']))) return;
      const path = Array.isArray(document.value) ? [index] : [];
      found = (found ?? 0) + readObject(new Fields(document, path, value, problems), artefacts);
    });
    return found;
  },
};

function readObject(object: Fields, artefacts: Artefacts): number {
  const kind = object.text('kind');
  const name = object.mapping('metadata')?.text('name');
  const spec = object.mapping('spec');
  const known = ['SLO', 'SLI', 'AlertPolicy', 'AlertCondition'];
  // A Service, a DataSource and an AlertNotificationTarget say nothing that a rule asks for.
  if (kind === undefined || !known.includes(kind)) return 0;
  if (name === undefined || spec === undefined) {
    const missing = name === undefined ? 'name' : 'spec';
    object.tell([], `the ${kind} has no ${missing}`, 'Give it metadata.name and spec.');
    return 0;
  }
  if (kind === 'SLO') return readObjectives(name, object, spec, artefacts);
  if (kind === 'SLI') {
    artefacts.indicators.push({ place: object.place, name, indicator: readIndicator(spec) });
  } else if (kind === 'AlertPolicy') {
    artefacts.alertPolicies.push({ name, policy: readPolicy(spec) });
  } else {
    artefacts.alertConditions.push({ name, condition: readCondition(spec) });
  }
  return 1;
}

function readObjectives(name: string, object: Fields, spec: Fields, artefacts: Artefacts): number {
  const metadata = object.mapping('metadata');
  const marks = readMarks(metadata?.mapping('labels'), metadata?.mapping('annotations'));
  const service = spec.text('service');
  const shared = spec.mapping('indicator', 'sli');
  const reference = spec.text('indicatorRef', 'sliRef');
  const window = readWindow(spec);
  const burnAlerts = readPolicies(spec);
  const entries = spec.list('objectives');
  const found = (entries.length === 0 ? [undefined] : entries).map((entry, index, { length }) => {
    const own = entry?.mapping('indicator', 'sli') ?? shared;
    const ownReference = entry?.text('indicatorRef', 'sliRef') ?? reference;
    const indicator = indicatorOf(entry, own, ownReference);
    const objective = entry && readTarget(entry);
    const threshold = entry && readThreshold(entry);
    const label = entry?.text('displayName') ?? String(index + 1);
    const slo: ServiceObjective = {
      place: entry && length > 1 ? entry.place : object.place,
      format: 'OpenSLO',
      name: length > 1 ? `${name} (${label})` : name,
      ...marks,
      ...(service !== undefined && { service }),
      ...(objective && { objective }),
      ...(window && { window }),
      ...(threshold && { threshold }),
      ...(indicator && { indicator }),
      burnAlerts,
    };
    return slo;
  });
  artefacts.slos.push(...found);
  return found.length;
}

function indicatorOf(
  entry: Fields | undefined,
  own: Fields | undefined,
  reference: string | undefined,
) {
  if (own) return readIndicator(own.mapping('spec') ?? own);
  if (reference !== undefined) return { queries: [], reference };
  // Before 1.0 a ratio stood in the objective.
  return entry?.has('ratioMetrics') === true ? readIndicator(entry) : undefined;
}

function readTarget(entry: Fields): WrittenShare | undefined {
  return entry.has('targetPercent')
    ? readShare(entry, 'targetPercent', 'percent')
    : readShare(entry, 'target', 'share');
}

/** The number that a threshold metric is compared with: its unit is that of the metric. */
function readThreshold(entry: Fields): Limit | undefined {
  const written = entry.amount('value');
  if (written === undefined) return undefined;
  const value = readDecimal(written);
  const place = { document: entry.document, path: [...entry.path, 'value'] };
  return { text: String(written), ...(value && { value }), place };
}

function readWindow(spec: Fields): ObjectiveWindow | undefined {
  const [first] = spec.list('timeWindow', 'timeWindows');
  const window = readOpenSloWindow(first?.value);
  if (window === undefined) {
    first?.tell([], 'the time window has no duration', 'Write duration: 30d and isRolling: true.');
    return undefined;
  }
  const seconds = readSpan(window.text);
  return { ...window, ...(seconds && { seconds: toNumber(seconds) }) };
}
