import { identify } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { isHelmTest, podKindOf } from '../workload.js';
import { hasPodTemplate } from './pods/pod-workload.js';
import { isWorkflow } from './pods/workflow.js';

/** Beside what runs pods: kinds that say how many pods there are, how they are configured, and what they connect to. */
const otherKinds = new Set([
  'acid.zalan.do/postgresql',
  'autoscaling/HorizontalPodAutoscaler',
  'kafka.strimzi.io/KafkaTopic',
  'keda.sh/ScaledObject',
  'postgres-operator.crunchydata.com/PostgresCluster',
  'postgresql.cnpg.io/Cluster',
  'postgresql.cnpg.io/Pooler',
  '/ConfigMap',
  '/Secret',
  '/Service',
]);

/** Whether the budget of a set depends on an object. Test hooks of a Helm release run on demand and open nothing that counts. */
export function isBudgeted(object: ManifestObject): boolean {
  const identity = identify(object);
  if (otherKinds.has(`${identity.group}/${identity.kind}`)) return true;
  const runsPods =
    podKindOf(identity) !== undefined || isWorkflow(identity) || hasPodTemplate(object);
  return runsPods && !isHelmTest(object);
}
