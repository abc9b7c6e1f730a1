// The built-in pack in our engine and in OPA itself, in process both, side by side in one run: 1, 100, 1,000 and 10,000 objects of
// Kubernetes, one call an object. Cold is the first pass of a fresh process over all objects, warm the median of later ones.
//
//   node bench/engine/engine.mjs [ROUNDS] [OBJECTS,OBJECTS,…]
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAggregate } from '../../dist/policy/build/aggregate.js';
import { loadBuiltInPack } from '../../dist/policy/index.js';
import { readViolations } from '../../dist/policy/violation.js';
import { readPolicySources } from '../../wasm/policy-sources.mjs';
import { median } from '../measure.mjs';
import { writeObjects } from './objects.mjs';

const rounds = Number(process.argv[2] ?? 9);
const sizes = (process.argv[3] ?? '1,100,1000,10000').split(',').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'archfit-bench-'));

try {
  run();
} finally {
  rmSync(folder, { recursive: true });
}

function run() {
  const contestants = [
    { name: 'archfit, from text', command: archfit('text') },
    { name: 'archfit, from values', command: archfit('values') },
  ];
  const native = buildNative();
  if (native !== undefined) contestants.push({ name: 'OPA, from text', command: native });
  process.stdout.write(
    `Node ${process.versions.node}, ${cpus()[0]?.model.trim()} (${availableParallelism()} cores), ${rounds} rounds, medians, milliseconds; in brackets processor time\n\n`,
  );
  process.stdout.write(
    '| objects | | load | cold | warm | of OPA: cold | of OPA: warm | peak MiB |\n|--:|---|--:|--:|--:|--:|--:|--:|\n',
  );
  for (const size of sizes) {
    for (const line of compare(size, contestants)) process.stdout.write(`${line}\n`);
  }
}

function archfit(from) {
  return (job) => [process.execPath, ['bench/engine/archfit.mjs', writeJob({ ...job, from })]];
}

function buildNative() {
  if (spawnSync('go', ['version']).status !== 0) {
    process.stdout.write(
      'Go is not installed: only archfit is measured. Install Go 1.26 (https://go.dev/dl) for OPA beside it.\n\n',
    );
    return undefined;
  }
  const binary = join(folder, 'opa-native');
  process.stderr.write('building bench/opa-native (a minute or two at first)\n');
  execFileSync('go', ['build', '-o', binary, '.'], {
    cwd: 'bench/opa-native',
    env: { ...process.env, GOFLAGS: '-mod=readonly -buildvcs=false' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const modules = readNativeModules();
  return (job) => [binary, [writeJob({ ...job, modules })]];
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

function writeJob(job) {
  const path = join(folder, 'job.json');
  writeFileSync(path, JSON.stringify(job));
  return path;
}

function compare(size, contestants) {
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
  const runs = contestants.map(() => []);
  const digests = new Set();
  for (let round = 0; round < rounds; round += 1) {
    contestants.forEach(({ name, command }, index) => {
      const results = round === 0 ? join(folder, 'results.jsonl') : '';
      const [file, args] = command({ ...job, results });
      const output = execFileSync(file, args, { encoding: 'utf8', maxBuffer: 2 ** 24 });
      runs[index].push(JSON.parse(output));
      if (results !== '') digests.add(digestOf(results, name.startsWith('OPA')));
    });
  }
  if (digests.size !== 1) throw new Error(`the verdicts of ${size} objects differ`);
  const native = contestants.findIndex(({ name }) => name.startsWith('OPA'));
  return contestants.map(({ name }, index) =>
    tell(size, name, runs[index], index === native ? undefined : runs[native]),
  );
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
  return `| ${size.toLocaleString('en')} | ${name} | ${of('load')} | ${of('cold')} | ${of('warm')} | ${ratio('cold')} | ${ratio('warm')} | ${peak} |`;
}

function digits(milliseconds) {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(milliseconds)));
  return milliseconds.toLocaleString('en', { maximumFractionDigits: Math.min(decimals, 4) });
}
