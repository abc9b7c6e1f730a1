// Writes docs/reference/stacks.md from the tables of stacks; with --check it only tells whether the page is fresh.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  anyStack,
  brokerTable,
  cacheTable,
  stacks,
} from '../dist/facts/kubernetes/connections/index.js';

const page = 'docs/reference/stacks.md';
const source = 'src/facts/kubernetes/connections/pools';

const sections = [
  `# Stacks

What keeps connections, by which settings, and how many where nobody sets one. The [connection budget](../guides/budget.md) finds the stack of a container by
the annotation \`archfit/stack\` (an id of these tables), by a setting that it alone has, by its image, or by the beginnings of its variables. \`<NAME>\` stands for
the name of a datasource. A setting is found as a variable and, by the same letters, as a line of a mounted file or a property of a JVM:
\`spring.datasource.hikari.maximum-pool-size\` is \`SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE\`.

A pool is one of each _process_, or one of each _pod_ where the container is one process whatever a variable says. Rows without a date are common knowledge that
nobody has compared with the source yet: their settings count, and their defaults leave a budget undecided.`,
  `## Databases\n\n${table([...stacks, anyStack])}`,
  `## Brokers\n\n${table([...brokerTable.stacks, brokerTable.any])}`,
  `## Caches\n\n${table([...cacheTable.stacks, cacheTable.any])}`,
];
const text = `<!-- Written by npm run build:docs from ${source}. -->\n\n${sections.join('\n\n')}\n`;

if (!process.argv.includes('--check')) {
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, text);
} else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  process.stderr.write(`${page} is stale: run npm run build:docs\n`);
  process.exitCode = 1;
}

function table(rows) {
  const head = '| id | stack | settings | without one | a pool of each | versions | compared |';
  const lines = rows.map(
    (stack) =>
      `| \`${stack.id}\` | ${describeSource(stack)} | ${describeSettings(stack)} | ${describeDefault(stack)} | ${stack.multiplier}${stack.isCappedByThreads ? ', at most one connection a thread' : ''} | ${stack.versions} | ${stack.checked ?? '–'} |`,
  );
  return [head, '|---|---|---|---|---|---|---|', ...lines].join('\n');
}

function describeSource({ name, source: url }) {
  return url.startsWith('https://') ? `[${name}](${url})` : `${name} (${url})`;
}

function describeSettings({ keys, fallbackKeys = [], fileKeys = [], overflow }) {
  const code = (names) => names.map((name) => `\`${name}\``).join(', ');
  const parts = [
    ...(keys.length > 0 ? [code(keys)] : []),
    ...(fallbackKeys.length > 0 ? [`else ${code(fallbackKeys)}`] : []),
    ...(fileKeys.length > 0 ? [`in files ${code(fileKeys)}`] : []),
    ...(overflow ? [`and beyond the pool ${code(overflow.keys)}`] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : 'none that manifests show';
}

function describeDefault({ default: given, overflow }) {
  switch (given.kind) {
    case 'connections':
      return overflow ? `${given.value} + ${overflow.default}` : String(given.value);
    case 'threads':
      return 'one a thread';
    case 'unlimited':
      return 'no limit: unknown';
    default:
      return `unknown: ${given.reason}`;
  }
}
