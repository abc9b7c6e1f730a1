import { posix } from 'node:path';
import { classesIn } from '../../facts/modules/calls/classes-in.js';
import type { Origin } from '../../facts/modules/calls/tracer.js';
import { symbolAround } from '../../facts/modules/calls/symbol-around.js';
import type { ts } from '../../facts/typescript/compiler.js';
import type { RuleId } from '../../report/index.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { judgedFiles } from './judged-files.js';
import { placeOfNode } from './place-of-node.js';
import { type TracedBase, traceCode } from './traced-code.js';

/** What `input.modules[id].calls` holds: what files that rules name call in others. Calls of one file on one thing are one. */
export interface CallFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** Index in `places`. */
  readonly from: number;
  readonly file: string;
  /** The place of what is called; absent where that is a package. */
  readonly to?: number;
  /** A file or a package. */
  readonly target: string;
  /** The class, object or function: `OrderRepository`; of a package the name that it exports: `Repository`. */
  readonly name: string;
  /** As they are written, each once: `this.orders.save`. */
  readonly callees: readonly string[];
  /** What is called is a port, and this is one of those that may be behind it. */
  readonly isPossible?: true;
  /** What it is called on is of this place: a class that extends one of a package, or the port before what may be called. */
  readonly via?: number;
}

/** Whose files a rule looks into: the stereotypes, layers and contexts that a parameter of it names. */
export interface Asker {
  readonly rule: RuleId;
  readonly parameter: string;
  /** The default of the parameter, as the policy has it. */
  readonly stereotypes: readonly string[];
}

const askers: readonly Asker[] = [
  {
    rule: 'modules/controller-no-repository',
    parameter: 'controllers',
    stereotypes: ['controller', 'resolver'],
  },
  {
    rule: 'modules/command-not-on-read-model',
    parameter: 'commands',
    stereotypes: ['command-handler', 'commands'],
  },
];

const listedCallees = 4;

/** Describes what controllers and handlers call, even where they import nothing of it. */
export async function describeCalls(base: CodeBase): Promise<DescribedPart> {
  const callers = new Set(filesMadeFor(base, askers));
  if (callers.size === 0) return { facts: { calls: [] }, subjects: new Map() };
  const traced = await traceCode(base);
  const collector = new CallCollector(base, traced);
  for (const file of callers) {
    const tree = traced.trees.of(file);
    if (tree === undefined) continue;
    collector.addCalls(file, tree);
    // What a controller inherits it does itself.
    for (const inherited of basesIn(traced, tree)) {
      if (!callers.has(traced.tracer.fileOf(inherited))) collector.addCalls(file, inherited);
    }
  }
  return { facts: { calls: collector.facts() }, subjects: collector.subjects };
}

/** The judged files whose stereotype one of the rules that are on asks for. */
export function filesMadeFor(base: CodeBase, asked: readonly Asker[]): readonly string[] {
  const wanted = new Set(
    asked
      .filter(({ rule }) => base.isOn(rule))
      .flatMap(({ rule, parameter, stereotypes }) => {
        const given = base.parametersOf?.(rule)[parameter];
        return Array.isArray(given) ? given.map(String) : stereotypes;
      }),
  );
  if (wanted.size === 0) return [];
  return judgedFiles(base).filter((file) => {
    const { stereotypes, layers, context } = base.membership.placeOf(file);
    const names = [...stereotypes, ...layers.map((layer) => layer?.name), context];
    return names.some((name) => name !== undefined && wanted.has(name));
  });
}

function basesIn({ compiler, tracer }: TracedBase, tree: ts.SourceFile): readonly ts.Node[] {
  const found = new Set<ts.ClassLikeDeclaration>();
  const follow = (declaration: ts.ClassLikeDeclaration): void => {
    for (const { token, types } of declaration.heritageClauses ?? []) {
      if (token !== compiler.SyntaxKind.ExtendsKeyword) continue;
      for (const type of types) {
        const origin = tracer.originOfType(type);
        if (origin?.kind !== 'class' || !compiler.isClassLike(origin.declaration)) continue;
        if (found.has(origin.declaration)) continue;
        found.add(origin.declaration);
        follow(origin.declaration);
      }
    }
  };
  for (const declaration of classesIn(compiler, tree)) follow(declaration);
  return [...found].filter((declaration) => declaration.getSourceFile() !== tree);
}

interface Gathered extends Omit<CallFacts, 'callees' | 'via'> {
  via?: number | undefined;
  readonly calls: ts.CallExpression[];
}

