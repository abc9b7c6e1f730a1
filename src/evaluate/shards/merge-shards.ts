import process from 'node:process';
import {
  ArchfitError,
  type FailOn,
  type FitnessReport,
  type InputRef,
  type ShardRef,
} from '../../report/index.js';
import type { JudgedArtefact } from '../artefact.js';
import { beginRun } from '../begin-run.js';
import { concludeRun } from '../conclude-run.js';
import type { EvaluateOptions } from '../evaluate.js';
import { recallRules } from '../gather-rules.js';
import { toolVersion } from '../tool.js';
import { digest, digestExceptions } from './describe-same.js';
import { joinExhibits } from './join-exhibits.js';
import { joinParts } from './join-parts.js';
import type { PartArtefact, RunPart } from './run-part.js';

/** How the shards of a run are joined. */
export interface MergeShardsOptions {
  /** Where the baseline and the waivers are, as the shards named them. Default: the working directory of the process. */
  readonly cwd?: string;
  /** Lowest severity that closes the gate. Default: as the shards were run. */
  readonly failOn?: FailOn;
}

/** A report of a shard, as a message names it. */
interface NamedShard {
  readonly name: string;
  readonly report: FitnessReport;
  readonly shard: ShardRef;
  readonly part: RunPart;
}

/**
 * Joins the reports of all shards of a run: what is accepted, what is missing and the verdict are decided anew, so that the report is
 * the one that a run over all of the input would have made.
 *
 * @throws {@link ArchfitError} `reports-differ` where one is missing, stands there twice, or is of another run
 */
export async function mergeShards(
  reports: readonly FitnessReport[],
  { cwd = process.cwd(), failOn }: MergeShardsOptions = {},
): Promise<FitnessReport> {
  const shards = reports.map(openShard);
  const [first, ...others] = shards;
  if (first === undefined) throw refuse('there is no shard to join', 'Name the reports of all.');
  refuseOtherRuns(first, others);
  refuseMissing([first, ...others]);
  refuseOtherContents([first, ...others]);
  const { part } = first;
  refuseOtherExceptions(part, cwd);
  // All of one day; the policies know no hours.
  const evaluatedAt = reports
    .map((report) => report.evaluatedAt)
    .reduce((one, other) => (one > other ? one : other));
  const options: EvaluateOptions = { ...part.options, cwd, ...(failOn && { failOn }) };
  const now = () => new Date(evaluatedAt);
  const run = await beginRun({ ...options, now }, recallRules(part.rules));
  const parts = shards.map((shard) => shard.part);
  const artefacts = parts
    .flatMap((each) => each.artefacts)
    .sort((left, right) => left.index - right.index)
    .map(toArtefact);
  const judged = joinParts([part, ...others.map((shard) => shard.part)], artefacts, run.allRules);
  const report = await concludeRun(judged, run, { ...options, exhibits: false });
  const exhibits = joinExhibits(reports);
  return {
    ...report,
    ...(exhibits && { exhibits }),
    // They ran side by side.
    durationMs: Math.max(...reports.map(({ durationMs }) => durationMs)),
  };
}

/** What sums up others is known as far as the shard itself could tell which of them are waived. */
function toArtefact(part: PartArtefact): JudgedArtefact {
  const { problems, unread, inputs, isEmpty, notes, summaries } = part;
  return {
    problems,
    ...(unread && { unread }),
    inputs,
    isEmpty,
    notes,
    resummarize: (_, waived) =>
      summaries !== undefined &&
      JSON.stringify([...waived].sort()) === JSON.stringify(summaries.waived)
        ? summaries.findings
        : [],
  };
}

function openShard(report: FitnessReport): NamedShard {
  const { shard, tool } = report;
  if (shard === undefined) {
    throw refuse(
      'one of the reports is of a whole run, and the others are shards',
      'Join the shards of each run by themselves first.',
    );
  }
  const name = `shard ${shard.index}/${shard.count}`;
  if (tool.version !== toolVersion()) {
    throw refuse(
      `${name} is of archfit ${tool.version}, and this is ${toolVersion()}`,
      'Judge and join with one version.',
    );
  }
  if (digest(shard.data) !== shard.digest) {
    throw refuse(`${name} was changed after it was written`, 'Run the shard again.');
  }
  // Written by this very version, as its digest tells.
  return { name, report, shard, part: shard.data as unknown as RunPart };
}

