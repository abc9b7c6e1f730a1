import type { Panel } from '../../../facts/operations/dashboards/dashboard.js';
import type { DescribedDashboard } from './describe-dashboards.js';
import type { IdentifiedDashboard } from './identify-dashboards.js';
import type { Read } from './reads-of.js';
import type { RecordIndex } from './record-index.js';
import { type AskedRead, familyOf, showsIndicator } from './shows-indicator.js';

/** A panel with what it reads, itself or by recording rules. */
export interface ReadingPanel {
  readonly identified: IdentifiedDashboard;
  readonly panel: Panel;
  readonly reads: readonly Read[];
}

/** The panels of all dashboards by the metrics that they read: every objective asks for those of its own. */
export class PanelIndex {
  readonly #panels: readonly ReadingPanel[];
  readonly #byFamily = new Map<string, Set<ReadingPanel>>();

  constructor(dashboards: readonly DescribedDashboard[], records: RecordIndex) {
    this.#panels = dashboards.flatMap(({ identified, panels }) =>
      panels.map(({ panel, reads }) => ({
        ...{ identified, panel },
        reads: reads.flatMap((read) => records.expand(read)),
      })),
    );
    for (const each of this.#panels) {
      for (const { metric } of each.reads) {
        if (metric === undefined) continue;
        const family = familyOf(metric);
        const same = this.#byFamily.get(family);
        if (same) same.add(each);
        else this.#byFamily.set(family, new Set([each]));
      }
    }
  }

  /** Those that show what an indicator asks. */
  showing(indicator: readonly AskedRead[]): readonly ReadingPanel[] {
    const metric = indicator[0]?.asked.metric;
    const reading = metric === undefined ? [] : (this.#byFamily.get(familyOf(metric)) ?? []);
    return [...reading].filter(({ reads }) => showsIndicator(reads, indicator));
  }

  /** Those of which something that they read has matchers with some label. */
  withLabels(labels: readonly string[]): readonly ReadingPanel[] {
    return this.#panels.filter(({ reads }) =>
      reads.some(({ matchers }) => matchers.some(({ label }) => labels.includes(label))),
    );
  }
}
