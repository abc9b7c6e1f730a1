import { isRecord } from '../../../source/is-record.js';
import { type ContractReading, optional } from './contract-reading.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { OAuthFlow, SecurityRequirement, SecurityScheme } from './security.js';

/** The alternatives that a contract or an operation names; undefined where it names none. An empty list is one that asks nothing. */
export function readSecurity(
  reading: ContractReading,
  parent: FileNode,
  schemes: ReadonlyMap<string, SecurityScheme>,
): readonly SecurityRequirement[] | undefined {
  if (reading.child(parent, 'security') === undefined) return undefined;
  return reading.items(parent, 'security').map((node) => {
    if (!isRecord(node.value)) reading.lose(node, 'a security requirement is no mapping');
    const named = Object.keys(isRecord(node.value) ? node.value : {}).map((name) => {
      if (!schemes.has(name)) {
        reading.note('security-scheme-unknown', node, `nothing defines the scheme "${name}"`);
      }
      const scopes = new Set(reading.texts(node, name));
      return [name, [...scopes].sort()] as const;
    });
    return { place: reading.placeOf(node), schemes: new Map(named) };
  });
}

/** Schemes by name, of any version of the specification. */
export function readSecuritySchemes(
  reading: ContractReading,
  parent: FileNode | undefined,
  key: 'securitySchemes' | 'securityDefinitions',
): ReadonlyMap<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, written] of reading.entries(parent, key)) {
    const node = reading.follow(written);
    const type = reading.text(node, 'type');
    if (node === undefined || type === undefined) {
      if (node) reading.lose(node, `the security scheme "${name}" has no type`);
      const place = reading.placeOf(written);
      const lifecycle = { deprecated: false };
      schemes.set(name, { place, name, lifecycle, type: '', flows: new Map(), unreadable: true });
      continue;
    }
    schemes.set(name, readScheme(reading, node, name, type));
  }
  return schemes;
}

function readScheme(
  reading: ContractReading,
  node: FileNode,
  name: string,
  type: string,
): SecurityScheme {
  const isBasic = type === 'basic';
  const scheme = isBasic ? 'basic' : reading.text(node, 'scheme')?.toLowerCase();
  const place = type === 'apiKey' ? (reading.text(node, 'in') ?? '') : '';
  const keyName = reading.text(node, 'name') ?? '';
  return {
    place: reading.placeOf(node),
    name,
    lifecycle: reading.lifecycle(node),
    type: isBasic ? 'http' : type,
    ...(type === 'apiKey'
      ? { apiKey: { in: place, name: place === 'header' ? keyName.toLowerCase() : keyName } }
      : {}),
    ...optional('scheme', scheme),
    ...optional('bearerFormat', reading.text(node, 'bearerFormat')),
    ...optional('openIdConnectUrl', reading.text(node, 'openIdConnectUrl')),
    flows: readFlows(reading, node),
  };
}

/** Names of the flows of Swagger 2 that OpenAPI 3 has renamed. */
const renamedFlows: ReadonlyMap<string, string> = new Map([
  ['accessCode', 'authorizationCode'],
  ['application', 'clientCredentials'],
]);

function readFlows(reading: ContractReading, node: FileNode): ReadonlyMap<string, OAuthFlow> {
  const single = reading.text(node, 'flow');
  if (single !== undefined) {
    return new Map([[renamedFlows.get(single) ?? single, readFlow(reading, node)]]);
  }
  const flows = reading.entries(node, 'flows');
  return new Map(flows.map(([name, flow]) => [name, readFlow(reading, flow)]));
}

function readFlow(reading: ContractReading, node: FileNode): OAuthFlow {
  return {
    place: reading.placeOf(node),
    ...optional('authorizationUrl', reading.text(node, 'authorizationUrl')),
    ...optional('tokenUrl', reading.text(node, 'tokenUrl')),
    ...optional('refreshUrl', reading.text(node, 'refreshUrl')),
    scopes: reading
      .entries(node, 'scopes')
      .map(([scope]) => scope)
      .sort(),
  };
}