class CallCollector {
  readonly subjects = new Map<string, ModuleSubject>();
  readonly #gathered = new Map<string, Gathered>();

  constructor(
    private readonly base: CodeBase,
    private readonly traced: TracedBase,
  ) {}

  addCalls(file: string, within: ts.Node): void {
    const { compiler } = this.traced;
    const visit = (node: ts.Node): void => {
      if (compiler.isCallExpression(node)) this.#add(file, node);
      compiler.forEachChild(node, visit);
    };
    visit(within);
  }

  facts(): readonly CallFacts[] {
    return [...this.#gathered.values()].map(({ calls, via, ...rest }) => ({
      ...rest,
      ...(via !== undefined && { via }),
      callees: [...new Set(calls.map(writtenCallee))].slice(0, listedCallees),
    }));
  }

  #add(file: string, call: ts.CallExpression): void {
    const { compiler, tracer } = this.traced;
    const called = tracer.originOf(call.expression);
    const receiver =
      compiler.isPropertyAccessExpression(call.expression) ||
      compiler.isElementAccessExpression(call.expression)
        ? tracer.originOf(call.expression.expression)
        : undefined;
    const seen = new Set<string>();
    const via = receiver && targetOf(receiver)?.file;
    for (const origin of [receiver, called]) {
      const target = origin && targetOf(origin);
      if (target === undefined || target.name === '*' || seen.has(target.file ?? target.package)) {
        continue;
      }
      seen.add(target.file ?? target.package);
      this.#gather(file, call, target, { via });
    }
    for (const { certainty, argument, ...callee } of tracer.calleesOf(call)) {
      if (certainty !== 'may' || argument !== undefined || seen.has(callee.file)) continue;
      seen.add(callee.file);
      const name = callee.name.replace(/\.[^.]*$/, '');
      this.#gather(file, call, { file: callee.file, name }, { isPossible: true, via });
    }
  }

  #gather(
    file: string,
    call: ts.CallExpression,
    target: Target,
    {
      isPossible = false,
      via,
    }: { readonly isPossible?: boolean; readonly via?: string | undefined },
  ): void {
    if (target.file === file) return;
    const { membership } = this.base;
    const { name } = target;
    const place = target.file ?? target.package;
    const isForeign = target.file === undefined;
    const key = [file, place, name, isForeign ? via : ''].join('\n');
    const known = this.#gathered.get(key);
    const viaPlace = via === undefined ? undefined : membership.placeOf(via).id;
    if (known) {
      known.calls.push(call);
      // Behind several ports it is told by none of them.
      if (known.via !== viaPlace) known.via = undefined;
      return;
    }
    const id = `call:${this.#gathered.size}`;
    const gathered: Gathered = {
      id,
      from: membership.placeOf(file).id,
      file,
      ...(target.file !== undefined && { to: membership.placeOf(target.file).id }),
      target: place,
      name,
      calls: [call],
      ...(isPossible && { isPossible }),
      ...((isForeign || isPossible) && { via: viaPlace }),
    };
    this.#gathered.set(key, gathered);
    this.subjects.set(id, this.#subjectOf(gathered));
  }

  #subjectOf({ file, target, name, calls }: Gathered): ModuleSubject {
    const { base } = this;
    const { compiler } = this.traced;
    const [first] = calls;
    const [owner] = base.membership.ownersOf(file);
    const symbol = first && symbolAround(compiler, first);
    return {
      subject: {
        kind: 'call',
        id: `${file} -> ${target}#${name}`,
        name: symbol ?? posix.basename(file),
        ...(owner !== undefined && { owner }),
      },
      file: base.tree.uriOf(file),
      identity: [file, target, name, 'call'],
      locate: () => first && placeOfNode(base, first.expression),
      related: () => calls.slice(1).map((call) => placeOfNode(base, call.expression)),
    };
  }
}

type Target =
  | { readonly file: string; readonly package?: undefined; readonly name: string }
  | { readonly file?: undefined; readonly package: string; readonly name: string };

function targetOf(origin: Origin): Target | undefined {
  switch (origin.kind) {
    case 'package':
      return { package: origin.package, name: origin.name };
    case 'class':
    case 'value':
      return { file: origin.file, name: origin.name.replace(/\..*$/, '') };
    case 'function':
      return { file: origin.file, name: origin.name.replace(/\.[^.]*$/, '') };
    default:
      return undefined;
  }
}

function writtenCallee({ expression }: ts.CallExpression): string {
  return expression.getText().replaceAll(/\s+/g, '');
}
