// The built-in pack in our engine and in OPA itself, in process both, side by side in one run, one call an object. Cold is the first pass of a fresh
// process over all objects, warm the median of later ones.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { writeAggregate } from '../../dist/policy/build/aggregate.js';
import { loadBuiltInPack } from '../../dist/policy/index.js';
import { readViolations } from '../../dist/policy/violation.js';
import { readPolicySources } from '../../wasm/policy-sources.mjs';
import { median } from '../measure.mjs';
import { findPeer } from '../peers.mjs';
import { writeObjects } from './objects.mjs';

/** ARCHFIT_BENCH_OBJECTS=1,100,1000,10000 takes others; 10,000 take OPA a quarter of a minute for each pass. */
const sizes = (process.env.ARCHFIT_BENCH_OBJECTS ?? '1,100,1000').split(',').map(Number);

export async function run({ rounds, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-bench-'));
  try {
    const go = findPeer('go');
    const contestants = [
      { name: 'archfit, from text', command: archfit(folder, 'text') },
      { name: 'archfit, from values', command: archfit(folder, 'values') },
    ];
    if (go.command) {
      say('building bench/opa-native (a minute or two at first)');
      contestants.push({ name: 'OPA, from text', command: buildNative(folder, go.command) });
    }
    const compared = sizes.map((size) => {
      say(`${size} objects`);
      return compare(folder, size, contestants, rounds);
    });
    return {
      peers: [
        go.command ? { name: 'OPA', version: readVersion() } : { ...go, name: 'OPA (built by Go)' },
      ],
      rows: compared.flatMap(rowsOf),
      details: {
        head: ['objects', 'by', 'load', 'cold', 'warm', 'of OPA: cold', 'of OPA: warm', 'peak MiB'],
        rows: compared.flatMap(({ size, runs }) =>
          Object.entries(runs).map(([name, own]) =>
            tell(
              size,
              name,
              own,
              own === runs['OPA, from text'] ? undefined : runs['OPA, from text'],
            ),
          ),
        ),
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The version that the peer is built from. */
function readVersion() {
  const text = readFileSync('bench/opa-native/go.mod', 'utf8');
  return /github\.com\/open-policy-agent\/opa v(\S+)/.exec(text)?.[1] ?? 'of go.mod';
}

/** The goal is for a thousand objects and more: before, V8 compiles more than it evaluates. */
function rowsOf({ size, runs }) {
  const own = runs['archfit, from text'];
  const native = runs['OPA, from text'];
  return ['cold', 'warm'].map((stage) => {
    const seconds = (of) => median(of.map((run) => run[stage].wall));
    const row = {
      work: `the engine over ${size.toLocaleString('en')} ${size === 1 ? 'object' : 'objects'}, ${stage}`,
      seconds: seconds(own),
      peer: 'OPA, in process',
      ...(size >= 1000 && { goal: { ratio: 1 / 6 } }),
    };
    if (native === undefined) return row;
    const ratio = median(own.map((run, round) => run[stage].wall / native[round][stage].wall));
    return { ...row, peerSeconds: seconds(native), ratio };
  });
}

function archfit(folder, from) {
  const file = 'bench/engine/archfit.mjs';
  return (job) => [process.execPath, [file, writeJob(folder, { ...job, from })]];
}

function buildNative(folder, go) {
  const modules = readNativeModules();
  const binary = join(folder, 'opa-native');
  execFileSync(go, ['build', '-o', binary, '.'], {
    cwd: 'bench/opa-native',
    env: { ...process.env, GOFLAGS: '-mod=readonly -buildvcs=false' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return (job) => [binary, [writeJob(folder, { ...job, modules })]];
}

/** The sources of the pack, and the module that gathers them. */
function readNativeModules() {
  const sources = Object.entries(readPolicySources());
  const rules = loadBuiltInPack().rules.map((rule) => ({
    rule,
    packagePath: `archfit.${rule.id.replaceAll('-', '_').replace('/', '.')}`,
    hasUndecided: false,
  }));
  return {
    ...Object.fromEntries(sources.filter(([path]) => !path.endsWith('_test.rego'))),
    'aggregate.rego': writeAggregate(rules),
  };
}

function writeJob(folder, job) {
  const path = join(folder, 'job.json');
  writeFileSync(path, JSON.stringify(job));
  return path;
}

function compare(folder, size, contestants, rounds) {
  const objects = join(folder, 'objects.jsonl');
  writeFileSync(objects, `${writeObjects(size).join('\n')}\n`);
  const job = {
    objects,
    data: { lib: { archfit: { off: {}, settings: {} } } },
    query: 'data.aggregate.objects',
    // The optimising compilers of V8 have done their part after a second.
    warmUpMs: 1500,
    measureMs: 500,
  };
  const runs = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  const digests = new Set();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, command } of contestants) {
      const results = round === 0 ? join(folder, 'results.jsonl') : '';
      const [file, args] = command({ ...job, results });
      const output = execFileSync(file, args, { encoding: 'utf8', maxBuffer: 2 ** 24 });
      runs[name].push(JSON.parse(output));
      if (results !== '') digests.add(digestOf(results, name.startsWith('OPA')));
    }
  }
  if (digests.size !== 1) throw new Error(`the verdicts of ${size} objects differ`);
  return { size, runs };
}

/** A digest of what was found in each object, whoever found it. */
function digestOf(file, isNative) {
  const hash = createHash('sha256');
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const rules = Object.entries(JSON.parse(line)).sort(([left], [right]) =>
      left < right ? -1 : 1,
    );
    const found = rules.map(([rule, value]) => [rule, isNative ? readViolations(value) : value]);
    hash.update(JSON.stringify(found, sortKeys));
  }
  return hash.digest('hex');
}

function sortKeys(_, value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

/** Milliseconds; in brackets processor time. */
function tell(size, name, runs, native) {
  const of = (stage) => {
    const wall = median(runs.map((run) => run[stage].wall * 1000));
    const processor = median(runs.map((run) => run[stage].processor * 1000));
    return `${digits(wall)} (${digits(processor)})`;
  };
  const ratio = (stage) => {
    if (native === undefined) return '';
    const of = (clock) =>
      median(runs.map((run, index) => run[stage][clock] / native[index][stage][clock])).toFixed(3);
    return `${of('wall')} (${of('processor')})`;
  };
  const peak = median(runs.map(({ peakKiB }) => peakKiB / 1024)).toFixed(0);
  const times = ['load', 'cold', 'warm'].map(of);
  return [size.toLocaleString('en'), name, ...times, ratio('cold'), ratio('warm'), peak];
}

function digits(milliseconds) {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(milliseconds)));
  return milliseconds.toLocaleString('en', { maximumFractionDigits: Math.min(decimals, 4) });
}
