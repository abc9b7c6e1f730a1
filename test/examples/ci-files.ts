import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { isRecord } from '../../src/source/is-record.js';

/** The files of an example that a CI service reads, by their path in it. */
export function ciFilesOf(folder: string): readonly string[] {
  const workflows = '.github/workflows';
  return [
    ...(existsSync(join(folder, workflows))
      ? readdirSync(join(folder, workflows)).map((name) => `${workflows}/${name}`)
      : []),
    ...(existsSync(join(folder, '.gitlab-ci.yml')) ? ['.gitlab-ci.yml'] : []),
  ];
}

/** What a CI service would have a shell run that calls archfit, in order. */
export function archfitCallsOf(folder: string): readonly string[] {
  return ciFilesOf(folder)
    .flatMap((file) => scriptsIn(load(readFileSync(join(folder, file), 'utf8'))))
    .filter((script) => script.includes('npx archfit'));
}

/** The texts below `run` and `script`. */
function scriptsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return ['run', 'script'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => scriptsIn(item, key));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => scriptsIn(item, name));
}
