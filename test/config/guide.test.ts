import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type ConfigError, loadConfig } from '../../src/config/index.js';
import { configSchema } from '../../src/config/check/config-schema.js';
import { createProject, load } from './project.js';

const root = join(__dirname, '..', '..');
const guide = readFileSync(join(root, 'docs/guides/configuration.md'), 'utf8');

/** The examples of the guide, by the heading that they stand under. A fence names the file that it shows. */
const examples = guide.split(/^#+ (?=[A-Z])/m).flatMap((section) => {
  const title = section.slice(0, section.indexOf('\n'));
  const fences = [...section.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  const files = Object.fromEntries(
    fences.flatMap(([, , name, text]) => (name === undefined ? [] : [[name, text]])),
  );
  const output = fences.find(([, language]) => language === 'text')?.[3]?.trimEnd();
  return Object.keys(files).length === 0 ? [] : [{ title, files, output }];
});

function writeExample(title: string): string {
  const example = examples.find((each) => each.title === title);
  const cwd = createProject(example?.files ?? {});
  mkdirSync(join(cwd, 'node_modules'), { recursive: true });
  symlinkSync(root, join(cwd, 'node_modules', 'archfit'));
  return cwd;
}

test('the guide has its examples', () => {
  expect(examples.map(({ title }) => title)).toEqual([
    'Configuration',
    'Environments',
    'Overrides',
    'Required rules',
    'Building upon another configuration',
    'TypeScript and JavaScript',
    'When something is wrong',
  ]);
});

test.each(examples)('what it shows under "$title" does what it says', async ({ title, output }) => {
  const cwd = writeExample(title);
  const result = await loadConfig({ cwd, env: {} }).catch((error: unknown) => error);
  if (output === undefined) expect(result).toMatchObject({ root: cwd });
  else expect((result as ConfigError).message).toBe(output);
});

test('what is extended is merged as the guide says', async () => {
  const config = await load(writeExample('Building upon another configuration'));
  expect(config).toMatchObject({
    failOn: 'medium',
    require: ['kubernetes/owner-label'],
    rules: { 'kubernetes/owner-label': { severity: 'critical', parameters: { labels: ['team'] } } },
    overrides: [{ paths: ['**/generated/**'] }],
  });
});

describe('the tables list every key', () => {
  const keysOf = (heading: string) => {
    const table = guide
      .slice(guide.indexOf(heading))
      .split(/\n\n/)
      .find((part) => part.startsWith('|'));
    return [...(table ?? '').matchAll(/^\| `([^`]+)`/gm)].map(([, key]) => key);
  };

  test('of a configuration', () => {
    expect(keysOf('## Keys')).toEqual(Object.keys(configSchema.shape));
  });

  test('of a source', () => {
    expect(keysOf('A source has these keys')).toEqual(['kind', 'manifests', 'environment', 'each']);
  });
});
