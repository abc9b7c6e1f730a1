import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dump } from 'js-yaml';
import { evaluate, type Finding, type Fix, kubernetes } from '../../src/index.js';
import { identify, openObjects } from '../../src/facts/kubernetes/index.js';
import { loadReporter, wholeText } from '../../src/reporters/index.js';
import { applyPatch, readManifestText } from '../../src/source/index.js';
import { examplesOf, givenFiles, rulesWithExamples } from '../fixtures/rule-examples.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-fixes-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

// A workload is judged by these once it has a second replica.
const except = ['kubernetes/disruption-budget', 'kubernetes/rollout-keeps-minimum'];

async function judge(text: string, file = 'manifest.yaml') {
  writeFileSync(join(folder, file), text);
  return evaluate([kubernetes({ manifests: file })], { cwd: folder, except });
}

/** What is found in each text, in the order of the texts. Each is an environment of its own. */
async function findingsOf(texts: readonly string[]): Promise<readonly (readonly Finding[])[]> {
  const sources = texts.map((text, index) => {
    writeFileSync(join(folder, `${index}.yaml`), text);
    return kubernetes({ manifests: `${index}.yaml`, environment: String(index) });
  });
  const { checks, problems } = await evaluate(sources, { cwd: folder, except });
  expect(problems).toEqual([]);
  const findings = checks.flatMap((check) => check.findings);
  return texts.map((_, index) =>
    findings.filter(({ environment }) => environment === String(index)),
  );
}

/** Where a finding is, whatever its message says. */
function identityOf({ rule, subject, path }: Finding): string {
  return `${rule} ${subject.id} ${path ?? ''}`;
}

/** Changes the text as an editor would. */
function applyEdits(text: string, { edits }: Fix): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((at) => at.index + 1)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? NaN) + column - 1;
  return (edits ?? []).toReversed().reduce((edited, { region, text: added }) => {
    const from = offset(region.startLine, region.startColumn);
    return edited.slice(0, from) + added + edited.slice(offset(region.endLine, region.endColumn));
  }, text);
}

/** Changes the objects themselves, and writes them anew. */
function applyToObjects(text: string, finding: Finding, fix: Fix): string {
  const { documents } = readManifestText('manifest.yaml', Buffer.from(text));
  const objects = documents.flatMap((document) => openObjects(document).objects);
  return objects
    .map((object) => {
      const isSubject = identify(object).id === finding.subject.id;
      const value = isSubject ? applyPatch(object.value, fix.patch)?.value : object.value;
      return `---\n${JSON.stringify(value)}\n`;
    })
    .join('');
}

const manifests = rulesWithExamples().flatMap((rule) =>
  examplesOf(rule).flatMap(({ name, source, files, beside }) =>
    (source.kind === 'kubernetes' && beside === undefined ? files : [])
      .filter((file) => file.endsWith('.yaml') && !Object.hasOwn(givenFiles, basename(file)))
      .map((file) => ({ name: `${rule}/${name}`, text: readFileSync(file, 'utf8') })),
  ),
);

test('a fix ends its finding and brings no other, in every example of every rule', async () => {
  const found = await findingsOf(manifests.map(({ text }) => text));
  const fixed = manifests.flatMap(({ name, text }, index) => {
    const before = found[index] ?? [];
    return before.flatMap((finding) =>
      (finding.fixes ?? []).flatMap((fix) => {
        // An example in which only a person could place a change is one for the tests of edits.
        expect({ name, fix }).toMatchObject({ fix: { edits: expect.anything() } });
        const left = before.map(identityOf).filter((one) => one !== identityOf(finding));
        return [applyToObjects(text, finding, fix), applyEdits(text, fix)].map((result) => ({
          name,
          rule: finding.rule,
          result,
          left,
        }));
      }),
    );
  });
  const after = await findingsOf(fixed.map(({ result }) => result));
  expect(after.map((findings, index) => [fixed[index]?.name, findings.map(identityOf)])).toEqual(
    fixed.map(({ name, left }) => [name, left]),
  );
  // Fixes that get lost would leave nothing to hold this of.
  expect([...new Set(fixed.map(({ rule }) => rule))].sort()).toEqual([
    'kubernetes/critical-hpa-min-replicas',
    'kubernetes/cronjob-safety',
    'kubernetes/hpa-replicas-conflict',
    'kubernetes/shutdown-window',
    'kubernetes/tls-min-version',
  ]);
});

