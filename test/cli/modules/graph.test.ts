import { expect, test } from '@jest/globals';
import { runArchfit } from '../run-archfit.js';

const code = {
  'src/web/orders.ts': "import { order } from '../domain/order.js';\nexport const web = order;\n",
  'src/domain/order.ts': 'export const order = () => 1;\n',
};

const files = {
  ...code,
  'archfit.config.yaml': `sources:
  - kind: modules
    files: src
    layers:
      kind: layered
      layers: { web: src/web, domain: src/domain }
`,
};

test('layers of the configuration are drawn, with how many imports lead from each to each', async () => {
  const { exitCode, stdout } = await runArchfit(['modules', 'graph'], { files });
  expect(stdout).toBe(`flowchart TD
  n0["web<br/>1 file"]
  n1["domain<br/>1 file"]
  n0 -->|"1"| n1
`);
  expect(exitCode).toBe(0);
});

test('folders are drawn without a configuration', async () => {
  const args = ['modules', 'graph', 'src', '--by', 'folders', '--depth', '2', '--format', 'dot'];
  const { exitCode, stdout } = await runArchfit(args, { files: code });
  expect(stdout).toContain('n0 [label="src/domain\\n1 file"];');
  expect(stdout).toContain('n1 -> n0 [label="1"');
  expect(exitCode).toBe(0);
});

test.each([
  [['--depth', '2'], '--depth goes with --by folders alone'],
  [['--by', 'folders', '--depth', 'two'], 'Give a whole number from 1 to 99.'],
  [['--format', 'png'], 'Allowed choices are mermaid, dot, svg.'],
])('%j is refused', async (flags, message) => {
  const { exitCode, stderr, stdout } = await runArchfit(['modules', 'graph', ...flags], { files });
  expect(stderr).toContain(message);
  expect([exitCode, stdout]).toEqual([2, '']);
});

test('a folder without code is no picture', async () => {
  const { exitCode, stdout, stderr } = await runArchfit(['modules', 'graph', 'docs'], {
    files: { 'docs/a.md': '' },
  });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('the folder holds no TypeScript and no JavaScript');
});
