import { describeAlerts } from './describe-alerts.js';
import { describeDashboards } from './describe-dashboards.js';
import { describeDelivery } from './describe-delivery.js';
import { describeLimits } from './describe-limits.js';
import { describeLoggers } from './describe-loggers.js';
import { describeMetrics } from './describe-metrics.js';
import { describeRisks } from './describe-risks.js';
import { describeServiceTargets } from './describe-service-targets.js';
import { describeSlos } from './describe-slos.js';
import { describeStaleness } from './describe-staleness.js';
import { describeTracing } from './describe-tracing.js';
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
