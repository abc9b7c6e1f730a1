import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test.each([
  [
    /^npx archfit (check .*faulty.*)$/m,
    /^```\n(kubernetes\/critical-min-replicas  high[\s\S]*?)\n```$/m,
  ],
  [/^npx archfit (budget .*)$/m, /^```\n(✖ prod  orders-db [\s\S]*?)\n```$/m],
])('the README shows what %s prints', (commandLine, output) => {
  const command = commandLine.exec(readme)?.[1] ?? '';
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli', 'archfit.js'), ...command.split(' ')],
    { cwd: root, encoding: 'utf8', env: {} },
  );
  const shown = output.exec(readme)?.[1];
  expect(shown).toBeDefined();
  // An ellipsis stands for lines that change with every new rule, or say no more.
  const parts = shown?.split('\n…\n') ?? [];
  const places = parts.map((part) => stdout.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});

test('every page that the README names is there', () => {
  const pages = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, page = '']) => page);
  expect(pages.length).toBeGreaterThan(8);
  for (const page of pages.filter((name) => !name.endsWith('/'))) {
    expect(readFileSync(join(root, page), 'utf8')).not.toBe('');
  }
});

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
