import { gunzipSync } from 'node:zlib';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument, Place } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import { asClassicDashboard, readClassicDashboard } from './classic-dashboard.js';
import type { Dashboard } from './dashboard.js';
import { readResourceDashboard } from './resource-dashboard.js';

/** Most that a packed dashboard may unfold to: a hundred times what large ones need. */
const mostBytes = 20_000_000;

/**
 * Reads dashboards of Grafana: as it saves and exports them, of its resources in all versions, and of the operator's GrafanaDashboard.
 * Those of ConfigMaps are documents of their own.
 */
export const dashboardReader: ArtefactReader = {
  kind: 'dashboards',
  read(document, { dashboards }, problems) {
    const { value } = document;
    if (!isRecord(value)) return undefined;
    const add = (dashboard: Dashboard) => dashboards.push(dashboard) && 1;
    const { apiVersion, kind, spec, dashboard } = value;
    const classic = asClassicDashboard(value);
    if (classic) return add(readClassicDashboard(classic, { document, path: [] }));
    const exported = asClassicDashboard(dashboard);
    if (exported) return add(readClassicDashboard(exported, { document, path: ['dashboard'] }));
    if (typeof apiVersion !== 'string' || !isRecord(spec)) return undefined;
    const place = { document, path: ['spec'] };
    if (kind === 'Dashboard' && apiVersion.startsWith('dashboard.grafana.app/')) {
      return add(
        isRecord(spec['elements'])
          ? readResourceDashboard(spec, place, nameOf(document))
          : readClassicDashboard(spec, place, nameOf(document)),
      );
    }
    if (kind !== 'GrafanaDashboard') return undefined;
    const read = readOperatorDashboard(spec, place, nameOf(document));
    if (typeof read !== 'string') return add(read);
    problems.push({
      code: 'artefact-invalid',
      message: `the dashboard ${nameOf(document) ?? ''} cannot be read: ${read}`,
      location: document.locate(['spec']),
      hint: 'Write the JSON of a dashboard into spec.json, as Grafana exports it.',
    });
    return 0;
  },
};

/** Grafana takes the name of the resource as the UID. */
function nameOf({ value }: OperationsDocument): string | undefined {
  const { name } = isRecord(value) && isRecord(value['metadata']) ? value['metadata'] : {};
  return typeof name === 'string' ? name : undefined;
}

/** Where the operator finds dashboards that are not in the object itself. */
const elsewhere: Readonly<Record<string, string>> = {
  url: 'at an address',
  grafanaCom: 'at grafana.com',
  configMapRef: 'in a ConfigMap',
  jsonnet: 'in Jsonnet',
  jsonnetLib: 'in Jsonnet',
};

/** @returns what is wrong with it, as a clause, where nothing can be read */
function readOperatorDashboard(
  spec: Readonly<Record<string, unknown>>,
  place: Place,
  name = '',
): Dashboard | string {
  const { json, gzipJson, uid } = spec;
  const field = typeof json === 'string' ? 'json' : 'gzipJson';
  const text = typeof json === 'string' ? json : unpack(gzipJson);
  if (text === undefined) {
    const where = Object.keys(elsewhere).find((key) => spec[key] !== undefined);
    if (where === undefined) return 'spec has neither json nor a place where it stands';
    return {
      place,
      title: name,
      ...(typeof uid === 'string' && { uid }),
      tags: [],
      panels: [],
      variables: [],
      links: [],
      elsewhere: elsewhere[where] ?? where,
    };
  }
  const value = parse(text);
  // That it is a dashboard is said; one that was just made has no panels.
  if (!isRecord(value)) return `spec.${field} holds no dashboard in JSON`;
  const { document } = place;
  const at = { ...document, locate: () => document.locate(['spec', field]) };
  const read = readClassicDashboard(value, { document: at, path: [] });
  return typeof uid === 'string' ? { ...read, uid } : read;
}

function unpack(packed: unknown): string | undefined {
  if (typeof packed !== 'string') return undefined;
  try {
    const bytes = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes });
    return bytes.toString('utf8');
  } catch {
    return '';
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
