import type { Compiler, ts } from '../../typescript/compiler.js';
import type { Callee, Tracer } from '../calls/tracer.js';
import type { MatchSink, Sink } from '../sinks/match-sink.js';
import { isExcluded } from './is-excluded.js';
import { type CallSite, walkBody } from './walk-body.js';
import { unwrapAwaited } from '../../typescript/unwrap.js';

/** One call of a chain: what it is called as people say, and where it stands. */
export interface ChainStep {
  readonly name: string;
  readonly file: string;
  readonly call: ts.Node;
}

/** A way from a call to one that leaves the process. */
export interface Reached {
  readonly sink: Sink;
  /** From the call that was asked about to the one that goes out; one step where it is the same. */
  readonly steps: readonly ChainStep[];
  /** `may`: through an implementation of what the call is made through. */
  readonly certainty: 'certain' | 'may';
  readonly isDeferred: boolean;
}

/** A name of a call whose import leads nowhere. */
export interface LostCall {
  readonly name: string;
  readonly file: string;
  readonly call: ts.Node;
}

export interface Reach {
  /** At most one of a category, certainty and time: the shortest. */
  readonly reached: readonly Reached[];
  readonly lost: readonly LostCall[];
  /** Methods of interfaces and abstract classes that no code implements that was read: `PaymentPort.charge`. */
  readonly ports: readonly string[];
  /** There was more than could be followed. */
  readonly isExhausted: boolean;
}

export interface ReachSearch {
  readonly compiler: Compiler;
  readonly tracer: Tracer;
  readonly matchSink: MatchSink;
  /** Whether an import of a file gives a name that could not be resolved. */
  readonly isUnresolved: (file: string, name: string) => boolean;
  /** Calls that carry a finding of their own: what they reach is not told again. */
  readonly isOwned: (call: ts.Node) => boolean;
  /** How many functions are followed in all. */
  readonly budget: number;
}

/** No chain of calls that somebody can still follow is longer. */
export const longestChain = 12;

interface Known {
  readonly sink: Sink | undefined;
  readonly callees: readonly Callee[];
  readonly isLost: boolean;
  readonly port: string | undefined;
}

interface Way {
  readonly site: CallSite<unknown>;
  readonly steps: readonly ChainStep[];
  readonly certainty: 'certain' | 'may';
  readonly isDeferred: boolean;
}

/** Follows calls through the functions of the repository, nearest first. What was learnt of a function or a call is kept. */
export class ReachFinder {
  readonly #known = new Map<ts.Node, Known>();
  readonly #bodies = new Map<ts.Node, readonly CallSite<unknown>[]>();
  #followed = 0;

  constructor(private readonly search: ReachSearch) {}

