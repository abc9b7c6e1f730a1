import type { Contract, OAuthFlow, SecurityScheme } from '../../model/index.js';
import type { Exchange } from './exchange.js';

/** Compares the schemes that an operation asks for: how a caller proves something, not whether it has to. */
export function compareSecuritySchemes(
  used: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
  contracts: { readonly old: Contract; readonly new: Contract },
  exchange: Exchange,
): void {
  for (const name of used) {
    const before = contracts.old.securitySchemes.get(name);
    const after = contracts.new.securitySchemes.get(names.get(name) ?? name);
    if (before !== undefined && after !== undefined) compareScheme(before, after, exchange);
  }
}

function compareScheme(old: SecurityScheme, newer: SecurityScheme, exchange: Exchange): void {
  const tell = (
    cell: string,
    message: string,
    details: { from?: unknown; to?: unknown; name?: string } = {},
  ) => {
    exchange.tellOf('request', `security-scheme.${cell}`, {
      message: `security scheme ${newer.name}: ${message}`,
      element: {
        kind: 'security-scheme',
        name: old.name,
        lifecycle: { old: old.lifecycle, new: newer.lifecycle },
      },
      old: old.place,
      new: newer.place,
      details,
    });
  };
  if (old.type !== newer.type) {
    tell('type.changed', `${old.type} became ${newer.type}`, { from: old.type, to: newer.type });
    return;
  }
  const key = (scheme: SecurityScheme) => `${scheme.apiKey?.in ?? ''} ${scheme.apiKey?.name ?? ''}`;
  if (key(old) !== key(newer)) {
    tell('key.changed', `the key travels as ${key(newer)}, not ${key(old)} any longer`, {
      from: key(old),
      to: key(newer),
    });
  }
  if (old.scheme !== newer.scheme) {
    tell('scheme.changed', `${old.scheme ?? 'none'} became ${newer.scheme ?? 'none'}`, {
      from: old.scheme,
      to: newer.scheme,
    });
  }
  if (old.bearerFormat !== newer.bearerFormat) {
    tell('bearer-format.changed', 'the format of its tokens changed', {
      from: old.bearerFormat,
      to: newer.bearerFormat,
    });
  }
  if (old.openIdConnectUrl !== newer.openIdConnectUrl) {
    tell('provider.changed', 'another provider vouches for its tokens');
  }
  compareFlows(old, newer, tell);
}

type Tell = (cell: string, message: string, details?: { readonly name: string }) => void;

function compareFlows(old: SecurityScheme, newer: SecurityScheme, tell: Tell): void {
  for (const [name, flow] of old.flows) {
    const counterpart = newer.flows.get(name);
    if (counterpart === undefined) tell('flow.removed', `flow ${name} is gone`, { name });
    else compareFlow(name, flow, counterpart, tell);
  }
  for (const name of newer.flows.keys()) {
    if (!old.flows.has(name)) tell('flow.added', `flow ${name} is new`, { name });
  }
}

function compareFlow(name: string, old: OAuthFlow, newer: OAuthFlow, tell: Tell): void {
  for (const url of ['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const) {
    if (old[url] !== newer[url]) {
      tell('url.changed', `${url} of flow ${name} changed`, { name: `${name} ${url}` });
    }
  }
  for (const scope of old.scopes) {
    if (!newer.scopes.includes(scope)) {
      tell('scope.removed', `scope ${scope} of flow ${name} is gone`, { name: `${name} ${scope}` });
    }
  }
  for (const scope of newer.scopes) {
    if (!old.scopes.includes(scope)) {
      tell('scope.added', `scope ${scope} of flow ${name} is new`, { name: `${name} ${scope}` });
    }
  }
}