function refuseOtherRuns(first: NamedShard, others: readonly NamedShard[]): void {
  for (const { name, shard, part } of others) {
    if (shard.count !== first.shard.count) {
      const message = `${name} is one of ${shard.count}, and ${first.name} one of ${first.shard.count}`;
      throw refuse(message, 'Name the shards of one run.');
    }
    const other = Object.keys(first.part.same).find(
      (what) => part.same[what] !== first.part.same[what],
    );
    if (other === undefined) continue;
    const hint =
      other === 'day of the run'
        ? 'Give all of them the same day: --now 2026-01-31.'
        : 'Run all shards with the same version, flags and configuration, over one commit.';
    throw refuse(`${first.name} and ${name} differ: ${other}`, hint);
  }
}

function refuseMissing(shards: readonly [NamedShard, ...NamedShard[]]): void {
  const { count } = shards[0].shard;
  const found = new Set<number>();
  for (const { name, shard } of shards) {
    if (found.has(shard.index)) {
      throw refuse(`${name} is there twice`, 'Name each shard once.');
    }
    found.add(shard.index);
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
    (index) => !found.has(index),
  );
  if (missing.length === 0) return;
  const names = missing.slice(0, 10).map((index) => `${index}/${count}`);
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  const message = `${missing.length === 1 ? 'a shard is' : 'shards are'} missing: ${names.join(', ')}${more}`;
  throw refuse(
    message,
    'A share that nobody judged may hold anything: run it, and name its report.',
  );
}

/** Two machines may have checked out different commits. */
function refuseOtherContents(shards: readonly NamedShard[]): void {
  const owned = new Map(
    shards.flatMap(({ name, part }) =>
      part.files.map(({ index, uri, digest: own }) => [index, { name, uri, own }] as const),
    ),
  );
  for (const { name, part } of shards) {
    for (const [index, read] of part.readAlong) {
      const file = owned.get(index);
      // A digest that is absent is written as null.
      if (file === undefined || (file.own ?? undefined) === (read ?? undefined)) continue;
      const hint = 'Run all shards over one commit.';
      throw refuse(`${file.uri} has another content in ${name} than in ${file.name}`, hint);
    }
  }
  const judged = new Map(
    shards.flatMap(({ name, part }) =>
      part.artefacts.flatMap(({ inputs }) =>
        inputs.map((input) => [keyOf(input), { name, input }] as const),
      ),
    ),
  );
  for (const { name, part } of shards) {
    for (const read of part.artefacts.flatMap(({ readAlong = [] }) => readAlong)) {
      const own = judged.get(keyOf(read));
      if (own === undefined || own.input.digest === read.digest) continue;
      const hint = 'Run all shards over one commit.';
      throw refuse(`${read.uri} has another content in ${name} than in ${own.name}`, hint);
    }
  }
}

function keyOf({ kind, uri }: InputRef): string {
  return JSON.stringify([kind, uri]);
}

/** What is accepted is decided here, by the very files that the shards have seen. */
function refuseOtherExceptions({ same, options }: RunPart, cwd: string): void {
  for (const [what, found] of Object.entries(digestExceptions({ ...options, cwd }))) {
    if (found === same[what]) continue;
    const file = what === 'baseline' ? options.baseline : waiversFile(options.waivers);
    const message = `the ${what} (${file}) is ${found === 'unreadable' ? 'not here' : 'another one than that of the shards'}`;
    throw refuse(message, 'Join the shards in a checkout of the same commit, or name it: --cwd.');
  }
}

function waiversFile(waivers: EvaluateOptions['waivers']): string | undefined {
  if (typeof waivers === 'string') return waivers;
  return typeof waivers === 'object' ? waivers.file : undefined;
}

function refuse(message: string, hint: string): ArchfitError {
  return new ArchfitError('reports-differ', message, hint);
}
