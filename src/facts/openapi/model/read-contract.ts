import type { LifecycleKeys } from '../../lifecycle/index.js';
import { ContractReading, optional } from './contract-reading.js';
import type { Contract, Specification } from './contract.js';
import type { SchemaFile, FileNode } from '../../schema/documents/schema-file.js';
import type { Operation } from './operation.js';
import { isAmbiguous, parsePath, type PathTemplate, plainPath } from './path-template.js';
import type { OperationScope } from './operation-inputs.js';
import { readPathItem } from './read-operation.js';
import { readSecurity, readSecuritySchemes } from './read-security.js';
import { assumedServer, readServers, readSwaggerServers } from './read-server.js';

/** Raises a description of any version to the model. Never throws: what cannot be read is a problem, and the rest is there. */
export function readContract(
  document: SchemaFile,
  specification: Specification,
  keys?: LifecycleKeys,
): Contract {
  const reading = new ContractReading(specification, keys);
  const root = document.nodeAt('') ?? { document, pointer: '', value: {} };
  const isSwagger = specification === '2.0';
  const components = isSwagger ? root : reading.mapping(root, 'components');
  const info = reading.mapping(root, 'info');
  const version = reading.text(info, 'version');
  if (version === undefined) {
    reading.note('version-missing', info ?? root, 'the description has no info.version');
  }
  const securitySchemes = readSecuritySchemes(
    reading,
    components,
    isSwagger ? 'securityDefinitions' : 'securitySchemes',
  );
  const security = readSecurity(reading, root, securitySchemes);
  const servers = isSwagger
    ? readSwaggerServers(reading, root, reading.texts(root, 'schemes'))
    : (readServers(reading, root) ?? [assumedServer(reading.placeOf(root))]);
  const scope = { reading, specification, root, servers, security, securitySchemes };
  const paths = readPaths(scope);
  const schemas = reading.entries(components, isSwagger ? 'definitions' : 'schemas');
  const contract: Contract = {
    place: reading.placeOf(root),
    document,
    specification,
    ...optional('title', reading.text(info, 'title')),
    ...optional('version', version),
    lifecycle: { ...reading.lifecycle(info), ...reading.lifecycle(root) },
    servers,
    operations: paths.operations,
    webhooks: readWebhooks(scope),
    ...optional('security', security),
    securitySchemes,
    tags: reading.items(root, 'tags').flatMap((node) => {
      const name = reading.text(node, 'name');
      return name === undefined ? [] : [{ place: reading.placeOf(node), name }];
    }),
    schemas: new Map(schemas),
    unreadablePaths: paths.unreadable,
    notes: reading.notes,
    problems: reading.problems,
  };
  return contract;
}

interface ReadPaths {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly unreadable: ReadonlySet<string>;
}

function readPaths(scope: OperationScope): ReadPaths {
  const { reading, root } = scope;
  const operations = new Map<string, Operation>();
  const unreadable = new Set<string>();
  const entries = reading.entries(root, 'paths');
  const written: (PathTemplate & { readonly node: FileNode })[] = [];
  // Templates of other lengths match other requests.
  const byLength = new Map<number, PathTemplate[]>();
  for (const [path, node] of entries) {
    const parsed = parsePath(path);
    if (!path.startsWith('/')) {
      reading.note('path-without-slash', node, `the path "${path}" does not begin with a slash`);
    }
    const alike = byLength.get(parsed.segments.length) ?? [];
    byLength.set(parsed.segments.length, alike);
    const other = alike.find((known) => isAmbiguous(known, parsed));
    if (other) {
      const message = `the paths "${other.path}" and "${path}" match the same requests`;
      reading.note('path-ambiguous', node, message);
    }
    alike.push(parsed);
    written.push({ ...parsed, node });
  }
  // Which of two equal templates is met first must not depend on their order.
  for (const parsed of written.toSorted(byPath)) {
    const read = readPathItem(scope, parsed, parsed.node);
    if (read === undefined) unreadable.add(parsed.template);
    for (const operation of read ?? []) {
      const isTaken = operations.has(operation.key);
      const key = isTaken ? `${operation.method} ${parsed.path}` : operation.key;
      operations.set(key, isTaken ? { ...operation, key } : operation);
    }
  }
  noteEqualIds(scope, operations);
  return { operations, unreadable };
}

function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}

function noteEqualIds(
  { reading }: OperationScope,
  operations: ReadonlyMap<string, Operation>,
): void {
  const ids = new Map<string, Operation>();
  for (const operation of operations.values()) {
    const { operationId, place } = operation;
    if (operationId === undefined) continue;
    const other = ids.get(operationId);
    if (other === undefined) {
      ids.set(operationId, operation);
      continue;
    }
    const message = `"${operation.key}" and "${other.key}" have the same operationId "${operationId}"`;
    reading.notes.push({ code: 'operation-id-twice', message, place });
  }
}

/** Before OpenAPI 3.1 they stand in an extension that the tools of the field share. */
function readWebhooks(scope: OperationScope): ReadonlyMap<string, Operation> {
  const { reading, root, specification } = scope;
  const hasWebhooks = specification === '3.1' || specification === '3.2';
  const webhooks = new Map<string, Operation>();
  for (const [name, node] of reading.entries(root, hasWebhooks ? 'webhooks' : 'x-webhooks')) {
    for (const operation of readPathItem(scope, plainPath(name), node) ?? []) {
      webhooks.set(operation.key, operation);
    }
  }
  return webhooks;
}
