// What the quick readers of imports find in folders of source code, against what the whole tree of each file tells. Any difference ends
// with 1. Files in which the compiler finds a fault are counted apart: their trees hold guesses.
// node bench/modules/differential.mjs [--with-dependencies] FOLDER...
import { readImports } from '../../dist/facts/modules/imports/read-imports.js';
import { parseImports } from '../../dist/facts/modules/imports/parser/parse-imports.js';
import { loadCompiler } from '../../dist/facts/typescript/compiler.js';
import { readSourceFiles } from './source-files.mjs';

const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folders.length === 0) {
  process.stderr.write('name the folders to read\n');
  process.exit(3);
}
const withDependencies = process.argv.includes('--with-dependencies');

const compiler = await loadCompiler();
let differences = 0;
process.stdout.write(
  '| folder | files | references | header | lexer | parser | lost | invented | faulty files | differing |\n|---|---|---|---|---|---|---|---|---|---|\n',
);
for (const folder of folders) {
  const files = readSourceFiles(folder, { withDependencies });
  const read = await readImports(files);
  const counts = { references: 0, header: 0, lexer: 0, parser: 0, lost: 0, invented: 0 };
  const faulty = { files: 0, differing: 0 };
  const shown = [];
  files.forEach(({ path, text }, index) => {
    const { references, lane } = read[index];
    counts[lane] += 1;
    if (lane === 'parser') {
      counts.references += references.length;
      return;
    }
    const whole = parseImports(compiler, path, text);
    counts.references += whole.references.length;
    const expected = new Set(whole.references.map((one) => JSON.stringify(sorted(one))));
    const found = new Set(references.map((one) => JSON.stringify(sorted(one))));
    const lost = [...expected].filter((one) => !found.has(one));
    const invented = [...found].filter((one) => !expected.has(one));
    if (whole.fault !== undefined) {
      faulty.files += 1;
      if (lost.length + invented.length > 0) faulty.differing += 1;
      return;
    }
    counts.lost += lost.length;
    counts.invented += invented.length;
    shown.push(...lost.map((one) => `lost by the ${lane}: ${path} ${one}`));
    shown.push(...invented.map((one) => `invented by the ${lane}: ${path} ${one}`));
  });
  process.stdout.write(
    `| ${folder} | ${files.length} | ${counts.references} | ${counts.header} | ${counts.lexer} | ${counts.parser} | ${counts.lost} | ${counts.invented} | ${faulty.files} | ${faulty.differing} |\n`,
  );
  for (const line of shown) process.stderr.write(`${line}\n`);
  differences += shown.length;
}
process.exitCode = differences === 0 ? 0 : 1;

/** With its keys in one order. */
function sorted(reference) {
  return Object.fromEntries(
    Object.entries(reference).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
