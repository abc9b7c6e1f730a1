import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ManifestObject, openObjects } from '../../src/facts/kubernetes/index.js';
import { evaluate, type FitnessReport, kubernetes } from '../../src/index.js';
import { writeAggregate } from '../../src/policy/build/aggregate.js';
import { loadBuiltInPack, PackEvaluator } from '../../src/policy/index.js';
import { Opa } from '../../src/policy/opa/index.js';
import { readViolations } from '../../src/policy/violation.js';
import { readManifestText } from '../../src/source/index.js';
import { corpus, filesOf, renderedCounts } from './corpora.js';

const folder = corpus('kubernetes', 'rendered');

/** What cannot be judged, by file. The corpus reads without an error, so the list is empty. */
const expectedProblems: Readonly<Record<string, string>> = {};

const manifests = filesOf(folder).map((file) => ({
  file,
  objects: readManifestText(file, readFileSync(join(folder, file))).documents.flatMap(
    (document) => openObjects(document).objects,
  ),
}));

describe('the rendered corpus', () => {
  let report: FitnessReport;

  beforeAll(async () => {
    report = await evaluate([kubernetes({ manifests: '.', each: 'file' })], { cwd: folder });
  });

  test('is read whole: no problem, and every object is counted', () => {
    const problems = report.problems.map(({ location, code }) => [location?.uri, code]);
    expect(Object.fromEntries(problems)).toEqual(expectedProblems);
    const units = Object.fromEntries(report.inputs.map(({ uri, units: count }) => [uri, count]));
    const counts = Object.entries(renderedCounts());
    expect(units).toEqual(Object.fromEntries(counts.map(([uri, [, objects]]) => [uri, objects])));
    expect(report.totals.units).toBe(5413);
  });

  test('is examined by every rule that needs no setting, and no policy fails', () => {
    const examined = report.checks.map(({ rule, outcome, evidence }) => [
      rule,
      outcome,
      evidence.examined,
    ]);
    expect(examined).toEqual([
      ['kubernetes/autoscaler-conflict', 'pass', 4],
      ['kubernetes/cpu-limit', 'fail', 815],
      ['kubernetes/cpu-request', 'fail', 815],
      ['kubernetes/critical-hpa-min-replicas', 'not-applicable', 0],
      ['kubernetes/critical-min-replicas', 'not-applicable', 0],
      ['kubernetes/criticality-label', 'fail', 827],
      ['kubernetes/cronjob-safety', 'fail', 32],
      ['kubernetes/disruption-budget', 'not-applicable', 0],
      ['kubernetes/disruption-budget-satisfiable', 'pass', 24],
      ['kubernetes/hpa-max-replicas', 'fail', 32],
      ['kubernetes/hpa-replicas-conflict', 'pass', 4],
      ['kubernetes/hpa-target-exists', 'fail', 28],
      ['kubernetes/ingress-backend-exists', 'pass', 6],
      ['kubernetes/ingress-tls', 'fail', 23],
      ['kubernetes/liveness-probe', 'fail', 712],
      ['kubernetes/memory-limit', 'fail', 815],
      ['kubernetes/memory-request', 'fail', 815],
      ['kubernetes/no-literal-secret-env', 'fail', 1222],
      ['kubernetes/one-zone-loss-capacity', 'not-applicable', 0],
      ['kubernetes/owner-label', 'fail', 827],
      ['kubernetes/probe-port-exposed', 'fail', 361],
      ['kubernetes/probes-distinct', 'fail', 323],
      ['kubernetes/readiness-probe', 'fail', 285],
      ['kubernetes/requests-within-limits', 'pass', 815],
      ['kubernetes/rollout-keeps-minimum', 'not-applicable', 0],
      ['kubernetes/rollout-strategy', 'fail', 569],
      ['kubernetes/schema-valid', 'fail', 3797],
      ['kubernetes/selector-selects-nothing', 'pass', 99],
      ['kubernetes/service-account', 'fail', 816],
      ['kubernetes/service-account-exists', 'fail', 435],
      ['kubernetes/service-account-unshared', 'pass', 435],
      ['kubernetes/service-selects-pods', 'pass', 439],
      ['kubernetes/shutdown-window', 'fail', 712],
      ['kubernetes/tls-min-version', 'not-applicable', 0],
      ['kubernetes/zone-spread', 'not-applicable', 0],
    ]);
  });

  test('gives every finding a place in its file', () => {
    const findings = report.checks.flatMap((check) => check.findings);
    expect(findings.length).toBeGreaterThan(4000);
    const lines = new Map(
      manifests.map(({ file }) => [
        file,
        readFileSync(join(folder, file), 'utf8').split('\n').length,
      ]),
    );
    for (const { location } of findings) {
      const line = location?.region?.startLine ?? 0;
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(lines.get(location?.uri ?? '') ?? 0);
      expect(location?.snippet?.lines.length).toBeGreaterThan(0);
    }
  });
});

