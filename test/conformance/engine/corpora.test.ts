/** @jest-environment ./test/policy/opa-environment.mjs */
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { evaluateConfig } from '../../../src/config/index.js';
import { evaluate, events, kubernetes, modules, openapi, type Source } from '../../../src/index.js';
import { Opa } from '../../../src/policy/opa/index.js';
import { corpus, filesOf } from '../corpora.js';
import { compareWithOpa } from './opa-verdicts.js';
import { recordEvaluations } from './recorded-evaluations.js';

// OPA is slow where cores are shared.
jest.setTimeout(600_000);

const opa = new Opa();
afterAll(() => opa.close());

const root = join(__dirname, '..', '..', '..');

/** Every so many files: enough to meet each rule often, few enough to end in a minute. Objects are compared all, in ../rendered.test.ts. */
const everyNth = 40;

async function compare(run: () => Promise<unknown>): Promise<number> {
  const evaluations = await recordEvaluations(run);
  expect(await compareWithOpa(opa, evaluations)).toEqual([]);
  return evaluations.length;
}

describe('every policy that is on says of public inputs what it says in OPA', () => {
  test.each<[name: string, cwd: string, sources: () => readonly Source[]]>([
    [
      'rendered manifests',
      corpus('kubernetes', 'rendered'),
      () =>
        filesOf(corpus('kubernetes', 'rendered'))
          .filter((_, index) => index % everyNth === 0)
          .map((file) => kubernetes({ manifests: file, each: 'file' })),
    ],
    [
      'two versions of an API',
      corpus('openapi', 'real', 'argo-cd'),
      () => [openapi({ base: 'old.json', head: 'new.json' })],
    ],
    ...['asyncapi-spec', 'cdevents', 'octokit-webhooks'].map(
      (name): [string, string, () => readonly Source[]] => [
        `event schemas of ${name}`,
        corpus('events', 'schemas', name),
        () => [events({ files: '.' })],
      ],
    ),
    ['this project', root, () => [modules({ files: 'src' })]],
  ])('%s', async (name, cwd, sources) => {
    const count = await compare(() => evaluate(sources(), { cwd }));
    process.stdout.write(`${name}: ${String(count)} verdicts\n`);
    expect(count).toBeGreaterThan(10);
  });
});

describe('and of the shop', () => {
  test.each([
    ['', 'rendered.config.yaml'],
    ['', 'black-friday.config.yaml'],
    ['events', 'archfit.config.yaml'],
    ['events', 'faulty.config.yaml'],
    ['api', 'archfit.config.yaml'],
    ['services', 'archfit.config.yaml'],
    ['services-faulty', 'archfit.config.yaml'],
  ])('%s %s', async (folder, configFile) => {
    const cwd = join(root, 'fixtures', 'shop', folder);
    const count = await compare(() => evaluateConfig({ cwd, env: {}, configFile }));
    process.stdout.write(`${folder} ${configFile}: ${String(count)} verdicts\n`);
    expect(count).toBeGreaterThan(10);
  });
});
