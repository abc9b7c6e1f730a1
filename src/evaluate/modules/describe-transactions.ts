import {
  type Reached,
  ReachFinder,
  type ReachSearch,
  writtenName,
} from '../../facts/modules/search/find-reached.js';
import { createSinkMatcher } from '../../facts/modules/sinks/match-sink.js';
import {
  findTransactionScopes,
  type TransactionScope,
} from '../../facts/modules/transactions/find-scopes.js';
import { createVocabulary } from '../../facts/modules/transactions/transaction-settings.js';
import type { ts } from '../../facts/typescript/compiler.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { judgedCode } from './judged-files.js';
import { indexUnresolved } from './index-unresolved.js';
import { placeOfNode } from './place-of-node.js';
import { textsOf } from './texts-of.js';
import { traceCode } from './traced-code.js';

/** What `input.modules[id].transactions` holds. */
export interface TransactionFacts {
  /** Scopes that were found, by id. */
  readonly scopes: Readonly<Record<string, ScopeFacts>>;
  /** Calls inside of them that lead out of the process, by id. */
  readonly calls: Readonly<Record<string, CallFacts>>;
}

export interface ScopeFacts {
  /** `OrderService.place`, or the file. */
  readonly in: string;
  readonly library: string;
  readonly form: TransactionScope['form'];
  /** What opens it comes from the library for sure; else its name and shape say so. */
  readonly isCertain: boolean;
  /** What is called there, by imports that lead nowhere. */
  readonly lost: readonly string[];
  /** What is called there through interfaces and abstract classes that nothing implements; each is told once a file. */
  readonly ports: readonly string[];
  /** There was more to follow than a run follows. */
  readonly isExhausted: boolean;
}

export interface CallFacts {
  readonly scope: string;
  /** As it is written: `this.payments.charge`. */
  readonly callee: string;
  /** The shortest way of each category, certainty and time. */
  readonly ways: readonly WayFacts[];
}

export interface WayFacts {
  readonly category: string;
  readonly sink: string;
  /** From the call in the scope to the one that goes out. */
  readonly chain: readonly string[];
  readonly certainty: 'certain' | 'may';
  readonly isDeferred: boolean;
}

const rule = 'modules/no-http-in-transaction';

/** How many functions are followed in a run: more than the code behind the transactions of any repository that was measured. */
const budget = 20_000;

/** Transactions, and what the code inside of them calls. */
export async function describeTransactions(base: CodeBase): Promise<DescribedPart> {
  const facts: TransactionFacts = { scopes: {}, calls: {} };
  const subjects = new Map<string, ModuleSubject>();
  if (!base.isOn(rule)) return { facts: { transactions: facts }, subjects };
  const parameters = base.parametersOf?.(rule) ?? {};
  const vocabulary = createVocabulary({
    callbacks: texts(parameters['callbacks']),
    decorators: texts(parameters['decorators']),
    begins: texts(parameters['begins']),
    ends: texts(parameters['ends']),
  });
  const tree = textsOf(base);
  const judged = judgedCode(base).map(({ path }) => path);
  const candidates = judged.filter((path) => {
    const read = tree.read(path);
    return read.kind === 'text' && vocabulary.trace.test(read.text);
  });
  // Without a candidate there is nothing to load a compiler for.
  if (candidates.length === 0) return { facts: { transactions: facts }, subjects };
  const { compiler, tracer, trees } = await traceCode(base);
  const scopes = findTransactionScopes(candidates, judged, { compiler, tracer, trees, vocabulary });
  const inside = new Set(texts(parameters['inside']));
  return describeScopes(base, scopes, inside, {
    compiler,
    tracer,
    matchSink: createSinkMatcher(compiler, tracer, {
      packages: texts(parameters['packages']),
      functions: texts(parameters['functions']),
    }),
    isUnresolved: indexUnresolved(base.graph),
    budget,
  });
}