describe('the rendered corpus with every workload labelled as critical', () => {
  const replicated =
    /^(apps|extensions)\/\S+ (Deployment|StatefulSet|ReplicaSet)$|^v1 (Pod|ReplicationController)$|^argoproj\.io\/\S+ Rollout$|^apps\.kruise\.io\/\S+ (CloneSet|StatefulSet)$|^apps\.openshift\.io\/\S+ DeploymentConfig$/;
  let overlaid: string;
  let report: FitnessReport;

  beforeAll(async () => {
    overlaid = mkdtempSync(join(tmpdir(), 'archfit-critical-'));
    for (const [index, { objects }] of manifests.entries()) {
      const items = objects.map(({ value }) => labelCritical(value));
      if (items.length > 0) {
        const list = { apiVersion: 'v1', kind: 'List', items };
        writeFileSync(join(overlaid, `${index}.json`), JSON.stringify(list));
      }
    }
    report = await evaluate([kubernetes({ manifests: '.', each: 'file' })], { cwd: overlaid });
  });

  afterAll(() => {
    rmSync(overlaid, { recursive: true });
  });

  test('has a verdict on every workload that keeps replicas and has no autoscaler', () => {
    const check = report.checks.find(({ rule }) => rule === 'kubernetes/critical-min-replicas');
    let expected = 0;
    let short = 0;
    for (const { objects } of manifests) {
      for (const object of objects) {
        const { kind, value } = object;
        if (
          !replicated.test(`${object.apiVersion} ${kind}`) ||
          isHelmTest(value) ||
          isScaled(object, objects)
        )
          continue;
        expected += 1;
        const isTwin = (other: typeof object) =>
          other.kind === kind && other.name === object.name && other.namespace === object.namespace;
        if (object.name !== '' && objects.filter(isTwin).length > 1) continue;
        const spec = value['spec'] as { readonly replicas?: number | null } | undefined;
        if (kind === 'Pod' || (spec?.replicas ?? 1) < 2) short += 1;
      }
    }
    expect(expected).toBeGreaterThan(500);
    expect(check?.evidence.examined).toBe(expected);
    expect(check?.findings).toHaveLength(short);
  });

  test('has a verdict on every workload that an autoscaler owns', () => {
    const check = report.checks.find(({ rule }) => rule === 'kubernetes/critical-hpa-min-replicas');
    const scaled = manifests.flatMap(({ objects }) =>
      objects.filter((object) => isScaled(object, objects)),
    );
    expect(scaled.length).toBeGreaterThan(5);
    expect(check?.evidence.examined).toBe(scaled.length);
    expect(check?.outcome).toBe('fail');
  });

  test('finds those that nothing in their text spreads over zones', () => {
    const check = report.checks.find(({ rule }) => rule === 'kubernetes/zone-spread');
    const kinds =
      /^(CloneSet|Deployment|DeploymentConfig|ReplicaSet|ReplicationController|Rollout|StatefulSet)$/;
    const replicated = manifests
      .flatMap(({ objects }) => objects)
      .filter(({ apiVersion, kind, value }) => {
        const spec = value['spec'] as { readonly template?: { readonly spec?: unknown } } | null;
        const isWorkload =
          kinds.test(kind) &&
          /^(apps(\.kruise\.io|\.openshift\.io)?|extensions|argoproj\.io)\/|^v1$/.test(apiVersion);
        return isWorkload && spec?.template?.spec !== undefined && !isHelmTest(value);
      });
    const unspread = replicated.filter(
      ({ value }) => !JSON.stringify(value).includes('topology.kubernetes.io/zone'),
    );
    expect(check?.evidence.examined).toBe(replicated.length);
    expect(unspread.length).toBeGreaterThan(400);
    // A selector that selects other pods spreads nothing either, and is told apart.
    expect(
      check?.findings.filter(({ message }) => !message.includes('label selector')),
    ).toHaveLength(unspread.length);
  });
});

