import type { ContractReading } from './contract-reading.js';
import { optional } from './contract-reading.js';
import type { ContractPlace } from './contract.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { Server, ServerVariable } from './server.js';

/** Servers of a contract, a path or an operation; undefined where it names none. */
export function readServers(
  reading: ContractReading,
  parent: FileNode,
): readonly Server[] | undefined {
  const servers = reading.items(parent, 'servers').flatMap((node): Server[] => {
    const url = reading.text(node, 'url');
    if (url === undefined) {
      reading.lose(node, 'a server has no URL');
      return [];
    }
    const variables = reading.entries(node, 'variables').map(([name, variable]) => {
      const values = reading.texts(variable, 'enum');
      const read: ServerVariable = {
        place: reading.placeOf(variable),
        name,
        ...optional('default', reading.text(variable, 'default')),
        ...optional('values', values?.length === 0 ? undefined : values),
      };
      return [name, read] as const;
    });
    return [createServer(reading.placeOf(node), url, new Map(variables))];
  });
  return servers.length === 0 ? undefined : servers;
}

/** The server that the specification names where a description names none. */
export function assumedServer(place: ContractPlace): Server {
  return { ...createServer(place, '/', new Map()), assumed: true };
}

/** Servers of Swagger 2: one for each scheme. */
export function readSwaggerServers(
  reading: ContractReading,
  root: FileNode,
  schemes: readonly string[] | undefined,
): readonly Server[] {
  const host = reading.text(root, 'host');
  const basePath = reading.text(root, 'basePath');
  if (host === undefined && basePath === undefined) return [assumedServer(reading.placeOf(root))];
  const named = reading.child(root, 'basePath') ?? reading.child(root, 'host') ?? root;
  const path = `/${(basePath ?? '').replace(/^\/+/, '')}`;
  // Without a scheme, that of the description itself is meant.
  const origins =
    host === undefined
      ? ['']
      : schemes === undefined || schemes.length === 0
        ? [`//${host}`]
        : schemes.map((scheme) => `${scheme}://${host}`);
  return origins.map((origin) => createServer(reading.placeOf(named), origin + path, new Map()));
}

function createServer(
  place: ContractPlace,
  written: string,
  variables: ReadonlyMap<string, ServerVariable>,
): Server {
  const url = withoutSlash(written);
  const resolved = url.replaceAll(
    /\{([^{}]*)\}/g,
    (whole, name: string) => variables.get(name)?.default ?? whole,
  );
  return {
    place,
    url,
    resolved: withoutSlash(resolved),
    basePath: basePathOf(resolved),
    variables,
  };
}

function basePathOf(url: string): string {
  const [, path = ''] = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:\/\/[^/?#]*)?([^?#]*)/.exec(url) ?? [];
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

function withoutSlash(url: string): string {
  return url.length > 1 ? url.replace(/\/+$/, '') || '/' : url;
}
