import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import { ConfigError, loadConfig, type ResolvedConfig } from '../../src/config/index.js';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Writes files into a new folder that is removed when the tests of the file are through; values that are no text as JSON. */
export function createProject(files: Readonly<Record<string, unknown>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-config-')));
  folders.push(root);
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

/** Loads the configuration of a project, which has to be there. */
export async function load(
  cwd: string,
  options: { readonly file?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ResolvedConfig> {
  const config = await loadConfig({ cwd, env: {}, ...options });
  if (config === undefined) throw new Error('no configuration was found');
  return config;
}

/** The error of a configuration that cannot be used. */
export async function refusal(
  cwd: string,
  options: { readonly file?: string } = {},
): Promise<ConfigError> {
  const result = await loadConfig({ cwd, env: {}, ...options }).catch((error: unknown) => error);
  if (result instanceof ConfigError) return result;
  throw result instanceof Error ? result : new Error('the configuration was accepted');
}
