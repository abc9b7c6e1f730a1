// Builds the pack of the package from policies/; with --check it only tells whether the pack is fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildPack } from '../dist/policy/build/index.js';
import { Opa } from '../dist/policy/opa/index.js';
import { readPolicySources } from './policy-sources.mjs';

const opa = new Opa();
try {
  const { wasm, manifest } = await buildPack(opa, 'archfit', readPolicySources(), 'policies.wasm');
  // What only pages tell stands apart: every run reads the manifest.
  const notes = Object.fromEntries(manifest.rules.map((rule) => [rule.id, rule.notes]));
  const rules = manifest.rules.map(({ notes: _told, ...rule }) => rule);
  const files = {
    'wasm/policies.wasm': Buffer.from(wasm),
    'wasm/policies.json': toJson({ ...manifest, rules }),
    'wasm/policies.notes.json': toJson(notes),
  };
  for (const [file, content] of Object.entries(files)) {
    if (!process.argv.includes('--check')) writeFileSync(file, content);
    else if (!content.equals(readFileSync(file))) {
      process.stderr.write(`${file} is stale: run npm run build:policies\n`);
      process.exitCode = 1;
    }
  }
} catch (error) {
  process.stderr.write(`${error.message}\n${error.hint ?? error.stack}\n`);
  process.exitCode = 1;
} finally {
  await opa.close();
}

function toJson(value) {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
