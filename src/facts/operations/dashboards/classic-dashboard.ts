import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { Place } from '../document.js';
import { linksOfPanel, panelsOf, readPanel, withKeys } from './classic-panels.js';
import type { Dashboard, DashboardLink, Panel, Variable } from './dashboard.js';
import { DataSources } from './data-sources.js';
import { type FoundLink, linksOfList } from './find-links.js';

type Fields = Readonly<Record<string, unknown>>;

/** A value, where it is a dashboard in the schema of Grafana 2 to 12. */
export function asClassicDashboard(value: unknown): Fields | undefined {
  return isRecord(value) && isClassicDashboard(value) ? value : undefined;
}

function isClassicDashboard(value: Fields): boolean {
  const { panels, rows, schemaVersion, templating, title, time, annotations, editable } = value;
  if (!Array.isArray(panels) && !Array.isArray(rows)) return false;
  if (typeof schemaVersion === 'number' || isRecord(templating)) return true;
  const isTitled = typeof title === 'string';
  return isTitled && (isRecord(time) || isRecord(annotations) || typeof editable === 'boolean');
}

/** @param name - of the resource that it is the content of */
export function readClassicDashboard(value: Fields, place: Place, name?: string): Dashboard {
  const sources = new DataSources(value);
  const at = (path: DocumentPath): Place => ({ ...place, path: [...place.path, ...path] });
  const found: FoundLink[] = [...linksOfList(value['links'], ['links'])];
  const panels: Panel[] = [];
  for (const { panel, model, path } of panelsOf(value)) {
    panels.push(readPanel(model, { panel, place: at(path), sources, number: panels.length }));
    found.push(...linksOfPanel(model, path));
  }
  const { title, uid = name, tags } = value;
  return {
    place,
    title: typeof title === 'string' && title !== '' ? title : (name ?? 'untitled'),
    ...(typeof uid === 'string' && uid !== '' && { uid }),
    tags: textsOf(tags),
    panels: withKeys(panels),
    variables: variablesOf(value),
    links: found.map(({ path, url }): DashboardLink => ({ place: at(path), url })),
  };
}

function variablesOf(value: Fields): readonly Variable[] {
  const { list } = isRecord(value['templating']) ? value['templating'] : {};
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown): readonly Variable[] => {
    if (!isRecord(each) || typeof each['name'] !== 'string') return [];
    const { name, type, query } = each;
    const text = isRecord(query) ? query['query'] : query;
    return [
      {
        name,
        type: typeof type === 'string' ? type : '',
        ...(typeof text === 'string' && { query: text }),
      },
    ];
  });
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}
