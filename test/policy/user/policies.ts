import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, jest } from '@jest/globals';
import type { RuleJudge } from '../../../src/policy/index.js';
import { Opa } from '../../../src/policy/opa/index.js';
import {
  loadPolicies,
  type LoadedPolicies,
  type PolicySource,
  type UserPack,
} from '../../../src/policy/user/index.js';

// Compilers are slow where cores are shared.
jest.setTimeout(60_000);

/** One compiler for all that a file loads. */
export const opa = new Opa();
afterAll(() => opa.close());

export const folder = mkdtempSync(join(tmpdir(), 'archfit-user-'));
export const fixtures = join(__dirname, '../../../fixtures/policies');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes files below a folder of their own, and loads policies from there. */
let folders = 0;
export function write(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = join(folder, String((folders += 1)));
  mkdirSync(cwd);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  return cwd;
}

export function load(
  cwd: string,
  source: PolicySource,
  options: { readonly cache?: string | false; readonly builtInIds?: readonly string[] } = {},
): Promise<LoadedPolicies> {
  return loadPolicies([source], { cwd, cache: false, builtInIds: [], opa, ...options });
}

export async function loadFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  source: PolicySource = 'policy',
): Promise<LoadedPolicies> {
  return load(write(files), source);
}

export function judgeOf(pack: UserPack | undefined, ...only: readonly string[]): RuleJudge {
  const rules = (pack?.rules ?? []).filter(({ id }) => only.length === 0 || only.includes(id));
  if (pack === undefined || rules.length === 0) throw new Error('there is nothing to judge by');
  return pack.createJudge(rules, {}, new Date(0));
}

/** What a judge says of an object, as `rule: message`. */
export function says(judge: RuleJudge, object: unknown, uri = 'objects.yaml'): readonly string[] {
  const { violations, failures } = judge.judgeObject(object, uri);
  return [
    ...[...violations].flatMap(([rule, found]) =>
      found.map(({ message }) => `${rule}: ${message}`),
    ),
    ...failures.map(({ rule, message }) => `${rule} failed: ${message}`),
  ].sort();
}

export function placesOf({ problems }: LoadedPolicies): readonly string[] {
  return problems.map(({ message, location }) => {
    const { uri = '', region } = location ?? {};
    const at = region ? `${uri}:${region.startLine}:${region.startColumn}` : uri;
    return `${at}: ${message}`;
  });
}
