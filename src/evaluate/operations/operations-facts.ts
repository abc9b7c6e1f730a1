import type { AlertsFacts } from './alerts/alert-facts.js';
import type { OperationsCatalog } from './catalog/catalog-facts.js';
import type { DashboardsFacts } from './dashboards/dashboards-facts.js';
import type { DeliveryMaps } from './delivery/delivery-facts.js';
import type { MetricsFacts } from './metrics/metrics-facts.js';
import type { ObjectivesFacts } from './objectives/objectives-facts.js';
import type { RisksFacts } from './alerts/risk-facts.js';
import type { SignalsFacts } from './signals/signals-facts.js';

/**
 * What policies read as `input` where they require `operations`: every sort of artefact by id, and the catalog where the run has one. It
 * holds what some rule asks for.
 */
export interface OperationsFacts
  extends
    AlertsFacts,
    DashboardsFacts,
    DeliveryMaps,
    MetricsFacts,
    ObjectivesFacts,
    RisksFacts,
    SignalsFacts {
  /** Absent where the run has none. */
  readonly catalog?: OperationsCatalog;
}
