// Formatting, strict compilation, types of the facts, lints and tests of policies/, by the OPA inside: no binary is needed.
import { checkFactsOfPolicies, lintPolicies } from '../dist/policy/authoring/index.js';
import { Opa } from '../dist/policy/opa/index.js';
import { readPolicySources } from './policy-sources.mjs';

const opa = new Opa();
const modules = readPolicySources();
const faults = [];

for (const [path, source] of Object.entries(modules)) {
  if ((await opa.format(path, source)) !== source) faults.push(`${path} is not formatted`);
}
for (const { message, location } of await opa.check({ modules })) {
  faults.push(`${location?.file}:${location?.row}:${location?.col}: ${message}`);
}
const { modules: views, annotations } = await opa.inspect(modules);
const policies = { modules: views.filter(({ path }) => !path.endsWith('_test.rego')), annotations };
for (const { message, location } of await checkFactsOfPolicies(opa, modules, policies)) {
  faults.push(`${location?.file}:${location?.row}:${location?.col}: ${message}`);
}
for (const { code, level, message, location } of lintPolicies(modules, views)) {
  // What grows with the square of a constant table is none.
  if (level === 'warning' && code !== 'set-order') continue;
  faults.push(`${location.file}:${location.row}:${location.col}: [${code}] ${message}`);
}
const { tests, coverage } = await opa.test({ modules, coverage: true }, { timeLimitMs: 600_000 });
for (const { package: path, name, outcome, output, error, cases } of tests) {
  if (outcome === 'pass') continue;
  const failed = cases.filter((each) => each.outcome !== 'pass').map((each) => each.name);
  faults.push(`${path}.${name} ${outcome} ${error?.message ?? ''} ${failed.join(', ')} ${output}`);
}
if (tests.length === 0) faults.push('no test was found');
for (const [file, { not_covered: uncovered = [] }] of Object.entries(coverage.files)) {
  if (file.endsWith('_test.rego')) continue;
  for (const { start } of uncovered) faults.push(`${file}:${start.row}: no test reaches this line`);
}
await opa.close();

process.stdout.write(
  `${tests.length} policy tests over ${Object.keys(modules).length} modules, every line covered: ${faults.length === 0}\n`,
);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
