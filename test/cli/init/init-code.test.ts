import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { deployment } from '../manifests.js';
import { Workspace } from '../workspace.js';

let project: Workspace;

beforeEach(() => {
  project = new Workspace({
    'tsconfig.json': '{}',
    'src/main.ts': "import './controllers/orders.js';\n",
    'src/controllers/orders.ts': "export { place } from '../services/orders.js';\n",
    'src/services/orders.ts': 'export const place = () => 1;\n',
  });
});

afterEach(() => {
  project.remove();
});

const layers = {
  kind: 'layered',
  layers: { web: ['src/controllers'], application: ['src/services'] },
  outside: ['src/main.ts'],
};

describe('a folder of code', () => {
  test('gets a configuration with the layers that its folders suggest, and it works', async () => {
    const { exitCode, stdout } = await project.archfit('init', '--ci', 'none');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`the folders of src suggest this architecture:
  layers, uppermost first:
    web          src/controllers (1 file)
    application  src/services (1 file)
  no import is against this order`);
    expect(project.read('archfit.config.yaml')).toContain(
      '  # Code, with the architecture that its folders suggest: correct what is meant otherwise.\n  # no import is against this order\n  - kind: modules\n',
    );
    expect(load(project.read('archfit.config.yaml'))).toMatchObject({
      sources: [{ kind: 'modules', files: ['src'], layers }],
    });
    const checked = await project.archfit('check');
    expect([checked.exitCode, checked.stderr]).toEqual([0, '']);
  });

  test('beside manifests is a source beside theirs', async () => {
    project.write({
      'rendered/web.yaml': deployment(),
      'src/modules/orders/index.ts': '',
      'src/modules/billing/index.ts': '',
    });
    await project.archfit('init', '--ci', 'none');
    expect(load(project.read('archfit.config.yaml'))).toMatchObject({
      sources: [
        { manifests: ['rendered'] },
        { kind: 'modules', files: ['src'], contexts: { contexts: { '*': 'src/modules/*' } } },
      ],
    });
  });

  test('is written down in TypeScript where the project is set up for it', async () => {
    mkdirSync(join(project.folder, 'node_modules'));
    symlinkSync(join(__dirname, '..', '..', '..'), join(project.folder, 'node_modules', 'archfit'));
    project.write({ 'package.json': JSON.stringify({ devDependencies: { typescript: '*' } }) });
    await project.archfit('init', '--ci', 'none');
    expect(project.read('archfit.config.ts')).toContain(`    {
      kind: 'modules',
      files: ['src'],
      layers: {
        kind: 'layered',
        // Uppermost first: each may import those below it.
        layers: {
          web: ['src/controllers'],
          application: ['src/services'],
        },
        outside: ['src/main.ts'],
      },
    },
`);
  });

  test('without a manifest or tsconfig is nobody’s project', async () => {
    const empty = new Workspace({ 'src/a.ts': '' });
    const { exitCode, stderr } = await empty.archfit('init');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('and no TypeScript code')]);
    empty.remove();
  });
});
