import { distance } from 'fastest-levenshtein';
import { type FlagRead, findFlagReads } from '../../facts/joined/find-flag-reads.js';
import { isFlagClient } from '../../facts/joined/flag-clients.js';
import { fingerprint } from '../../verdict/index.js';
import type { CodeBase } from '../modules/code-base.js';
import { judgedCode } from '../modules/judged-files.js';
import { placeOfNode } from '../modules/place-of-node.js';
import { textsOf } from '../modules/texts-of.js';
import { traceCode } from '../modules/traced-code.js';
import type { OperationsSubject } from '../operations/operations-subject.js';
import type { PlacedSubject } from '../place-subject.js';
import type { Joinable } from './joinable.js';
import type { JoinedFacts } from './joined-facts.js';

type FlagMaps = Pick<JoinedFacts, 'flags' | 'flagReads'>;

/** Where one code base asks for flags. */
interface ReadsOfBase {
  readonly base: CodeBase;
  readonly reads: readonly FlagRead[];
  /** A file that cannot be read whole. */
  readonly faulty?: string;
}

/**
 * Holds the flags of registries against the code that asks for flags. Without a registry, or without code that asks a client of flags,
 * there is nothing to hold against each other, and no file is looked into.
 */
export async function describeFlags(
  { operations, code = [] }: Joinable,
  note: (subject: OperationsSubject) => string,
  subjects: Map<string, PlacedSubject>,
): Promise<FlagMaps> {
  const registered = operations?.flags ?? [];
  const found = registered.length === 0 ? [] : await Promise.all(code.map(readBase));
  if (!found.some(({ reads }) => reads.length > 0)) return { flags: {}, flagReads: {} };
  const names = new Set(registered.map(({ name }) => name));
  const asked = noteReads(found, names, subjects);
  const keys = new Set(Object.values(asked).map(({ key }) => key));
  const flags = registered.map(({ name, owner, place }) => {
    const id = note({
      ...{ kind: 'flag', id: `flag ${name} of ${place.document.id}`, name, place },
      ...(owner !== undefined && { owner }),
    });
    const isRead = keys.has(name);
    const unknown = isRead ? undefined : whyUnknown(name, found);
    return { id, name, isRead, ...(unknown !== undefined && { unknown }) };
  });
  return { flags: Object.fromEntries(flags.map((flag) => [flag.id, flag])), flagReads: asked };
}

async function readBase(base: CodeBase): Promise<ReadsOfBase> {
  const given = base.parametersOf?.('flags/registered')['readers'];
  const named = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
  const { graph } = base;
  const asks = graph.edges.some(
    ({ target }) => target.kind === 'external' && isFlagClient(target.package),
  );
  if (!asks && named.length === 0) return { base, reads: [] };
  const { compiler, ...traced } = await traceCode(base);
  const files = judgedCode(base).map(({ path }) => path);
  const reads = findFlagReads(compiler, traced, graph, files, named);
  const faulty = files.find((path) => traced.trees.faults.has(path));
  return { base, reads, ...(faulty !== undefined && { faulty }) };
}

/** Each key that code asks for is one subject, wherever it does. */
function noteReads(
  found: readonly ReadsOfBase[],
  names: ReadonlySet<string>,
  subjects: Map<string, PlacedSubject>,
): FlagMaps['flagReads'] {
  const places = new Map<string, { base: CodeBase; node: FlagRead['node'] }[]>();
  for (const { base, reads } of found) {
    for (const { key, node } of reads) {
      if (key === undefined) continue;
      const known = places.get(key);
      if (known) known.push({ base, node });
      else places.set(key, [{ base, node }]);
    }
  }
  const asked = [...places].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    const id = `read of ${key}`;
    subjects.set(id, {
      subject: { kind: 'flag', id: key, name: key },
      unit: first.base.tree.uriOf(first.node.getSourceFile().fileName),
      fingerprint: (rule) =>
        fingerprint({ rule: rule.id, subject: id, path: [], object: undefined }),
      locate: () => placeOfNode(first.base, first.node),
      related: () => others.map(({ base, node }) => placeOfNode(base, node)),
    });
    const isRegistered = names.has(key);
    const nearest = isRegistered ? undefined : nearestOf(key, names);
    return [{ id, key, isRegistered, ...(nearest !== undefined && { nearest }) }];
  });
  return Object.fromEntries(asked.map((read) => [read.id, read]));
}

function nearestOf(key: string, names: ReadonlySet<string>): string | undefined {
  const like = [...names]
    .map((name) => ({ name, away: distance(name, key) }))
    .filter(({ name, away }) => away <= Math.max(name.length, key.length) / 3)
    .sort((one, other) => one.away - other.away);
  return like[0]?.name;
}

/** Why a flag that no call asks for by its key may be asked for nevertheless. */
function whyUnknown(name: string, found: readonly ReadsOfBase[]): string | undefined {
  for (const { base, reads, faulty } of found) {
    const hidden = reads.find(({ key, head }) => key === undefined && name.startsWith(head));
    if (hidden) {
      const { uri, region } = placeOfNode(base, hidden.node);
      return `${uri}:${String(region?.startLine ?? 1)} asks for a flag whose key is not written there`;
    }
    const { graph, tree } = base;
    const texts = textsOf(base);
    for (const { path, isTest } of graph.files) {
      const read = isTest ? undefined : texts.read(path);
      if (read?.kind === 'text' && holdsName(read.text, name)) {
        return `${tree.uriOf(path)} has its name, and asks no client that is known for it`;
      }
    }
    const [other = faulty] = graph.notRead;
    if (other !== undefined) return `${tree.uriOf(other)} is not read`;
  }
  return undefined;
}

/** As a word of its own, which `checkout` is not in `one-click-checkout`. */
function holdsName(text: string, name: string): boolean {
  const isPart = (char: string | undefined) => char !== undefined && /[\w.-]/.test(char);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) return true;
  }
  return false;
}
