import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evaluate, type Finding, kubernetes, type Location } from '../../src/index.js';
import { pointerSteps } from '../../src/source/edit/json-patch.js';
import { readManifestText } from '../../src/source/index.js';
import { examplesOf, rulesWithExamples } from '../fixtures/rule-examples.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-locations-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a rule finds in each text, in the order of the texts. Each is an environment of its own. */
async function findingsOf(
  texts: readonly string[],
  rule: string,
): Promise<readonly (readonly Finding[])[]> {
  const sources = texts.map((text, index) => {
    writeFileSync(join(folder, `${index}.yaml`), text);
    return kubernetes({ manifests: `${index}.yaml`, environment: String(index) });
  });
  const { checks } = await evaluate(sources, { cwd: folder, only: [rule] });
  const findings = checks.flatMap((check) => check.findings);
  return texts.map((_, index) =>
    findings.filter(({ environment }) => environment === String(index)),
  );
}

/** The value at a pointer; undefined where there is none. */
function valueAt(value: unknown, pointer: string): unknown {
  return pointerSteps(pointer).reduce<unknown>((node, step) => {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    return (node as Record<string, unknown>)[step];
  }, value);
}

/** Where a finding is by the places of its document, without lines. */
function placeOf({ message, location, related }: Finding) {
  const place = (at: Location | undefined) => [at?.pointer, at?.ancestor, at?.nearest];
  return { message, location: place(location), related: related.map(place) };
}

function expectPlace(text: string, location: Location | undefined): void {
  const { region, pointer = '', nearest = pointer, ancestor = false } = location ?? {};
  if (region === undefined) throw new Error('no region');
  const { documents } = readManifestText('manifest.yaml', Buffer.from(text));
  const document = documents.findLast(({ start }) => start.line <= region.startLine);
  // The node is there, or the one that is shown in its place; then what is below it is not.
  expect(valueAt(document?.value, nearest)).toBeDefined();
  expect(valueAt(document?.value, pointer) === undefined).toBe(ancestor);
  if (ancestor) expect(pointer.startsWith(`${nearest}/`)).toBe(true);
  // A key is shown by its name, an item of a list by its beginning.
  const name = pointerSteps(nearest).at(-1);
  const line = text.split('\n')[region.startLine - 1] ?? '';
  const shown = line.slice(
    region.startColumn - 1,
    region.startLine === region.endLine ? region.endColumn - 1 : undefined,
  );
  expect(shown).not.toBe('');
  if (name !== undefined && !/^\d+$/.test(name)) expect(shown).toBe(name);
}

// What is given beside a manifest has places of its own.
const cases = rulesWithExamples().flatMap((rule) => {
  const examples = examplesOf(rule)
    .filter(
      ({ outcome, files, source, beside }) =>
        outcome === 'fail' &&
        files.length === 1 &&
        source.kind === 'kubernetes' &&
        beside === undefined,
    )
    .map(({ name, files: [file = ''] }) => ({ name, text: readFileSync(file, 'utf8') }));
  return examples.length === 0 ? [] : [{ rule, examples }];
});

/** The same objects as JSON, behind a document of its own. */
function asJson(text: string): string {
  const values = valuesOf(text).map((value) => `${JSON.stringify(value, null, 2)}\n`);
  return ['# first\n---\n', ...values].join('---\n');
}

/** The same objects as items of a list. */
function asList(text: string): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: valuesOf(text) }, null, 1);
}

function valuesOf(text: string): readonly unknown[] {
  return readManifestText('x', Buffer.from(text)).documents.map(({ value }) => value);
}

describe('every finding is at its node or at the nearest one there is,', () => {
  test.each(cases)('of $rule', async ({ rule, examples }) => {
    const forms = examples.flatMap(({ text }) => [text, asJson(text), asList(text)]);
    const found = await findingsOf(forms, rule);
    for (const [index, { name }] of examples.entries()) {
      const [text = '', json = '', list = ''] = forms.slice(3 * index);
      const [findings = [], inJson = [], inList = []] = found.slice(3 * index);
      expect({ name, findings: findings.length }).not.toEqual({ name, findings: 0 });
      for (const { location, related } of findings) {
        expectPlace(text, location);
        for (const place of related) expectPlace(text, place);
      }
      // The same places at other lines.
      expect(inJson.map(placeOf)).toEqual(findings.map(placeOf));
      for (const { location } of inJson) expectPlace(json, location);
      // Further down in one document.
      expect(inList.map(({ message }) => message)).toEqual(findings.map(({ message }) => message));
      for (const { location } of inList) {
        expect(location?.pointer).toMatch(/^\/items\/\d+/);
        expectPlace(list, location);
      }
    }
  });
});
