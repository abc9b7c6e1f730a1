import { expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { autoscaler, critical, deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';

/** What `helm template` prints: two templates, of which the second is the fault. */
const rendered = [
  '---\n# Source: web/templates/deployment.yaml\n',
  deployment({ labels: critical }),
  '---\n# Source: web/templates/autoscaler.yaml\n',
  autoscaler('minReplicas: 1'),
].join('');

const args = ['check', '-', '--only', 'kubernetes/critical-hpa-min-replicas'];

test('findings in piped output of helm template name the template, and no line of it', async () => {
  const { stdout } = await runArchfit([...args, '--format', 'json'], { stdin: rendered });
  const { checks } = JSON.parse(stdout) as FitnessReport;
  const [finding] = checks.flatMap(({ findings }) => findings);
  expect(finding).toMatchObject({
    location: { uri: 'stdin', template: 'web/templates/autoscaler.yaml' },
    related: [{ uri: 'stdin', template: 'web/templates/deployment.yaml' }],
    fixes: [{ patch: [{ op: 'add', path: '/spec/minReplicas', value: 2 }] }],
  });
  expect(finding?.fixes?.[0]).not.toHaveProperty('edits');
});

test.each([
  ['text', 'from web/templates/autoscaler.yaml'],
  ['text', 'change set minReplicas to 2 in what web/templates/autoscaler.yaml renders'],
  ['github', 'from web/templates/autoscaler.yaml'],
  ['markdown', 'from <code>web/templates/autoscaler.yaml</code>'],
  ['junit', 'from web/templates/autoscaler.yaml'],
  ['sarif', 'rendered from the Helm template web/templates/autoscaler.yaml'],
])('%s shows it: %s', async (format, expected) => {
  const { stdout } = await runArchfit([...args, '--format', format], { stdin: rendered });
  expect(stdout).toContain(expected);
});
