import { describeAlerts } from './alerts/describe-alerts.js';
import { describeDashboards } from './dashboards/describe-dashboards.js';
import { describeDelivery } from './delivery/describe-delivery.js';
import { describeLimits } from './objectives/describe-limits.js';
import { describeLoggers } from './signals/describe-loggers.js';
import { describeMetrics } from './metrics/describe-metrics.js';
import { describeRisks } from './alerts/describe-risks.js';
import { describeServiceTargets } from './objectives/describe-service-targets.js';
import { describeSlos } from './objectives/describe-slos.js';
import { describeStaleness } from './objectives/describe-staleness.js';
import { describeTracing } from './signals/describe-tracing.js';
import type { DescribeArtefacts } from './describer.js';

/** Every part of what policies read of operations. */
export const describers: readonly DescribeArtefacts[] = [
  describeAlerts,
  describeDashboards,
  describeDelivery,
  describeLimits,
  describeLoggers,
  describeMetrics,
  describeRisks,
  describeServiceTargets,
  describeSlos,
  describeStaleness,
  describeTracing,
];
