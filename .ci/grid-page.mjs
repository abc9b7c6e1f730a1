// Writes the page of the changes that a comparison of two API descriptions can tell; with --check it only tells whether the page
// is fresh.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { changeGrid } from '../dist/facts/openapi/diff/index.js';

const page = 'docs/rules/openapi-diff-grid.md';

const elements = changeGrid.filter(({ isOfSchema }) => !isOfSchema);
const schemas = changeGrid.filter(({ isOfSchema }) => isOfSchema);

const text = `<!-- Written by npm run build:docs from src/facts/openapi/diff/grid. -->

# Changes between two versions of an API

Every change has a rule: \`direction.place.aspect.change\`. The direction says who sends what changed: \`request\` the client,
\`response\` the server, \`none\` nobody. The verdict is that of the profile \`wire\`; where another profile judges otherwise it stands
below. Payloads of webhooks and callbacks are sent by the server, and their answers by the client.

- **breaking**: a party that kept to the old version can fail under the new one.
- **possible**: the descriptions do not hold enough to decide.
- **compatible**: nobody who kept to the old version is concerned.
- **annotation**: nothing that travels changed.

## Elements

${table(elements, ({ place, aspect, change }) => `${place}.${aspect}.${change}`)}

## Schemas

The place is \`body\`, \`parameter\` or \`header\` where the change is at the root of its schema, and \`property\` below it;
\`existence\` and \`required\` are always said of the member. A schema is judged by the values that it admits: where a change admits and
refuses nothing, because another keyword decides, it is milder than this table.

${table(
  schemas.filter(({ place }) => place === 'property'),
  ({ aspect, change }) => `*.${aspect}.${change}`,
)}

## Rules of oasdiff

| rule of oasdiff | here |
|---|---|
${oasdiffRows()}
`;

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  process.stderr.write(`${page} is stale: run npm run build:docs\n`);
  process.exitCode = 1;
}

function table(rules, nameOf) {
  const rows = new Map();
  for (const rule of rules) {
    const name = nameOf(rule);
    rows.set(name, [...(rows.get(name) ?? []), rule]);
  }
  const lines = [...rows].map(([name, cells]) => {
    const verdictIn = (direction) =>
      cells.find((cell) => cell.direction === direction)?.verdict ??
      cells.find((cell) => cell.direction === 'none')?.verdict ??
      '–';
    const profiles = Object.entries(cells[0].profiles).map(
      ([profile, verdict]) => ` Profile \`${profile}\`: ${verdict}.`,
    );
    return `| \`${name}\` | ${verdictIn('request')} | ${verdictIn('response')} | ${cells[0].title}. ${cells[0].text}${profiles.join('')} |`;
  });
  return ['| change | request | response | what |', '|---|---|---|---|', ...lines].join('\n');
}

function oasdiffRows() {
  const rows = new Map();
  for (const { id, oasdiff } of changeGrid) {
    for (const name of oasdiff) rows.set(name, [...(rows.get(name) ?? []), `\`${id}\``]);
  }
  return [...rows]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, ids]) => `| \`${name}\` | ${ids.join(', ')} |`)
    .join('\n');
}
