import type { Dashboard, Panel, PanelQuery } from '../../../facts/operations/index.js';
import { readExpression } from '../../../facts/operations/promql/index.js';
import type { Problem } from '../../../report/index.js';
import { type Read, readsOf } from './reads-of.js';

/** What a panel asks of Prometheus. */
export interface ReadPanel {
  readonly panel: Panel;
  readonly reads: readonly Read[];
  /** It has a query that cannot be read, or that a variable writes. */
  readonly isUnclear: boolean;
}

/** Reads the queries of all panels. One that is no PromQL of a data source that is no other is a problem. */
export function readPanels(dashboard: Dashboard, problems: Problem[]): readonly ReadPanel[] {
  return dashboard.panels.map((panel) => {
    let isUnclear = false;
    const reads = panel.queries.flatMap((query) => {
      const read = readExpression(query.text);
      if (read.kind === 'expression') {
        if (read.expression.kind === 'variable') isUnclear = true;
        return readsOf(read.expression);
      }
      if (query.language === 'unknown') return [];
      isUnclear = true;
      problems.push(problemOf(dashboard, panel, query, read.message));
      return [];
    });
    return { panel, reads, isUnclear };
  });
}

function problemOf(
  { title }: Dashboard,
  panel: Panel,
  { place }: PanelQuery,
  message: string,
): Problem {
  return {
    code: 'artefact-invalid',
    message: `the dashboard ${title}: a query of the panel ${panel.title === '' ? panel.key : panel.title} ${message}`,
    location: place.document.locate(place.path),
    hint: 'Mend the query: the panel shows nothing but an error. Its other panels are judged.',
  };
}
