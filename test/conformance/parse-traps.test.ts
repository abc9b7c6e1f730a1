import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type ManifestObject, openObjects } from '../../src/facts/kubernetes/objects.js';
import type { Problem } from '../../src/report/problem.js';
import { DocumentCache, readManifestText } from '../../src/source/index.js';

/** What a file of the corpus is to come to; `format` in expected.json says how to read it. */
interface Outcome {
  readonly objects: number;
  readonly status: 'ok' | 'error';
  readonly line?: number;
  readonly linesAccepted?: readonly number[];
}

interface Expectation extends Outcome {
  readonly lines?: readonly number[];
  readonly identities?: readonly string[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly alternatives?: readonly Outcome[];
}

const corpora = process.env['ARCHFIT_CORPORA'];
const kubernetes = join(corpora ?? '', 'kubernetes');
const clusterKinds = new Set(['CustomResourceDefinition', 'Namespace']);

if (corpora === undefined) {
  test('the folder of the corpora is named by ARCHFIT_CORPORA', () => {
    throw new Error('set ARCHFIT_CORPORA');
  });
}

describe.each(corpora === undefined ? [] : ['parse-traps', 'rendered-odd'])('%s', (folder) => {
  test.each(readExpectations(folder))('%s', (name, expectation) => {
    const { documents, objects, problems } = read(name, join(kubernetes, folder, name));
    const lines = problems.map((problem) => problem.location?.region?.startLine ?? 0);
    const line = Math.min(...lines);
    const before = objects.filter(({ document }) => document.line < line).length;

    const matches = (outcome: Outcome): boolean =>
      outcome.status === 'ok'
        ? problems.length === 0 && objects.length === outcome.objects
        : [outcome.line, ...(outcome.linesAccepted ?? [])].includes(line) &&
          [before, objects.length].includes(outcome.objects);
    expect({
      objects: objects.length,
      before,
      problems: problems.map(describeProblem),
      accepted: [expectation, ...(expectation.alternatives ?? [])].some(matches),
    }).toMatchObject({ accepted: true });

    if (expectation.lines) expect(lines).toEqual(expectation.lines);
    if (objects.length === expectation.identities?.length) {
      expect(objects.map(identify)).toEqual(expectation.identities);
    }
    for (const [path, value] of Object.entries(expectation.values ?? {})) {
      const [index, ...keys] = path.split('/');
      expect([path, at(documents[Number(index)]?.value, keys)]).toEqual([path, value]);
    }
    for (const problem of problems) {
      expect(problem.message).not.toMatch(/\n|\^/);
      expect(problem.hint).not.toBe('');
    }
  });
});

if (corpora !== undefined) {
  test('every object of the rendered corpus is read, and nothing else', () => {
    const counts = new Map(
      Object.entries(readJson('rendered.counts.json') as Record<string, [number, number]>),
    );
    const cache = new DocumentCache();
    const differences: unknown[] = [];
    let total = 0;
    for (const [name, expected] of counts) {
      const path = join(kubernetes, 'rendered', name);
      const { documents, objects, problems } = read(name, path, cache);
      total += objects.length;
      const found = [documents.length, objects.length];
      if (problems.length > 0 || String(found) !== String(expected)) {
        differences.push({ name, expected, found, problems: problems.map(describeProblem) });
      }
    }
    expect(differences).toEqual([]);
    expect(listFiles(join(kubernetes, 'rendered'))).toBe(counts.size);
    expect(total).toBe(5413);
  });
}

function read(name: string, path: string, cache?: DocumentCache) {
  const { documents, problems } = readManifestText(name, readFileSync(path), cache);
  const opened = documents.map((document) => openObjects(document));
  return {
    documents,
    objects: opened.flatMap(({ objects }) => objects),
    problems: [...problems, ...opened.flatMap((each) => each.problems)].sort(
      (left, right) => lineOf(left) - lineOf(right),
    ),
  };
}

function lineOf(problem: Problem): number {
  return problem.location?.region?.startLine ?? 0;
}

function describeProblem(problem: Problem): string {
  return `${lineOf(problem)}: ${problem.code}: ${problem.message}`;
}

function identify({ kind, namespace, name, generateName }: ManifestObject): string {
  const shown = name === '' && generateName !== undefined ? `${generateName}*` : name;
  return clusterKinds.has(kind) ? `${kind} ${shown}` : `${kind} ${namespace}/${shown}`;
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null
        ? Object.getOwnPropertyDescriptor(node, key)?.value
        : undefined,
    value,
  );
}

function readExpectations(folder: string): [string, Expectation][] {
  const { files } = readJson(`${folder}/expected.json`) as { files: Record<string, Expectation> };
  return Object.entries(files);
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(kubernetes, name), 'utf8'));
}

function listFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
}
