import { posix } from 'node:path';
import { createCallMatcher } from '../../facts/modules/calls/match-calls.js';
import { symbolAround } from '../../facts/modules/calls/symbol-around.js';
import type { ts } from '../../facts/typescript/compiler.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { type ForbiddenCallEntry, readForbiddenCall } from './forbidden-call-entries.js';
import { judgedCode } from './judged-files.js';
import { placeOfNode } from './place-of-node.js';
import { textsOf } from './texts-of.js';
import { traceCode } from './traced-code.js';

/** What `input.modules[id].forbiddenCalls` holds. */
export interface ForbiddenCallFacts {
  /** One for each entry of the parameter `calls`, in its order. */
  readonly entries: readonly {
    /** Names it as a subject. */
    readonly id: string;
    /** Indexes in `places`: where the call is not allowed. */
    readonly from: readonly number[];
    /** Why it could find nothing: "no file is of a layer, context or stereotype domain". */
    readonly fault?: string;
  }[];
  readonly calls: readonly ForbiddenCall[];
}

/** Calls of one thing in one file, which are one. */
export interface ForbiddenCall {
  /** Names it as a subject. */
  readonly id: string;
  /** Index in `entries`, and in the parameter. */
  readonly entry: number;
  readonly file: string;
  /** Index in `places`. */
  readonly from: number;
  /** `Date.now`, `OrderRepository.delete`, `node:fs#readFileSync`. */
  readonly name: string;
  /** As it is written first: `this.orders.delete`. */
  readonly callee: string;
  /** It may be behind the port that is called. */
  readonly isPossible?: true;
}

const rule = 'modules/forbidden-call';

/** Describes the calls that a team has forbidden by name. */
export async function describeForbiddenCalls(base: CodeBase): Promise<DescribedPart> {
  const subjects = new Map<string, ModuleSubject>();
  const given = base.isOn(rule) ? base.parametersOf?.(rule)['calls'] : undefined;
  const entries: ForbiddenCallFacts['entries'][number][] = [];
  const calls: ForbiddenCall[] = [];
  for (const [index, value] of (Array.isArray(given) ? given : []).entries()) {
    const entry = readForbiddenCall(base, value);
    const { from, fault } = entry;
    const id = `calls[${index}]`;
    entries.push({ id, from, ...(fault !== undefined && { fault }) });
    subjects.set(id, { subject: { kind: 'setting', id }, identity: [id], locate: () => undefined });
    for (const found of await findCalls(base, entry)) {
      const { file, name, isPossible } = found;
      const told = `forbidden-call:${calls.length}`;
      calls.push({
        id: told,
        entry: index,
        file,
        from: base.membership.placeOf(file).id,
        name,
        callee: found.first.expression.getText().replaceAll(/\s+/g, ''),
        ...(isPossible && { isPossible }),
      });
      subjects.set(told, await subjectOf(base, found));
    }
  }
  const facts: ForbiddenCallFacts = { entries, calls };
  return { facts: { forbiddenCalls: facts }, subjects };
}

type Call = ts.CallExpression | ts.NewExpression;

interface FoundCalls {
  readonly file: string;
  readonly name: string;
  readonly isPossible: boolean;
  readonly first: Call;
  readonly others: Call[];
}

async function findCalls(
  base: CodeBase,
  { thing, from, word }: ForbiddenCallEntry,
): Promise<readonly FoundCalls[]> {
  if (thing === undefined) return [];
  const texts = textsOf(base);
  const files = judgedCode(base).filter(({ path }) => {
    if (!from.includes(base.membership.placeOf(path).id)) return false;
    if (word === undefined) return true;
    const read = texts.read(path);
    return read.kind === 'text' && read.text.includes(word);
  });
  // Without a file there is nothing to load a compiler for.
  if (files.length === 0) return [];
  const { compiler, tracer, trees } = await traceCode(base);
  const match = createCallMatcher(compiler, tracer, thing);
  return files.flatMap(({ path: file }) => {
    const found = new Map<string, FoundCalls>();
    const visit = (node: ts.Node): void => {
      if (compiler.isCallExpression(node) || compiler.isNewExpression(node)) {
        const matched = match(node);
        const known = matched && found.get(matched.name);
        if (known) known.others.push(node);
        else if (matched) found.set(matched.name, { file, ...matched, first: node, others: [] });
      }
      compiler.forEachChild(node, visit);
    };
    const tree = trees.of(file);
    if (tree !== undefined) visit(tree);
    return [...found.values()];
  });
}

async function subjectOf(base: CodeBase, found: FoundCalls): Promise<ModuleSubject> {
  const { file, name, first, others } = found;
  const { compiler } = await traceCode(base);
  const [owner] = base.membership.ownersOf(file);
  return {
    subject: {
      kind: 'call',
      id: `${file} -> ${name}`,
      name: symbolAround(compiler, first) ?? posix.basename(file),
      ...(owner !== undefined && { owner }),
    },
    file: base.tree.uriOf(file),
    identity: [file, name, 'forbidden-call'],
    locate: () => placeOfNode(base, first.expression),
    related: () => others.map((call) => placeOfNode(base, call.expression)),
  };
}