function describeScopes(
  base: CodeBase,
  scopes: readonly TransactionScope[],
  stays: ReadonlySet<string>,
  search: Omit<ReachSearch, 'isOwned'>,
): DescribedPart {
  const described: Record<string, ScopeFacts> = {};
  const calls = new Map<string, LeadingCall>();
  const subjects = new Map<string, ModuleSubject>();
  const asked = new Set<ts.Node>();
  const toldPorts = new Set<string>();
  const inside = new Set<ts.Node>(scopes.flatMap(({ sites }) => sites.map(({ call }) => call)));
  const finder = new ReachFinder({ ...search, isOwned: (call) => inside.has(call) });
  // Of two around the same call the one that is sure tells it.
  for (const scope of scopes.toSorted((a, b) => Number(b.isCertain) - Number(a.isCertain))) {
    const { file, symbol, library, form, isCertain, opening, sites } = scope;
    const name = symbol ?? file;
    const id = unused(`transaction ${file}#${symbol ?? ''}`, described);
    const lost = new Set<string>();
    const ports = new Set<string>();
    let isExhausted = false;
    for (const site of sites) {
      if (asked.has(site.call)) continue;
      asked.add(site.call);
      const reach = finder.from(site);
      for (const call of reach.lost) lost.add(call.name);
      for (const port of reach.ports) {
        const key = `${file} ${port}`;
        if (stays.has(port) || toldPorts.has(key)) continue;
        toldPorts.add(key);
        ports.add(port);
      }
      isExhausted ||= reach.isExhausted;
      if (reach.reached.length === 0) continue;
      // The same call twice in a function is one finding.
      const callee = writtenName(site.call);
      const key = `call ${file}#${symbol ?? ''} ${callee}`;
      const known = calls.get(key) ?? { id, scope, callee, sites: [], reached: [] };
      calls.set(key, known);
      known.sites.push(site.call);
      known.reached.push(...reach.reached);
    }
    described[id] = {
      ...{ in: name, library, form, isCertain, isExhausted },
      lost: [...lost].sort(),
      ports: [...ports].sort(),
    };
    subjects.set(id, {
      subject: { kind: 'transaction', id: `${file}#${name}`, name },
      file: base.tree.uriOf(file),
      identity: [file, symbol ?? '', form],
      locate: () => placeOfNode(base, headOf(opening)),
    });
  }
  for (const [key, call] of calls) subjects.set(key, subjectOf(base, call));
  const facts: TransactionFacts = {
    scopes: described,
    calls: Object.fromEntries(
      [...calls].map(([key, { id, callee, reached }]): [string, CallFacts] => [
        key,
        { scope: id, callee, ways: reached.map(describeWay) },
      ]),
    ),
  };
  return { facts: { transactions: facts }, subjects };
}

/** Calls of one name in one function that lead out of the process. */
interface LeadingCall {
  /** Of the scope. */
  readonly id: string;
  readonly scope: TransactionScope;
  readonly callee: string;
  readonly sites: ts.Node[];
  readonly reached: Reached[];
}

function subjectOf(base: CodeBase, { scope, callee, sites, reached }: LeadingCall): ModuleSubject {
  const { file, symbol, opening } = scope;
  const [first, ...others] = sites;
  const steps = reached[0]?.steps.slice(1) ?? [];
  return {
    subject: { kind: 'call', id: `${file}#${symbol ?? ''}: ${callee}`, name: callee },
    file: base.tree.uriOf(file),
    identity: [file, symbol ?? '', callee],
    locate: () => first && placeOfNode(base, headOf(first)),
    related: () =>
      [opening, ...steps.map(({ call }) => call), ...others].map((node) =>
        placeOfNode(base, headOf(node)),
      ),
  };
}

function describeWay({ sink, steps, certainty, isDeferred }: Reached): WayFacts {
  return {
    category: sink.category,
    sink: sink.name,
    chain: steps.map(({ name }) => name),
    certainty,
    isDeferred,
  };
}

/** What a person points at: the name of a method, what is called. */
function headOf(opening: ts.Node): ts.Node {
  if ('expression' in opening) return opening.expression as ts.Node;
  return 'name' in opening && opening.name ? (opening.name as ts.Node) : opening;
}

/** Several calls of one name in one function share what they are called, in their order. */
function unused(id: string, taken: Readonly<Record<string, unknown>>): string {
  if (!(id in taken)) return id;
  let count = 2;
  while (`${id} ${count}` in taken) count += 1;
  return `${id} ${count}`;
}

/** Parameters were held against their schema when the run began. */
function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
