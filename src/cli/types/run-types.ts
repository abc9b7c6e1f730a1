import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { listRules, type RunRules } from '../../evaluate/index.js';
import type { UserPack } from '../../policy/index.js';
import { inferDetails, writeRuleTypes } from '../../policy/rule-types/index.js';
import { ArchfitError, plural, type RuleId } from '../../report/index.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal } from '../input-options.js';
import { printProblems } from '../problem-lines.js';
import { replaceFile } from '../replace-file.js';
import { gatherRulesFor, loadConfigFor } from '../rules/configured-rules.js';
import { type Terminal, write } from '../terminal.js';
import { unwritable } from '../unwritable.js';
import type { TypesOptions } from './types.js';

/** Writes a module that adds the rules of one's own to those that the package declares. */
export async function runTypes(options: TypesOptions, outside: Terminal): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const config = await loadConfigFor(options, terminal);
  const gathered = await gatherRulesFor(config, options, terminal);
  // Rules that could not be loaded would be no rules to the compiler.
  if (gathered.problems.length > 0) {
    await write(terminal.stderr, printProblems(gathered.problems));
    return exitCodes.undecided;
  }
  const { text, count } = await describeRules(gathered);
  const file = resolve(terminal.cwd, options.out);
  if (options.check !== true) {
    await replaceFile(file, text).catch((error: unknown) => {
      throw unwritable(options.out, error);
    });
    await write(terminal.stdout, `${options.out}: ${plural(count, 'rule')}\n`);
    return exitCodes.open;
  }
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === text) return exitCodes.open;
  const state = present === undefined ? 'is not there' : 'is stale';
  await write(terminal.stderr, `${options.out} ${state}: run archfit types\n`);
  return exitCodes.closed;
}

async function describeRules({ all, userPacks }: Pick<RunRules, 'all' | 'userPacks'>): Promise<{
  readonly text: string;
  readonly count: number;
}> {
  const builtIn = new Set(listRules().map(({ id }) => id));
  const own = all.filter(({ id }) => !builtIn.has(id));
  if (own.length === 0) {
    throw new ArchfitError(
      'usage',
      'there is no rule beside the built-in ones, which the package declares itself',
      'Name policies of your own: --policy PATH, or policies in the configuration.',
    );
  }
  const members = writeRuleTypes(own, await inferOwnDetails(userPacks));
  const text = `// Written by archfit types: run it again when the policies change.
import 'archfit';

declare module 'archfit' {
${members.replace(/^(?=.)/gm, '  ')}}
`;
  return { text, count: own.length };
}

/** Details of the policies in the contract of archfit. What others find may be anything. */
async function inferOwnDetails(packs: readonly UserPack[]): Promise<ReadonlyMap<RuleId, string>> {
  const contracts = packs
    .flatMap((pack) => pack.transfer().units)
    .filter((unit) => unit.kind === 'contract');
  if (contracts.length === 0) return new Map();
  const { Opa } = await import('../../policy/opa/index.js');
  const opa = new Opa();
  try {
    const details = new Map<RuleId, string>();
    for (const { sources, rules } of contracts) {
      const ids = rules.map(({ id }) => id);
      for (const [id, type] of await inferDetails(opa, sources, ids)) details.set(id, type);
    }
    return details;
  } finally {
    await opa.close();
  }
}
