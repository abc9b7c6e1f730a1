import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Runs a command to its end and measures it: wall seconds, seconds of processor time as of 10 ms before its end, and the high-water mark of its
 * memory in MiB (both Linux; elsewhere NaN).
 * Its output is read and dropped, as a pipe in CI would.
 */
export async function measure(command, args, allowedStatuses, cwd = process.cwd()) {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let bytes = 0;
  let peak = Number.NaN;
  let processor = Number.NaN;
  let errors = '';
  child.stdout.on('data', (chunk) => (bytes += chunk.length));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const sampling = setInterval(() => {
    peak = highWaterMark(child.pid) ?? peak;
    processor = processorTime(child.pid) ?? processor;
  }, 10);
  const status = await new Promise((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  clearInterval(sampling);
  const seconds = (performance.now() - started) / 1000;
  if (!allowedStatuses.includes(status)) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${errors.slice(0, 2000)}`);
  }
  return { seconds, processor, peak, bytes };
}

function highWaterMark(pid) {
  try {
    const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
  } catch {
    return undefined;
  }
}

/** proc(5): fields 14 and 15 in clock ticks, of which Linux counts 100 a second. */
function processorTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

export function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Runs contestants in turns, so that the ratio of neighbours holds whatever else the machine does.
 *
 * @param contestants - each with a name, a command, its arguments, the statuses that it may end with (0 unless given), and a folder to run in
 * @returns the runs of each by its name, in the order of the rounds
 */
export async function measureInTurns(contestants, rounds) {
  const runs = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, command, args, statuses = [0], cwd } of contestants) {
      runs[name].push(await measure(command, args, statuses, cwd));
    }
  }
  return runs;
}

/** Median of one measure over runs. */
export function medianOf(runs, key) {
  return median(runs.map((run) => run[key]));
}

/** How much of the other's time a contestant takes: the median over rounds. */
export function pairedRatio(ours, theirs, key = 'seconds') {
  return median(ours.map((run, round) => run[key] / theirs[round][key]));
}
