// Evaluates the built-in pack as runs do, in a process of its own: node bench/engine/archfit.mjs JOB.json (see bench/opa-native/main.go).
// From text: each object is parsed from its JSON text first, as OPA has to. From values: as a run that has read them from YAML.
import { readFileSync, writeFileSync } from 'node:fs';
import { median } from '../measure.mjs';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const lines = readFileSync(job.objects).toString('utf8').trimEnd().split('\n');
const values = job.from === 'values' ? lines.map((line) => JSON.parse(line)) : undefined;

const begin = () => ({ wall: performance.now(), processor: process.cpuUsage() });
const since = ({ wall, processor }) => {
  const { user, system } = process.cpuUsage(processor);
  return { wall: (performance.now() - wall) / 1000, processor: (user + system) / 1e6 };
};

const loading = begin();
// Loaded now, for it belongs to what loading takes.
const { loadBuiltInPack } = await import('../../dist/policy/index.js');
const pack = loadBuiltInPack();
const rules = pack.rules.filter(({ scope }) => scope === 'object');
const judge = pack.createJudge(rules, {}, new Date(0));
const load = since(loading);

const pass = (each = () => undefined) => {
  if (values === undefined) {
    for (const line of lines) each(judge.judgeObject(JSON.parse(line), ''));
  } else {
    for (const value of values) each(judge.judgeObject(value, ''));
  }
};
const timed = () => {
  const started = begin();
  pass();
  return since(started);
};

const cold = timed();
for (const started = begin(); since(started).wall * 1000 < job.warmUpMs;) pass();
const passes = [];
for (const started = begin(); passes.length === 0 || since(started).wall * 1000 < job.measureMs;) {
  passes.push(timed());
}
const warm = {
  wall: median(passes.map(({ wall }) => wall)),
  processor: median(passes.map(({ processor }) => processor)),
};

if (job.results) {
  const results = [];
  pass(({ violations, failures }) => {
    if (failures.length > 0) throw new Error(`a policy failed: ${failures[0].message}`);
    results.push(JSON.stringify(Object.fromEntries(violations)));
  });
  writeFileSync(job.results, `${results.join('\n')}\n`);
}
const peakKiB = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ load, cold, warm, passes: passes.length, peakKiB }));
