import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the configuration that the README shows is one', () => {
  const config = /^```yaml\n# archfit\.config\.yaml\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'archfit-readme-'));
  try {
    writeFileSync(join(folder, 'archfit.config.yaml'), config);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'dist', 'cli', 'archfit.js'), 'check', '--print-config'],
      { cwd: folder, encoding: 'utf8', env: {} },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('"waivers.yaml"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
