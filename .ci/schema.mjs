// Writes the JSON Schemas: that of the report from its types, those of the files that people write from what reads them; with
// --check it only tells whether they are fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';
import { configJsonSchema } from '../dist/config/json-schema.js';
import { budgetsJsonSchema } from '../dist/facts/kubernetes/connections/budget/budgets-schema.js';
import { listRules } from '../dist/evaluate/index.js';
import { planJsonSchema } from '../dist/facts/lifecycle/plans/plan-schema.js';
import { baselineJsonSchema } from '../dist/verdict/baseline/baseline-schema.js';
import { classificationJsonSchema } from '../dist/facts/classification/sidecar/classification-schema.js';
import { catalogJsonSchema } from '../dist/facts/catalog/catalog-schema.js';
import { factJsonSchemas } from './fact-schemas.mjs';
import { waiversJsonSchema } from '../dist/verdict/waivers/waiver-schema.js';

const schemas = {
  'src/report/report.schema.json': typeJsonSchema('report', 'FitnessReport', 'fitness-report'),
  'src/report/budget-report.schema.json': typeJsonSchema(
    'budget report',
    'BudgetReport',
    'budget-report',
  ),
  'src/config/config.schema.json': configJsonSchema(listRules()),
  'src/verdict/waivers.schema.json': waiversJsonSchema(),
  'src/facts/classification/classification.schema.json': classificationJsonSchema(),
  'src/facts/catalog/catalog.schema.json': catalogJsonSchema(),
  'src/facts/kubernetes/connections/budgets.schema.json': budgetsJsonSchema(),
  'src/verdict/baseline.schema.json': baselineJsonSchema(),
  'src/facts/lifecycle/plan.schema.json': planJsonSchema(),
};

const texts = Object.fromEntries(
  Object.entries(schemas).map(([file, schema]) => [file, `${JSON.stringify(schema, null, 2)}\n`]),
);
// Nobody reads it but programs, and spread out it would be three times as long.
texts['src/policy/authoring/facts.schema.json'] = `${JSON.stringify(factJsonSchemas())}\n`;

for (const [file, text] of Object.entries(texts)) {
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (read(file) !== text) {
    process.stderr.write(`${file} is stale: run npm run build:schema\n`);
    process.exitCode = 1;
  }
}

function typeJsonSchema(name, type, file) {
  const schema = createGenerator({
    path: `src/report/${file}.ts`,
    type,
    tsconfig: 'tsconfig.json',
    additionalProperties: false,
    topRef: false,
    skipTypeCheck: true,
  }).createSchema(type);
  return { $id: `urn:archfit:${name.replace(' ', '-')}:1`, title: `archfit ${name}`, ...schema };
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
