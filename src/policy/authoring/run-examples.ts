import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../../report/index.js';
import { findFiles, readBytes, readManifestText } from '../../source/index.js';
import { PackEvaluator } from '../pack-evaluator.js';
import type { PolicyPack } from '../load-pack.js';
import type { PackRule } from '../pack-manifest.js';

/** What a policy said of one of its examples. */
export interface ExampleResult {
  readonly rule: string;
  /** Relative to the working directory, with slashes. */
  readonly file: string;
  readonly outcome: 'pass' | 'fail';
  /** Why it failed: what the policy said, or did not say. */
  readonly reason?: string;
}

/** The examples of policies, judged, and what of them could not be read. */
export interface JudgedExamples {
  readonly examples: readonly ExampleResult[];
  readonly problems: readonly Problem[];
}

/**
 * Judges the examples of every policy: `pass-*` must be judged and found without a violation, `fail-*` must have one. They stand beside
 * the folder of the policies: those of `policies/kubernetes/team_label/` in `policies-examples/kubernetes/team-label/`. A document
 * is the input of a policy of scope object; a file holds the facts that one of scope set reads.
 */
export async function runExamples(pack: PolicyPack, cwd: string): Promise<JudgedExamples> {
  const examples: ExampleResult[] = [];
  const problems: Problem[] = [];
  for (const rule of pack.manifest.rules) {
    const folder = examplesFolder(rule, cwd);
    if (!existsSync(folder)) continue;
    const found = await findFiles([folder], { cwd, root: folder });
    problems.push(...found.problems);
    for (const file of found.files) {
      const [, wanted] = /^(pass|fail)-/.exec(basename(file.uri)) ?? [];
      if (wanted === undefined) continue;
      const read = await readBytes(file);
      if (read.kind === 'problem') {
        problems.push(read.problem);
        continue;
      }
      const { documents, problems: unread } = readManifestText(file.uri, read.bytes);
      problems.push(...unread);
      if (unread.length > 0) continue;
      const reason = judge(
        pack,
        rule,
        documents.map(({ value }) => value),
        wanted === 'fail',
      );
      examples.push({
        rule: rule.id,
        file: file.uri,
        outcome: reason === undefined ? 'pass' : 'fail',
        ...(reason !== undefined && { reason }),
      });
    }
  }
  return { examples, problems };
}

/** Where the examples of a rule stand, absolute. */
function examplesFolder({ id, file }: PackRule, cwd: string): string {
  const folder = dirname(dirname(dirname(resolve(cwd, file))));
  return join(`${folder}-examples`, ...id.split('/'));
}

/** What is wrong with what the policy says; undefined where nothing is. */
function judge(
  pack: PolicyPack,
  rule: PackRule,
  inputs: readonly unknown[],
  mustFail: boolean,
): string | undefined {
  const evaluator = new PackEvaluator(pack, [rule]);
  const messages: string[] = [];
  let examined = 0;
  for (const input of inputs) {
    const { count, found, failure } =
      rule.scope === 'object' ? askObject(evaluator, rule, input) : askSet(evaluator, rule, input);
    if (failure !== undefined) return `the policy failed: ${failure}`;
    examined += count;
    messages.push(...found);
  }
  if (examined === 0) return 'the policy judges nothing of it';
  if (mustFail) return messages.length > 0 ? undefined : 'the policy finds nothing';
  return messages.length === 0 ? undefined : `the policy finds: ${messages.join('; ')}`;
}

function askObject(evaluator: PackEvaluator, rule: PackRule, input: unknown) {
  const { violations, failures } = evaluator.judgeObject(input);
  const own = violations.get(rule.id);
  return {
    count: own === undefined ? 0 : 1,
    found: (own ?? []).map(({ message }) => message),
    failure: failures[0]?.message,
  };
}

function askSet(evaluator: PackEvaluator, rule: PackRule, input: unknown) {
  const { rules, failures } = evaluator.judgeSet(input);
  const own = rules.get(rule.id);
  return {
    count: own?.examined.length ?? 0,
    found: (own?.violations ?? []).map(({ message }) => message),
    failure: failures[0]?.message,
  };
}
