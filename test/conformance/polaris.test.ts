import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openObjects } from '../../src/facts/kubernetes/index.js';
import { evaluate, kubernetes } from '../../src/index.js';
import { readManifestText } from '../../src/source/index.js';
import { corpus, filesOf } from './corpora.js';
import { type Manifest, type SharedCheck, sharedChecks } from './polaris-checks.js';

const verdicts = corpus('kubernetes', 'verdicts', 'polaris');
const page = readFileSync(
  join(__dirname, '..', '..', 'docs', 'measurements', 'polaris-verdicts.md'),
  'utf8',
);

interface Case {
  readonly check: string;
  readonly file: string;
  readonly theirs: string;
  readonly ours: string;
}

async function judge(shared: SharedCheck, file: string): Promise<Case> {
  const { check, rule, prepare, parameters, answers = () => true } = shared;
  const path = join(verdicts, check, file);
  const { documents } = readManifestText(file, readFileSync(path));
  // The files hold objects of Kubernetes and nothing else.
  const manifests = documents.flatMap(
    (document) => openObjects(document).objects.map(({ value }) => value) as readonly Manifest[],
  );
  const items = prepare?.(manifests) ?? manifests;
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const report = await evaluate([kubernetes({ manifests: '-' })], {
    stdin: Readable.from([Buffer.from(list)]),
    only: [rule],
    ...(parameters && { rules: { [rule]: { parameters } } }),
  });
  expect(report.problems).toEqual([]);
  const { outcome, findings = [] } = report.checks[0] ?? {};
  const theirs = file.slice(0, file.search(/[-.]/));
  if (outcome === undefined || outcome === 'error' || outcome === 'not-evaluated')
    return { check, file, theirs, ours: outcome ?? 'nothing' };
  const found = findings.filter(({ message }) => answers(message));
  return { check, file, theirs, ours: found.length > 0 ? 'failure' : 'success' };
}

describe('the verdicts of Polaris', () => {
  let cases: readonly Case[];

  beforeAll(async () => {
    const judged: Case[] = [];
    for (const shared of sharedChecks)
      for (const file of filesOf(join(verdicts, shared.check)))
        judged.push(await judge(shared, file));
    cases = judged;
  });

  test('are ours, but where the documentation of Kubernetes says otherwise', () => {
    const disagreed = cases
      .filter(({ theirs, ours }) => theirs !== ours)
      .map(({ check, file, ours }) => `${check}/${file} is a ${ours} here`);
    const explained = sharedChecks.flatMap(({ check, disagreements = {} }) =>
      Object.keys(disagreements).map(
        (file) =>
          `${check}/${file} is a ${file.startsWith('success') ? 'failure' : 'success'} here`,
      ),
    );
    expect(disagreed).toEqual(explained);
  });

  test('of every check that is shared hold a success and a failure', () => {
    for (const { check } of sharedChecks) {
      const theirs = cases.filter((each) => each.check === check).map((each) => each.theirs);
      expect(new Set(theirs)).toEqual(new Set(['failure', 'success']));
    }
  });

  test('agree in 95 of 100 cases', () => {
    const agreed = cases.filter(({ theirs, ours }) => theirs === ours);
    expect(agreed.length / cases.length).toBeGreaterThanOrEqual(0.95);
    expect(page).toContain(`**${agreed.length} of ${cases.length} verdicts agree**`);
  });

  test.each(sharedChecks)('are told in the documentation: $check', (shared) => {
    const { check, rule, prepared, disagreements = {} } = shared;
    const ofCheck = cases.filter((each) => each.check === check);
    const agreed = ofCheck.filter(({ theirs, ours }) => theirs === ours);
    const cells = [
      ...[`\`${check}\``, `\`${rule}\``],
      `${agreed.length} of ${ofCheck.length}`,
      prepared ?? '',
    ];
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows).toContainEqual(['', ...cells, '']);
    for (const [file, { page: source, why }] of Object.entries(disagreements)) {
      expect(page).toContain(`- \`${check}/${file}\`: ${why} ([documentation](${source})).`);
    }
  });
});
