import { devNull } from 'node:os';
import { expect, test } from '@jest/globals';
import { toolEnvironment } from '../../../src/source/rendering/tool-environment.js';

test('keeps what a program needs to run and to find its own files', () => {
  const env = {
    PATH: '/bin',
    HOME: '/home/me',
    HELM_PLUGINS: '/p',
    XDG_DATA_HOME: '/d',
    LC_ALL: 'C',
  };
  expect(toolEnvironment(env)).toMatchObject(env);
});

test.each([
  'KUBECONFIG',
  'HELM_KUBETOKEN',
  'HELM_KUBECONTEXT',
  'HELM_KUBEAPISERVER',
  'HELM_NAMESPACE',
  'HELM_DEBUG',
  'AWS_SECRET_ACCESS_KEY',
  'GITHUB_TOKEN',
  'HTTPS_PROXY',
  'NODE_OPTIONS',
])('takes %s away', (name) => {
  expect(Object.values(toolEnvironment({ [name]: 'given' }))).not.toContain('given');
});

test('leads to no cluster and no network', () => {
  expect(toolEnvironment({ NO_PROXY: '*' })).toMatchObject({
    KUBECONFIG: devNull,
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '',
    GIT_ALLOW_PROTOCOL: 'file',
  });
});
