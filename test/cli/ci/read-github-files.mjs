// Tells what GitHub's own reader finds wrong in workflows and actions: {path: text} in, {path: messages} out. Node does not load the package
// as it stands, which imports JSON as bundlers let it, so it is bundled first; and Jest loads neither.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { rolldown } from 'rolldown';

const entry = `
  export { NoOperationTraceWriter, parseWorkflow, convertWorkflowTemplate } from '@actions/workflow-parser';
  export { parseAction } from '@actions/workflow-parser/actions/action-parser';`;

const reader = await bundle();
const found = {};
for (const [name, content] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const trace = new reader.NoOperationTraceWriter();
  const isAction = /(?:^|\/)action\.ya?ml$/.test(name);
  const parse = isAction ? reader.parseAction : reader.parseWorkflow;
  const { context, value } = parse({ name, content }, trace);
  const converted =
    isAction || !value ? [] : (await reader.convertWorkflowTemplate(context, value)).errors;
  found[name] = [...context.errors.getErrors(), ...(converted ?? [])].map((error) =>
    String(error.message ?? error.Message),
  );
}
process.stdout.write(JSON.stringify(found));

async function bundle() {
  const build = await rolldown({
    input: 'reader',
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'reader' ? join(import.meta.dirname, 'reader.js') : undefined),
        load: (id) => (id === join(import.meta.dirname, 'reader.js') ? entry : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: 'cjs' });
  const folder = mkdtempSync(join(tmpdir(), 'archfit-github-'));
  const file = join(folder, 'reader.cjs');
  writeFileSync(file, output[0].code);
  try {
    return createRequire(import.meta.url)(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
