import { URL } from 'node:url';
import type { Contract, OAuthFlow, SecurityScheme } from '../../model/index.js';
import type { ChangeDetails, ChangeVerdict } from '../contract-change.js';
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
  const tell: Tell = (cell, message, details = {}, verdict) => {
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
      ...(verdict !== undefined && { verdict }),
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
  compareProviders(old.openIdConnectUrl, newer.openIdConnectUrl, tell);
  compareFlows(old, newer, tell);
}

type Tell = (
  cell: string,
  message: string,
  details?: ChangeDetails,
  /** Where the scheme says more than the rule. */
  verdict?: ChangeVerdict,
) => void;

/**
 * The URL of a discovery document is more than an address: it names the issuer of the tokens, and both have to be the same
 * (OpenID Connect Discovery 1.0, section 4.3). Who keeps to the old one holds tokens of an issuer that the contract no longer names.
 */
function compareProviders(old: string | undefined, newer: string | undefined, tell: Tell): void {
  if (old === newer) return;
  if (old === undefined || newer === undefined) {
    const named = newer === undefined ? 'named no longer' : 'named now';
    tell('provider.changed', `the provider of its tokens is ${named}`, {}, 'possible');
  } else if (issuerOf(old) === issuerOf(newer)) {
    tell('provider.changed', 'the URL of its provider is written otherwise', {}, 'annotation');
  } else {
    tell('provider.changed', 'another provider vouches for its tokens');
  }
}

/** The issuer of a discovery document; people write the one for the other. */
function issuerOf(url: string): string {
  const written = URL.canParse(url) ? new URL(url).href : url;
  return written.replace(/\/\.well-known\/openid-configuration\/?$/, '').replace(/\/$/, '');
}

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
