// Renders one large report in every format, each in a process of its own.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { formats } from '../../dist/reporters/index.js';

const findings = 50_000;

/** Once, however many rounds are asked for: what is looked at is memory, which hardly differs. */
export async function run({ say }) {
  const rendered = formats.map((format) => {
    say(format);
    const args = ['--expose-gc', join(import.meta.dirname, 'render.mjs'), String(findings), format];
    return { format, ...JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) };
  });
  return {
    rows: [],
    details: {
      head: ['format', 'seconds', 'MiB written', 'memory above the report, MiB'],
      rows: rendered.map(({ format, seconds, written, above }) => [
        format,
        seconds.toFixed(2),
        written.toFixed(1),
        above.toFixed(1),
      ]),
    },
  };
}
