import { describe, expect, test } from '@jest/globals';
import { adoptArchitecture } from '../../src/config/run/adopt-architecture.js';
import { modules, type ModulesOptions } from '../../src/evaluate/index.js';

const layers = { kind: 'layered', layers: { web: 'src/web' } } as const;
const stereotypes = { gateway: { files: 'src/gateways' } };
const orders = modules({ files: 'src', root: 'orders', layers, exclude: 'src/gen' });
const billing = modules({ files: 'src', root: 'billing', stereotypes });

describe('code that is named is held to', () => {
  test.each<[string, ModulesOptions, object]>([
    [
      'the architecture of its source, and keeps what is asked for',
      { files: 'orders/src/web', exclude: 'src/x', tsconfig: 't.json' },
      {
        ...{ files: ['src/web'], root: 'orders', layers: [layers], tsconfig: 't.json' },
        exclude: ['src/gen', 'src/x'],
      },
    ],
    [
      'that of the other one, from another root',
      { files: '../billing/src', root: 'orders' },
      { files: ['src'], root: 'billing', stereotypes },
    ],
    ['none where no source has it', { files: 'lib' }, { files: ['lib'] }],
    ['its own', { files: 'orders/src', stereotypes }, { files: ['orders/src'], stereotypes }],
  ])('%s', (_, named, expected) => {
    const source = adoptArchitecture(modules(named), [orders, billing], '/project');
    expect(source).toEqual({ kind: 'modules', ...expected });
  });

  test('that of the only source, where it is below its root', () => {
    const adopt = (files: string) => adoptArchitecture(modules({ files }), [orders], '/project');
    expect(adopt('orders/lib')).toMatchObject({ files: ['lib'], layers: [layers] });
    expect(adopt('lib')).toEqual(modules({ files: 'lib' }));
  });
});
