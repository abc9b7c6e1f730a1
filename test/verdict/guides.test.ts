import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { readAnnotation } from '../../src/verdict/waivers/annotated-waivers.js';
import { readBaseline, readExceptions } from '../../src/verdict/read-exceptions.js';
import type { WaiverOptions } from '../../src/verdict/index.js';
import { printBaseline } from '../../src/verdict/baseline/print-baseline.js';
import { sampleFinding, writeFiles } from './sample-run.js';

/** The examples of a guide, in one language. */
function examplesOf(guide: string, language: string): readonly string[] {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'guides', guide), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: \S+)?\n([^]*?)^```/gm)]
    .filter(([, name]) => name === language)
    .map(([, , example = '']) => example);
}

test('the baseline of the guide is a baseline', async () => {
  const [example = ''] = examplesOf('baseline.md', 'json');
  const read = await readBaseline('b.json', writeFiles({ 'b.json': example }));
  if (read.kind !== 'baseline') throw new Error(read.kind);
  const { entries, tool, packs } = read.baseline;
  expect(entries).toHaveLength(2);
  const refs = packs.map((pack) => ({ ...pack, digest: '' }));
  const report = { tool: { name: 'archfit', version: tool, opa: '' }, packs: refs } as const;
  expect(printBaseline(report, read.baseline, entries, '2027-01-01')).toBe(example);
});

test('the waivers of the guide are without a fault', async () => {
  const [example = ''] = examplesOf('waivers.md', 'yaml');
  const cwd = writeFiles({ 'waivers.yaml': example });
  const { exceptions, problems } = await readExceptions({ waivers: { file: 'waivers.yaml' }, cwd });
  expect(problems).toEqual([]);
  expect(exceptions.waivers?.entries?.map(({ id, faults }) => [id, faults])).toEqual([
    ['RISK-005', []],
    ['DATA-118', []],
  ]);
});

test('the options of the guide are all that there are', () => {
  const example = examplesOf('waivers.md', 'yaml').find((text) => text.includes('maxDays:')) ?? '';
  const { waivers } = load(example) as { waivers: Required<WaiverOptions> };
  const options: Required<WaiverOptions> = {
    file: 'waivers.yaml',
    annotations: ['kubernetes/cpu-limit'],
    maxDays: 180,
    expiringDays: 30,
  };
  expect(waivers).toEqual(options);
});

test('the annotation of the guide is a waiver', () => {
  const example =
    examplesOf('waivers.md', 'yaml').find((text) => text.includes('archfit/waive.')) ?? '';
  const { metadata } = load(example) as {
    metadata: { labels: { owner: string }; annotations: Record<string, string> };
  };
  const [[key, value] = ['', '']] = Object.entries(metadata.annotations);
  const { location = { uri: 'a.yaml' }, subject } = sampleFinding();
  const entry = readAnnotation({
    name: key.replace('archfit/waive.', ''),
    value,
    subject: { ...subject, owner: metadata.labels.owner },
    location,
  });
  expect(entry.faults).toEqual([]);
  expect(entry.waiver).toMatchObject({
    rule: 'kubernetes/cpu-limit',
    owner: 'team-data',
    expires: '2027-03-31',
    reason: 'nightly jobs may use what is idle',
  });
});