const gateway = `apiVersion: traefik.io/v1alpha1
kind: TLSOption
metadata:
  name: web
spec:
  minVersion: VersionTLS11 # for the old scanner
`;

async function fixOf(text: string, file?: string): Promise<Fix> {
  const report = await judge(text, file);
  const [fix] = report.checks.flatMap(({ findings }) =>
    findings.flatMap(({ fixes = [] }) => fixes),
  );
  if (fix === undefined) throw new Error('no fix');
  return fix;
}

describe('a fix', () => {
  test('is a patch, the edits of the file and their preview', async () => {
    expect(await fixOf(gateway)).toEqual({
      title: 'set minVersion to VersionTLS12',
      patch: [{ op: 'replace', path: '/spec/minVersion', value: 'VersionTLS12' }],
      edits: [
        {
          region: { startLine: 6, startColumn: 15, endLine: 6, endColumn: 27 },
          text: 'VersionTLS12',
        },
      ],
      preview: [
        {
          oldStart: 4,
          newStart: 4,
          lines: [
            '   name: web',
            ' spec:',
            '-  minVersion: VersionTLS11 # for the old scanner',
            '+  minVersion: VersionTLS12 # for the old scanner',
          ],
        },
      ],
    });
  });

  test('of what Helm has rendered edits no file, and names the template', async () => {
    const text = `---\n# Source: edge/templates/tls.yaml\n${gateway}`;
    const fix = await fixOf(text);
    expect(fix).not.toHaveProperty('edits');
    expect(fix).toMatchObject({ patch: [{ op: 'replace' }], preview: [{ oldStart: 6 }] });
    const reporter = await loadReporter('text');
    const shown = wholeText(reporter(await judge(text), { color: false }));
    expect(shown).toContain(
      'change set minVersion to VersionTLS12 in what edge/templates/tls.yaml renders',
    );
  });

  test('of an item of a list is for the item', async () => {
    const items = [JSON.parse(JSON.stringify({ kind: 'TLSOption', apiVersion: 'traefik.io/v1' }))];
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: items.map((item: object) => ({
        ...item,
        metadata: { name: 'web' },
        spec: { minVersion: 'VersionTLS10' },
      })),
    };
    const text = dump(list);
    const fix = await fixOf(text);
    expect(fix.patch).toEqual([{ op: 'replace', path: '/spec/minVersion', value: 'VersionTLS12' }]);
    expect(applyEdits(text, fix)).toBe(text.replace('VersionTLS10', 'VersionTLS12'));
  });

  test('of a value that another object shares is a patch alone', async () => {
    const text = gateway
      .replace('metadata', 'x: &low VersionTLS11\nmetadata')
      .replace('VersionTLS11 #', '*low #');
    const fix = await fixOf(text);
    expect(Object.keys(fix).sort()).toEqual(['patch', 'title']);
    const shown = wholeText((await loadReporter('text'))(await judge(text), { color: false }));
    expect(shown).toContain('replace /spec/minVersion "VersionTLS12"');
  });

  test('masks the secrets of the lines around it', async () => {
    const text = gateway.replace('spec:\n', 'spec:\n  password: hunter2hunter2\n');
    const report = JSON.stringify(await judge(text));
    expect(report).not.toContain('hunter2');
    expect(report).toContain('+  minVersion: VersionTLS12');
  });
});
