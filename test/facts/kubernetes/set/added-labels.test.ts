import { expect, test } from '@jest/globals';
import { identify } from '../../../../src/facts/kubernetes/identity.js';
import { LabelIndex } from '../../../../src/facts/kubernetes/set/label-index.js';
import { readLabelSelector } from '../../../../src/facts/kubernetes/set/label-selector.js';

const owners = {
  'apps/v1': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'argoproj.io/v1alpha1': ['Rollout'],
  'batch/v1': ['CronJob', 'Job'],
  'serving.knative.dev/v1': ['Service'],
};

const pods = new LabelIndex(
  Object.entries(owners).flatMap(([apiVersion, kinds]) =>
    kinds.map((kind) => identify({ apiVersion, kind, namespace: 'shop', name: 'db' })),
  ),
  () => ({ app: 'web' }),
);

const label = (key: string, value: string) => ({ matchLabels: { app: 'web', [key]: value } });
const expression = (key: string, operator: string, ...values: readonly string[]) => ({
  matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
});
const withoutJobs = ['DaemonSet', 'Deployment', 'StatefulSet', 'Rollout', 'Service'];
const all = [...withoutJobs.slice(0, 4), 'CronJob', 'Job', 'Service'];

test.each<[string, object, readonly string[]]>([
  ['a pod by its name', label('statefulset.kubernetes.io/pod-name', 'db-0'), ['StatefulSet']],
  ['a pod of another name', label('statefulset.kubernetes.io/pod-name', 'api-0'), []],
  [
    'one of several pods',
    expression('statefulset.kubernetes.io/pod-name', 'In', 'api-0', 'db-1'),
    ['StatefulSet'],
  ],
  ['all pods but one', expression('statefulset.kubernetes.io/pod-name', 'NotIn', 'db-0'), all],
  ['a Job by its name', label('job-name', 'db'), ['Job']],
  ['a Job of a CronJob', label('batch.kubernetes.io/job-name', 'db-123'), ['CronJob']],
  ['every Job', expression('job-name', 'Exists'), ['CronJob', 'Job']],
  ['no Job', expression('batch.kubernetes.io/job-name', 'DoesNotExist'), withoutJobs],
  [
    'every Job but one',
    expression('job-name', 'NotIn', 'db'),
    [...withoutJobs.slice(0, 4), 'CronJob', 'Service'],
  ],
  ['Deployments', expression('pod-template-hash', 'Exists'), ['Deployment']],
  [
    'what has revisions',
    expression('controller-revision-hash', 'Exists'),
    ['DaemonSet', 'StatefulSet'],
  ],
  ['a service of Knative', label('serving.knative.dev/service', 'db'), ['Service']],
  ['another service of Knative', label('serving.knative.dev/service', 'api'), []],
])('labels that a controller adds select %s', (_, selector, kinds) => {
  const selected = pods.select(readLabelSelector(selector, 'everything', 'nothing'), ['shop']);
  expect(selected.map(({ kind }) => kind)).toEqual(kinds);
});
