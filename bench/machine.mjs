import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import process from 'node:process';

/** What was measured on, in words that tell nothing else about the machine. */
export function machine() {
  return {
    processor: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.versions.node,
    system: `${type()} ${/^[\d.]+/.exec(release())?.[0] ?? ''}`.trim(),
    date: new Date().toISOString().slice(0, 10),
  };
}
