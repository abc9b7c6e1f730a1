// Writes src/reporters/html/page-assets.ts: the styles and the script of the HTML report as text, so that both builds of the package
// hold them and no file is looked for at run time. With --check it only tells whether that is fresh.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { rolldown } from 'rolldown';

const folder = 'src/reporters/html';
const file = `${folder}/page-assets.ts`;

// What all parts of the page rest on comes first.
const styles = globSync(`${folder}/**/*.css`).sort(
  (left, right) => rank(left) - rank(right) || (left < right ? -1 : 1),
);
const style = styles.map((path) => readFileSync(path, 'utf8').trim()).join('\n\n');

const bundle = await rolldown({ input: `${folder}/client/page.ts`, platform: 'browser' });
const { output } = await bundle.generate({ format: 'iife', minify: 'dce-only' });
await bundle.close();
const script = output[0].code.trim();
for (const text of [style, script]) {
  if (/<\/(?:style|script)|<!--/i.test(text)) throw new Error('the text would end its own element');
}

const text = [
  `// Made by .ci/page-assets.mjs of what stands in ${folder}: change that. As long as what it holds.\n`,
  ...Object.entries({ pageStyle: style, pageScript: script }).map(
    ([name, content]) =>
      `export const ${name} = [\n${content
        .split('\n')
        .map((line) => `  ${JSON.stringify(line)},\n`)
        .join('')}].join('\\n');\n`,
  ),
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  process.stderr.write(`${file} is stale: run npm run build:page\n`);
  process.exitCode = 1;
}

function rank(path) {
  return path.endsWith('/assets/page.css') ? 0 : 1;
}
