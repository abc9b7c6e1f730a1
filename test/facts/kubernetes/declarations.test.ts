import { describe, expect, test } from '@jest/globals';
import { countDeclarations } from '../../../src/facts/kubernetes/declarations.js';
import { identify } from '../../../src/facts/kubernetes/identity.js';

function declared(namespace: string, apiVersion = 'apps/v1', labels: object = {}) {
  const identity = identify({ apiVersion, kind: 'Deployment', name: 'web', namespace });
  return { ...identity, declarations: 1, labels };
}

describe('countDeclarations', () => {
  test('counts what stands twice, under an old API group too, and keeps each declaration', () => {
    const second = declared('shop', 'extensions/v1beta1', { tier: 'one' });
    const counted = countDeclarations([declared('shop'), declared('other'), second]);
    expect(counted.map(({ id, declarations, labels }) => ({ id, declarations, labels }))).toEqual([
      { id: 'apps/Deployment/shop/web', declarations: 2, labels: {} },
      { id: 'apps/Deployment/other/web', declarations: 1, labels: {} },
      { id: 'apps/Deployment/shop/web#1', declarations: 2, labels: { tier: 'one' } },
    ]);
  });

  test('keeps two objects that share a generateName apart', () => {
    const named = { apiVersion: 'batch/v1', kind: 'Job', name: '', namespace: '' };
    const job = { ...identify({ ...named, generateName: 'migrate-' }), declarations: 1 };
    expect(countDeclarations([job, job]).map(({ id, declarations }) => [id, declarations])).toEqual(
      [
        ['batch/Job/migrate-*', 1],
        ['batch/Job/migrate-*#1', 1],
      ],
    );
  });
});