/** What scales an object, read as plainly as can be: the oracle of the two tests above. */
function isScaled(object: ManifestObject, others: readonly ManifestObject[]): boolean {
  if (object.apiVersion.startsWith('serving.knative.dev/') && object.kind === 'Service')
    return true;
  return others.some(({ kind, namespace, value }) => {
    const spec = value['spec'] as { readonly scaleTargetRef?: Record<string, string> } | undefined;
    if (kind !== 'HorizontalPodAutoscaler' && kind !== 'ScaledObject') return false;
    const target = { kind: 'Deployment', ...spec?.scaleTargetRef };
    return (
      target.kind === object.kind &&
      'name' in target &&
      target.name === object.name &&
      (namespace === object.namespace || namespace === '' || object.namespace === '')
    );
  });
}

function isHelmTest(value: ManifestObject['value']): boolean {
  const metadata = value['metadata'] as { readonly annotations?: Record<string, string> } | null;
  return metadata?.annotations?.['helm.sh/hook']?.startsWith('test') ?? false;
}

function labelCritical(value: ManifestObject['value']): unknown {
  const metadata = (value['metadata'] ?? {}) as { readonly labels?: object };
  return {
    ...value,
    metadata: { ...metadata, labels: { ...metadata.labels, criticality: 'critical' } },
  };
}

describe('the compiled policies', () => {
  const pack = loadBuiltInPack();
  const evaluator = new PackEvaluator(pack, pack.manifest.rules);
  const root = join(__dirname, '..', '..');
  // Every call hands the policies over: those about sets would only make it slow.
  const rules = pack.manifest.rules.filter(({ scope }) => scope === 'object');
  const libraries = filesOf(join(root, 'policies', 'lib'))
    .filter((file) => file.endsWith('.rego') && !file.endsWith('_test.rego'))
    .map((file) => join('policies', 'lib', file));
  const modules = {
    ...Object.fromEntries(
      [...libraries, ...rules.map(({ file }) => file)].map((file) => [
        file,
        readFileSync(join(root, file), 'utf8'),
      ]),
    ),
    'aggregate.rego': writeAggregate(
      rules.map((rule) => ({
        rule,
        packagePath: `archfit.${rule.id.replaceAll('-', '_').replace('/', '.')}`,
        hasUndecided: false,
      })),
    ),
  };
  const opa = new Opa();

  afterAll(async () => {
    await opa.close();
  });

  test('say of every object what they say in OPA itself', async () => {
    const objects = manifests
      .flatMap((manifest) => manifest.objects)
      .filter(({ apiVersion, kind }) => evaluator.judgesKind(apiVersion, kind))
      .map(({ value }) => value);
    expect(objects.length).toBeGreaterThan(800);
    for (const input of objects) {
      const { resultSet } = await opa.evaluate({ modules, query: 'data.aggregate.objects', input });
      const native = Object.entries(resultSet[0]?.expressions[0]?.value ?? {});
      const { violations, failures } = evaluator.judgeObject(input);
      expect(failures).toEqual([]);
      expect(Object.fromEntries(violations)).toEqual(
        Object.fromEntries(native.map(([rule, found]) => [rule, readViolations(found)])),
      );
    }
  });
});
