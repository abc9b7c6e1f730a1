import type {
  Contract,
  ContractPlace,
  Operation,
  SecurityRequirement,
  SecurityScheme,
} from '../../model/index.js';
import { compareSecuritySchemes } from './compare-security-schemes.js';
import type { Exchange } from './exchange.js';

/** A way to be let in: scopes by scheme. Without a scheme, anybody may call. */
interface Alternative {
  readonly requirement: SecurityRequirement | undefined;
  readonly schemes: ReadonlyMap<string, readonly string[]>;
}

/**
 * Compares what a caller has to prove: the requirements are alternatives, and the schemes of one are asked for together. A
 * caller that met an old alternative has to meet a new one with the same proofs or fewer.
 */
export function compareSecurity(
  old: Operation,
  newer: Operation,
  contracts: { readonly old: Contract; readonly new: Contract },
  exchange: Exchange,
): void {
  const names = pairSchemes(contracts.old.securitySchemes, contracts.new.securitySchemes);
  const before = alternativesOf(old).map((alternative) => rename(alternative, names));
  const after = alternativesOf(newer);
  const answered = new Set<Alternative>();
  const places = (left: Alternative | undefined, right: Alternative | undefined) => ({
    old: left?.requirement?.place ?? absenceOf(old, newer, contracts.old),
    new: right?.requirement?.place ?? absenceOf(newer, old, contracts.new),
  });
  for (const alternative of before) {
    if (after.some((candidate) => isMetBy(candidate, alternative))) continue;
    const nearest = nearestOf(alternative, after);
    if (nearest !== undefined) answered.add(nearest);
    tellTightened(alternative, nearest, places(alternative, nearest ?? after[0]), exchange);
    if (isOpen(alternative)) for (const candidate of after) answered.add(candidate);
  }
  for (const alternative of after) {
    if (answered.has(alternative) || before.some((candidate) => isEqual(candidate, alternative)))
      continue;
    const wider = before.find((candidate) => isMetBy(alternative, candidate));
    tellLoosened(alternative, wider, places(wider, alternative), exchange);
  }
  const used = new Set(old.security.flatMap(({ schemes }) => [...schemes.keys()]));
  compareSecuritySchemes(used, names, contracts, exchange);
}

/** Where a version asks for nothing: where the other one asks in the whole contract, that is one place for all operations. */
function absenceOf(operation: Operation, other: Operation, contract: Contract): ContractPlace {
  const isOfContract = operation.securityFrom !== 'operation' && other.securityFrom === 'contract';
  return isOfContract ? contract.place : operation.place;
}

function alternativesOf({ security }: Operation): readonly Alternative[] {
  return security.length === 0
    ? [{ requirement: undefined, schemes: new Map() }]
    : security.map((requirement) => ({ requirement, schemes: requirement.schemes }));
}

/** The new name of each old scheme: its own one, else that of a scheme that is the same but for its name. */
function pairSchemes(
  old: ReadonlyMap<string, SecurityScheme>,
  newer: ReadonlyMap<string, SecurityScheme>,
): ReadonlyMap<string, string> {
  const byDefinition = new Map(
    [...newer.values()]
      .filter(({ name }) => !old.has(name))
      .map((scheme) => [definitionOf(scheme), scheme.name]),
  );
  return new Map(
    [...old.values()].map((scheme) => {
      const renamed = newer.has(scheme.name) ? undefined : byDefinition.get(definitionOf(scheme));
      return [scheme.name, renamed ?? scheme.name];
    }),
  );
}

function definitionOf({ type, apiKey, scheme, openIdConnectUrl, flows }: SecurityScheme): string {
  const ways = [...flows].map(([name, { tokenUrl, authorizationUrl }]) => [
    name,
    tokenUrl,
    authorizationUrl,
  ]);
  return JSON.stringify([type, apiKey?.in, apiKey?.name, scheme, openIdConnectUrl, ways]);
}

function rename(alternative: Alternative, names: ReadonlyMap<string, string>): Alternative {
  const schemes = [...alternative.schemes].map(
    ([name, scopes]) => [names.get(name) ?? name, scopes] as const,
  );
  return { ...alternative, schemes: new Map(schemes) };
}

function isOpen({ schemes }: Alternative): boolean {
  return schemes.size === 0;
}

/** Whether who has the proofs of `held` is let in by `asked`. */
function isMetBy(asked: Alternative, held: Alternative): boolean {
  return [...asked.schemes].every(([name, scopes]) => {
    const granted = held.schemes.get(name);
    return granted !== undefined && scopes.every((scope) => granted.includes(scope));
  });
}

function isEqual(left: Alternative, right: Alternative): boolean {
  return isMetBy(left, right) && isMetBy(right, left);
}

/** The new alternative that shares the most schemes with an old one; undefined where none shares any. */
function nearestOf(old: Alternative, candidates: readonly Alternative[]): Alternative | undefined {
  const shared = (candidate: Alternative) =>
    [...candidate.schemes.keys()].filter((name) => old.schemes.has(name)).length;
  const [nearest] = candidates
    .filter((candidate) => shared(candidate) > 0)
    .sort((left, right) => shared(right) - shared(left));
  return nearest;
}

type Places = Pick<Parameters<Exchange['tell']>[1], 'old' | 'new'>;

function tellTightened(
  old: Alternative,
  nearest: Alternative | undefined,
  places: Places,
  exchange: Exchange,
): void {
  if (isOpen(old)) {
    exchange.tell('security.requirement.added', {
      message: 'credentials are asked for now',
      element: { kind: 'security', name: 'security' },
      ...places,
    });
    return;
  }
  if (nearest === undefined) {
    const name = [...old.schemes.keys()].sort().join(' and ');
    exchange.tell('security.alternative.removed', {
      message: `${name} no longer lets a caller in`,
      element: { kind: 'security', name },
      ...places,
    });
    return;
  }
  for (const [name, scopes] of nearest.schemes) {
    const held = old.schemes.get(name);
    const element = { kind: 'security', name } as const;
    if (held === undefined) {
      exchange.tell('security.scheme.added', {
        message: `${name} is asked for, too`,
        element,
        ...places,
      });
    }
    for (const scope of held === undefined ? [] : scopes.filter((scope) => !held.includes(scope))) {
      exchange.tell('security.scope.added', {
        message: `scope ${scope} of ${name} is asked for`,
        element,
        ...places,
        details: { name: scope },
      });
    }
  }
}

function tellLoosened(
  newer: Alternative,
  wider: Alternative | undefined,
  places: Places,
  exchange: Exchange,
): void {
  if (isOpen(newer)) {
    exchange.tell('security.requirement.removed', {
      message: 'credentials are no longer asked for',
      element: { kind: 'security', name: 'security' },
      ...places,
    });
    return;
  }
  if (wider === undefined || isOpen(wider)) {
    const name = [...newer.schemes.keys()].sort().join(' and ');
    exchange.tell('security.alternative.added', {
      message: `${name} lets a caller in, too`,
      element: { kind: 'security', name },
      ...places,
    });
    return;
  }
  for (const [name, scopes] of wider.schemes) {
    const asked = newer.schemes.get(name);
    const element = { kind: 'security', name } as const;
    if (asked === undefined) {
      exchange.tell('security.scheme.removed', {
        message: `${name} is no longer asked for`,
        element,
        ...places,
      });
    }
    for (const scope of asked === undefined
      ? []
      : scopes.filter((scope) => !asked.includes(scope))) {
      exchange.tell('security.scope.removed', {
        message: `scope ${scope} of ${name} is no longer asked for`,
        element,
        ...places,
        details: { name: scope },
      });
    }
  }
}
