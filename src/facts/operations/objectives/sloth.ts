import type { Artefacts } from '../artefacts.js';
import type { ArtefactReader } from '../reader.js';
import { Fields } from './fields.js';
import { readMarks } from './marks.js';
import type { BurnAlerts, Indicator, Query, ServiceObjective } from './objective.js';
import { readShare } from './share.js';
import type { ObjectiveWindow } from './span.js';
import { fillWindow } from './window-variable.js';

/** What `sloth generate` takes where its flag `--default-slo-period` says nothing else. */
const defaultWindow: ObjectiveWindow = {
  text: '30d',
  seconds: 30 * 86_400,
  isCalendar: false,
  isDefault: true,
};

/** Objectives of Sloth: its file (`version: prometheus/v1`) and its object of Kubernetes. https://sloth.dev */
export const slothReader: ArtefactReader = {
  kind: 'objectives of Sloth',
  read(document, artefacts, problems) {
    const fields = Fields.of(document, problems);
    if (fields === undefined) return undefined;
    const { version, apiVersion, kind } = fields.value;
    if (version === 'prometheus/v1') return readService(fields, artefacts);
    if (kind !== 'PrometheusServiceLevel' || !String(apiVersion).startsWith('sloth.slok.dev/')) {
      return undefined;
    }
    const spec = fields.mapping('spec');
    return spec ? readService(spec, artefacts) : 0;
  },
};

function readService(holder: Fields, artefacts: Artefacts): number {
  const service = holder.text('service');
  const common = holder.mapping('labels');
  const slos = holder.list('slos').flatMap((slo): readonly ServiceObjective[] => {
    const name = slo.text('name');
    if (name === undefined) {
      slo.tell([], 'the objective has no name', 'Give it a name.');
      return [];
    }
    const objective = readShare(slo, 'objective', 'percent');
    const indicator = readIndicator(slo.mapping('sli'));
    return [
      {
        place: slo.place,
        format: 'Sloth',
        name,
        ...readMarks(slo.mapping('labels'), common),
        ...(service !== undefined && { service }),
        ...(objective && { objective }),
        window: defaultWindow,
        ...(indicator && { indicator }),
        burnAlerts: readAlerting(slo),
      },
    ];
  });
  artefacts.slos.push(...slos);
  return slos.length;
}

/** In files names have underscores, in objects they have capitals. */
function readIndicator(sli: Fields | undefined): Indicator | undefined {
  if (sli === undefined) return undefined;
  const events = sli.mapping('events');
  const raw = sli.mapping('raw');
  const queries = [
    ...readQuery('bad', events, 'error_query', 'errorQuery'),
    ...readQuery('total', events, 'total_query', 'totalQuery'),
    ...readQuery('ratio', raw, 'error_ratio_query', 'errorRatioQuery'),
  ];
  const plugin = sli.mapping('plugin')?.text('id', 'ID');
  return { queries, ...(plugin !== undefined && { plugin }) };
}

function readQuery(
  role: Query['role'],
  holder: Fields | undefined,
  ...keys: readonly string[]
): readonly Query[] {
  const text = holder?.text(...keys);
  if (holder === undefined || text === undefined) return [];
  const key = keys.find((each) => holder.has(each)) ?? '';
  const place = { document: holder.document, path: [...holder.path, key] };
  return [{ role, isPromQl: true, text: fillWindow(text), place }];
}

/** Sloth makes a page and a ticket of each objective, unless they are disabled. */
function readAlerting(slo: Fields): BurnAlerts {
  const alerting = slo.mapping('alerting');
  const page = alerting?.mapping('page_alert', 'pageAlert');
  const ticket = alerting?.mapping('ticket_alert', 'ticketAlert');
  const isOff = page?.flag('disable') === true && ticket?.flag('disable') === true;
  return isOff ? { kind: 'off', path: [...slo.path, 'alerting'] } : { kind: 'generated' };
}
