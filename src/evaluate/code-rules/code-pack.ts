import { createHash } from 'node:crypto';
import type { PackRule, RuleJudge, RulePack, RuleParameters } from '../../policy/index.js';
import type { PackRef } from '../../report/index.js';
import { CodeJudge } from './code-judge.js';
import type { RuleDefinition } from './rule-definition.js';

/** Rules in TypeScript. They judge in the thread in which they were defined: functions do not travel. */
export class CodePack implements RulePack {
  readonly rules: readonly PackRule[];
  readonly refs: readonly PackRef[];
  readonly #definitions: ReadonlyMap<string, RuleDefinition>;

  constructor(definitions: readonly RuleDefinition[]) {
    this.rules = definitions
      .map(toPackRule)
      .toSorted((left, right) => (left.id < right.id ? -1 : 1));
    this.#definitions = new Map(definitions.map((each) => [each.id, each]));
    // What a function has closed over has no text; what it was written as has.
    const text = definitions.map(({ ask, ...rule }) => [rule, ask.source]);
    const digest = `sha256:${createHash('sha256').update(JSON.stringify(text)).digest('hex')}`;
    this.refs = [{ name: 'TypeScript', revision: digest.slice(7, 19), digest }];
  }

  createJudge(selected: readonly PackRule[], parameters: RuleParameters, now: Date): RuleJudge {
    const definitions = selected.flatMap(({ id }) => this.#definitions.get(id) ?? []);
    return new CodeJudge(definitions, parameters, now);
  }
}

function toPackRule({ ask, facts, ...rule }: RuleDefinition): PackRule {
  const { name } = ask.check;
  return { ...rule, file: `TypeScript (${facts}${name === '' ? '' : `, ${name}`})` };
}
