import { describeMetrics } from './describe-metrics.js';
import { describeRisks } from './describe-risks.js';
import type { DescribeArtefacts } from './describer.js';

/** Every part of what policies read of operations. */
export const describers: readonly DescribeArtefacts[] = [describeMetrics, describeRisks];
import { describeServiceTargets } from './describe-service-targets.js';
import { describeSlos } from './describe-slos.js';
import type { DescribeArtefacts } from './describer.js';

/** Every part of what policies read of operations. */
export const describers: readonly DescribeArtefacts[] = [
  describeMetrics,
  describeServiceTargets,
  describeSlos,
];
