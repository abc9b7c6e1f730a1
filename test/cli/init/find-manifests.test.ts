import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findManifests } from '../../../src/cli/init/find-manifests.js';
import { deployment } from '../manifests.js';
import { Workspace } from '../workspace.js';

let project: Workspace;

beforeEach(() => {
  project = new Workspace();
});

afterEach(() => {
  project.remove();
});

const manifest = deployment();

function placesOf(...files: readonly (string | readonly [string, string])[]) {
  project.write(
    Object.fromEntries(files.map((file) => (typeof file === 'string' ? [file, manifest] : file))),
  );
  return findManifests(project.folder).places;
}

describe('the places that are proposed', () => {
  test('are the topmost folders that hold nothing but manifests', () => {
    expect(placesOf('rendered/a/x.yaml', 'rendered/b/y.yml', ['package.json', '{}'])).toEqual([
      { path: 'rendered' },
    ]);
  });

  test('are parts of a folder that holds other YAML too', () => {
    const places = placesOf('k8s/app/x.yaml', 'k8s/y.yaml', ['k8s/values.yaml', 'replicas: 2\n']);
    expect(places).toEqual([{ path: 'k8s/app' }, { path: 'k8s/y.yaml' }]);
  });

  test('are never the folder itself, in which the configuration will stand', () => {
    expect(placesOf('x.yaml', 'deploy/y.yaml')).toEqual([{ path: 'deploy' }, { path: 'x.yaml' }]);
  });

  test('carry the environments that siblings are named after', () => {
    expect(placesOf('out/prod/x.yaml', 'out/dev/x.yaml', 'out/shared/x.yaml')).toEqual([
      { path: 'out/dev', environment: 'dev' },
      { path: 'out/prod', environment: 'prod' },
      { path: 'out/shared' },
    ]);
  });

  test('are of one environment where it stands below several applications', () => {
    expect(placesOf('a/dev/x.yaml', 'a/prod/x.yaml', 'b/dev/x.yaml', 'b/prod/x.yaml')).toEqual([
      { path: 'a/dev', environment: 'dev' },
      { path: 'a/prod', environment: 'prod' },
      { path: 'b/dev', environment: 'dev' },
      { path: 'b/prod', environment: 'prod' },
    ]);
  });

  test('carry no environment where only one folder is named like one', () => {
    expect(placesOf('k8s/prod/x.yaml', 'k8s/base/x.yaml')).toEqual([{ path: 'k8s' }]);
  });

  test.each<[string, string, string]>([
    ['a hidden folder', '.cache/x.yaml', manifest],
    ['node_modules', 'node_modules/p/x.yaml', manifest],
    [
      'a template',
      'k8s/x.yaml',
      manifest.replace('namespace: shop', 'namespace: "{{ .Release.Name }}"'),
    ],
    [
      'a catalogue of Backstage',
      'a/x.yaml',
      'apiVersion: backstage.io/v1alpha1\nkind: Component\n',
    ],
    ['a kubeconfig', 'a/x.yaml', 'apiVersion: v1\nkind: Config\n'],
    ['half a document', 'a/x.yaml', 'apiVersion: v1\nkind: {\n'],
    ['values', 'a/x.yaml', 'image: web\n'],
  ])('leave out %s', (_name, path, text) => {
    expect(placesOf([path, text])).toEqual([]);
  });

  test('hold what looks like a template and is data', () => {
    const alerts = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: alerts }\ndata:\n  a: "{{ $labels.pod }}"\n`;
    expect(placesOf(['k8s/alerts.yaml', alerts])).toEqual([{ path: 'k8s' }]);
  });
});

describe('what has to be rendered first', () => {
  test('is named and not proposed', () => {
    project.write({
      'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\n',
      'charts/web/templates/x.yaml': manifest,
      'overlays/prod/kustomization.yaml': 'resources: [x.yaml]\n',
      'overlays/prod/x.yaml': manifest,
    });
    expect(findManifests(project.folder)).toEqual({
      places: [],
      charts: ['charts/web'],
      kustomizations: ['overlays/prod'],
      isCut: false,
    });
  });
});

test('a search that ends early says so', () => {
  expect(placesOf(`${'a/'.repeat(12)}x.yaml`)).toEqual([]);
  expect(findManifests(project.folder).isCut).toBe(true);
});
