import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { Place } from '../document.js';
import type { Dashboard, Panel, PanelQuery, Variable } from './dashboard.js';
import { DataSources } from './data-sources.js';
import { type FoundLink, linksOfList, linksOfText } from './find-links.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the content of a dashboard of dashboard.grafana.app/v2 and the versions before it.
 *
 * https://grafana.com/docs/grafana/latest/observability-as-code/schema-v2/
 */
export function readResourceDashboard(spec: Fields, place: Place, name?: string): Dashboard {
  const at = (path: DocumentPath): Place => ({ ...place, path: [...place.path, ...path] });
  const sources = new DataSources({});
  const variables = variablesOf(spec['variables']);
  for (const { name: variable, type, query } of variables) {
    if (type === 'DatasourceVariable') sources.know(variable, query);
  }
  const found: FoundLink[] = [...linksOfList(spec['links'], ['links'])];
  const elements = isRecord(spec['elements']) ? Object.entries(spec['elements']) : [];
  const panels = elements.flatMap(([key, element]) => {
    const content = fields(element)['spec'];
    if (!isRecord(content)) return [];
    const path = ['elements', key];
    found.push(...linksOfPanel(content, [...path, 'spec']));
    return [readPanel(key, fields(element), at(path), sources)];
  });
  const { title, tags } = spec;
  return {
    place,
    title: typeof title === 'string' && title !== '' ? title : (name ?? 'untitled'),
    ...(name !== undefined && { uid: name }),
    tags: Array.isArray(tags) ? tags.filter((each) => typeof each === 'string') : [],
    panels,
    variables,
    links: found.map(({ path, url }) => ({ place: at(path), url })),
  };
}

function readPanel(key: string, element: Fields, place: Place, sources: DataSources): Panel {
  const spec = fields(element['spec']);
  const { title } = spec;
  const viz = fields(spec['vizConfig']);
  const type = viz['kind'] === 'VizConfig' ? viz['group'] : viz['kind'];
  const list = fields(fields(spec['data'])['spec'])['queries'];
  const queries = (Array.isArray(list) ? list : []).flatMap((each: unknown, index) => {
    const path = ['spec', 'data', 'spec', 'queries', index];
    return readQuery(each, { ...place, path: [...place.path, ...path] }, sources);
  });
  return {
    place,
    key,
    title: typeof title === 'string' ? title : '',
    type: typeof type === 'string' ? type : '',
    queries,
    isLibrary: element['kind'] === 'LibraryPanel',
  };
}

/** In v2alpha1 `kind` of a query is the type of its data source, later `group` is. */
function readQuery(value: unknown, place: Place, sources: DataSources): readonly PanelQuery[] {
  const spec = fields(fields(value)['spec']);
  const query = fields(spec['query']);
  const type = query['kind'] === 'DataQuery' ? query['group'] : query['kind'];
  const language = sources.languageOf([
    spec['datasource'],
    ...(typeof type === 'string' ? [{ type }] : []),
    query['datasource'],
  ]);
  const text = fields(query['spec'])['expr'];
  if (typeof text !== 'string' || text.trim() === '' || language === undefined) return [];
  const path = [...place.path, 'spec', 'query', 'spec', 'expr'];
  return [{ place: { ...place, path }, text, language }];
}

function variablesOf(list: unknown): readonly Variable[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown): readonly Variable[] => {
    const { kind, spec } = fields(each);
    const { name, query, pluginId } = fields(spec);
    if (typeof name !== 'string') return [];
    const content = fields(fields(query)['spec']);
    const text = [pluginId, query, content['query'], content['expr']].find(
      (one) => typeof one === 'string',
    );
    const type = typeof kind === 'string' ? kind : '';
    return [{ name, type, ...(typeof text === 'string' && { query: text }) }];
  });
}

function linksOfPanel(spec: Fields, path: DocumentPath): readonly FoundLink[] {
  const viz = fields(fields(spec['vizConfig'])['spec']);
  const defaults = fields(fields(viz['fieldConfig'])['defaults']);
  const at = [...path, 'vizConfig', 'spec'];
  return [
    ...linksOfList(spec['links'], [...path, 'links']),
    ...linksOfText(spec['description'], [...path, 'description']),
    ...linksOfText(fields(viz['options'])['content'], [...at, 'options', 'content']),
    ...linksOfList(defaults['links'], [...at, 'fieldConfig', 'defaults', 'links']),
  ];
}

function fields(value: unknown): Fields {
  return isRecord(value) ? value : {};
}
