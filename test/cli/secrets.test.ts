import { expect, test } from '@jest/globals';
import { formats } from '../../src/reporters/index.js';
import { runArchfit } from './run-archfit.js';

const canaries = {
  data: 'Y2FuYXJ5LWluLWRhdGE=',
  dataDecoded: 'canary-in-data',
  stringData: 'canary-in-string-data',
  environment: 'canary-in-environment',
  url: 'canary-in-url',
  key: 'canary-in-api-key',
  broken: 'canary-in-broken-document',
  argument: 'canary-in-argument',
} as const;

/** Every object has a finding right beside a secret, and what cannot be read holds one too. */
const manifests = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web}
  annotations:
    api-key: ${canaries.key}
    database: postgres://web:${canaries.url}@db.shop.svc/web
spec:
  template:
    spec:
      containers:
        - name: web
          args: ["--password", "${canaries.argument}"]
          env:
            - name: DB_PASSWORD
              value: ${canaries.environment}
            - name: DATABASE_URL
              value: postgres://web:${canaries.url}@db.shop.svc/web
          resources: {}
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: {name: web}
    data: {password: ${canaries.data}}
    stringData: {other: ${canaries.stringData}}
  - apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec: {containers: [{name: web, env: [{name: TOKEN, value: ${canaries.environment}}]}]}
---
apiVersion: v1
kind: Secret
stringData:
  password: ${canaries.broken}
  password: ${canaries.broken}
---
apiVersion: v1
kind: Secret
stringData: {password: "${canaries.broken}
---
- ${canaries.broken}
`;

test.each(formats.map((format) => [format]))('no secret reaches the format %s', async (format) => {
  const { exitCode, stdout, stderr } = await runArchfit(['check', '-', '--format', format], {
    stdin: manifests,
  });
  expect(exitCode).toBe(1);
  // Scorecards tell of rules alone; annotations and the widget of GitLab show no code, as the places that they stand in do.
  if (!format.startsWith('scorecard')) expect(stdout).toContain('container web of Deployment web');
  if (!/^(?:scorecard|git)/.test(format)) expect(stdout).toContain('•••');
  for (const canary of Object.values(canaries)) expect(stdout + stderr).not.toContain(canary);
});

test('no secret reaches the explanation of misuse', async () => {
  const { stderr } = await runArchfit(['check', '-', '--only', 'kubernetes/none'], {
    stdin: manifests,
  });
  for (const canary of Object.values(canaries)) expect(stderr).not.toContain(canary);
});