  /** What a call reaches. */
  from(site: CallSite<unknown>): Reach {
    const best = new Map<string, Reached>();
    const lost = new Map<string, LostCall>();
    const ports = new Set<string>();
    const visited = new Set<string>();
    let isExhausted = false;
    let ways: readonly Way[] = [
      { site, steps: [], certainty: 'certain', isDeferred: site.isDeferred },
    ];
    for (let depth = 0; depth < longestChain && ways.length > 0; depth += 1) {
      const next: Way[] = [];
      for (const way of ways) {
        const { call } = way.site;
        if (depth > 0 && this.search.isOwned(call)) continue;
        const known = this.#know(call);
        const { certainty, isDeferred } = way;
        if (known.sink) {
          const key = `${known.sink.category} ${certainty} ${isDeferred}`;
          const steps = [...way.steps, this.#stepOf(call, known.sink.name)];
          if (!best.has(key)) best.set(key, { sink: known.sink, steps, certainty, isDeferred });
        }
        if (known.isLost && !isDeferred) {
          const step = this.#stepOf(call, writtenName(call));
          lost.set(`${step.file} ${step.name}`, step);
        }
        if (known.port !== undefined && !isDeferred) ports.add(known.port);
        for (const callee of known.callees) {
          const isMay = certainty === 'may' || callee.certainty === 'may';
          const isLater = isDeferred || (callee.argument !== undefined && way.site.runsLater);
          const base = `${callee.declaration.pos} ${callee.file} ${isMay} ${isLater}`;
          const steps = [...way.steps, this.#stepOf(call, callee.name)];
          const body = this.#bodyOf(callee);
          if (body === undefined) isExhausted = true;
          for (const inner of body ?? []) {
            const key = `${base} ${inner.call.pos} ${inner.call.end}`;
            if (visited.has(key)) continue;
            // What is handed over is called with other arguments.
            const isOut =
              callee.argument === undefined &&
              isExcluded(this.search.compiler, call, callee.declaration, inner.call);
            if (isOut) continue;
            visited.add(key);
            next.push({
              site: inner,
              steps,
              certainty: isMay ? 'may' : 'certain',
              isDeferred: isLater || inner.isDeferred,
            });
          }
        }
      }
      ways = next;
    }
    return {
      reached: [...best.values()],
      lost: [...lost.values()],
      ports: [...ports],
      isExhausted,
    };
  }

  #know(call: ts.CallExpression | ts.NewExpression): Known {
    let known = this.#known.get(call);
    if (known === undefined) {
      const { matchSink, tracer } = this.search;
      const sink = matchSink(call);
      const callees = tracer
        .calleesOf(call)
        .filter(({ argument }) => sink === undefined || argument !== undefined);
      const isLost = !sink && callees.length === 0 && this.#isLost(call);
      const isOpen = !sink && !callees.some(({ argument }) => argument === undefined);
      known = { sink, callees, isLost, port: isOpen ? this.#portOf(call) : undefined };
      this.#known.set(call, known);
    }
    return known;
  }

  /** The method without a body that is called, where it is one of the repository. */
  #portOf({ expression }: ts.CallExpression | ts.NewExpression): string | undefined {
    const { compiler, tracer } = this.search;
    const origin = tracer.originOf(expression);
    if (origin === undefined || !('declaration' in origin)) return undefined;
    const { declaration, name } = origin;
    const isPort =
      compiler.isMethodSignature(declaration) ||
      (compiler.isMethodDeclaration(declaration) && declaration.body === undefined);
    // What a declaration file describes has its code elsewhere, as a package has.
    return isPort && !declaration.getSourceFile().isDeclarationFile ? name : undefined;
  }

  /** The calls of a function; undefined once the budget is spent. */
  #bodyOf({ declaration }: Callee): readonly CallSite<unknown>[] | undefined {
    const known = this.#bodies.get(declaration);
    if (known) return known;
    if (this.#followed >= this.search.budget) return undefined;
    this.#followed += 1;
    const body = 'body' in declaration ? declaration.body : undefined;
    const sites = body ? walkBody(this.search.compiler, body) : [];
    this.#bodies.set(declaration, sites);
    return sites;
  }

  #stepOf(call: ts.Node, name: string): ChainStep {
    return { name, file: this.search.tracer.fileOf(call), call };
  }

  /** Whether what is called comes by an import that leads nowhere: it may be anything. */
  #isLost(call: ts.CallExpression | ts.NewExpression): boolean {
    const { compiler: ts, tracer, isUnresolved } = this.search;
    let root = unwrapAwaited(ts, call.expression);
    while (
      ts.isPropertyAccessExpression(root) ||
      ts.isCallExpression(root) ||
      ts.isElementAccessExpression(root)
    ) {
      const inner = unwrapAwaited(ts, root.expression);
      if (inner.kind === ts.SyntaxKind.ThisKeyword && ts.isPropertyAccessExpression(root)) {
        const type = typeOfMember(ts, root, root.name.text);
        return type !== undefined && isUnresolved(tracer.fileOf(call), type);
      }
      root = inner;
    }
    return ts.isIdentifier(root) && isUnresolved(tracer.fileOf(call), root.text);
  }
}

/** What is called, as it is written, in one line. */
export function writtenName(call: ts.CallExpression | ts.NewExpression): string {
  const text = call.expression.getText().replaceAll(/\s+/g, '');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The name of the type that a class gives one of its fields. */
function typeOfMember(compiler: Compiler, at: ts.Node, name: string): string | undefined {
  let around = at.parent;
  while (!compiler.isSourceFile(around) && !compiler.isClassLike(around)) around = around.parent;
  if (!compiler.isClassLike(around)) return undefined;
  const fields = around.members.flatMap(
    (member): readonly (ts.ParameterDeclaration | ts.PropertyDeclaration)[] => {
      if (compiler.isConstructorDeclaration(member)) return member.parameters;
      return compiler.isPropertyDeclaration(member) ? [member] : [];
    },
  );
  const type = fields.find((field) => field.name.getText() === name)?.type;
  if (type === undefined || !compiler.isTypeReferenceNode(type)) return undefined;
  return compiler.isIdentifier(type.typeName) ? type.typeName.text : type.typeName.getText();
}
