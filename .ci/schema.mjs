// Writes the JSON Schema of the report from its types; with --check it only tells whether the schema is fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const file = 'src/report/report.schema.json';
const schema = createGenerator({
  path: 'src/report/fitness-report.ts',
  type: 'FitnessReport',
  tsconfig: 'tsconfig.json',
  additionalProperties: false,
  topRef: false,
  skipTypeCheck: true,
}).createSchema('FitnessReport');
const text = `${JSON.stringify({ $id: 'urn:archfit:report:1', title: 'archfit report', ...schema }, null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`${file} is stale: run npm run build:schema\n`);
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}
