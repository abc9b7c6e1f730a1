import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { Place } from '../document.js';
import type { Panel, PanelQuery } from './dashboard.js';
import type { DataSources } from './data-sources.js';
import { type FoundLink, linksOfList, linksOfText } from './find-links.js';

type Fields = Readonly<Record<string, unknown>>;

/** Rows hold panels, and nothing holds rows; what is nested deeper was not made by Grafana. */
const deepest = 4;

/** A panel of a dashboard, and what it shows: of one of the library its model, where an export holds it. */
interface HeldPanel {
  readonly panel: Fields;
  readonly model: Fields;
  readonly path: DocumentPath;
}

/** Every panel, those of collapsed rows too. */
export function panelsOf(root: Fields): readonly HeldPanel[] {
  const held: HeldPanel[] = [];
  for (const [panel, path] of walkPanels(root, [], deepest)) {
    held.push({ panel, model: modelOf(panel, root) ?? panel, path });
  }
  return held;
}

/** A row itself shows nothing. */
function* walkPanels(
  holder: Fields,
  path: DocumentPath,
  depth: number,
): Generator<readonly [Fields, DocumentPath]> {
  if (depth === 0) return;
  for (const field of ['rows', 'panels']) {
    const list = holder[field];
    if (!Array.isArray(list)) continue;
    for (const [index, each] of list.entries()) {
      if (!isRecord(each)) continue;
      const at = [...path, field, index];
      if (field === 'panels' && each['type'] !== 'row') yield [each, at];
      yield* walkPanels(each, at, depth - 1);
    }
  }
}

/** An export holds the panels of the library beside the dashboard. */
function modelOf(panel: Fields, root: Fields): Fields | undefined {
  const { uid } = isRecord(panel['libraryPanel']) ? panel['libraryPanel'] : {};
  const elements = root['__elements'];
  if (typeof uid !== 'string' || !isRecord(elements) || !Object.hasOwn(elements, uid)) {
    return undefined;
  }
  const element = elements[uid];
  const model = isRecord(element) ? element['model'] : undefined;
  return isRecord(model) ? model : undefined;
}

interface PanelReading {
  /** As the dashboard holds it; for one of the library its number and its title. */
  readonly panel: Fields;
  readonly place: Place;
  readonly sources: DataSources;
  readonly number: number;
}

export function readPanel(model: Fields, { panel, place, sources, number }: PanelReading): Panel {
  const { title = model['title'], id, libraryPanel } = panel;
  const { targets, type, datasource } = model;
  const list: readonly unknown[] = Array.isArray(targets) ? targets : [];
  const queries = list.flatMap((target, index): readonly PanelQuery[] => {
    if (!isRecord(target)) return [];
    const { expr } = target;
    const language = sources.languageOf([target['datasource'], datasource]);
    if (typeof expr !== 'string' || expr.trim() === '' || language === undefined) return [];
    const at = { ...place, path: [...place.path, 'targets', index, 'expr'] };
    return [{ place: model === panel ? at : place, text: expr, language }];
  });
  const named = isRecord(libraryPanel) ? libraryPanel['name'] : undefined;
  const said = [title, named]
    .filter((each) => typeof each === 'string')
    .find((each) => each !== '');
  return {
    place,
    key: String(typeof id === 'number' ? id : (said ?? number)),
    title: said ?? '',
    type: typeof type === 'string' ? type : '',
    queries,
    isLibrary: isRecord(libraryPanel) && list.length === 0 && model === panel,
  };
}

/** Copies may have the same number. */
export function withKeys(panels: readonly Panel[]): readonly Panel[] {
  const counts = new Map<string, number>();
  return panels.map((panel) => {
    const count = (counts.get(panel.key) ?? 0) + 1;
    counts.set(panel.key, count);
    return count === 1 ? panel : { ...panel, key: `${panel.key}~${String(count)}` };
  });
}

export function linksOfPanel(panel: Fields, path: DocumentPath): readonly FoundLink[] {
  const options = isRecord(panel['options']) ? panel['options'] : {};
  const { defaults } = isRecord(panel['fieldConfig']) ? panel['fieldConfig'] : {};
  const data = isRecord(defaults) ? defaults['links'] : undefined;
  return [
    ...linksOfList(panel['links'], [...path, 'links']),
    ...linksOfList(data, [...path, 'fieldConfig', 'defaults', 'links']),
    ...linksOfText(options['content'], [...path, 'options', 'content']),
    ...linksOfText(panel['content'], [...path, 'content']),
    ...linksOfText(panel['description'], [...path, 'description']),
  ];
}
