import { isRecord } from '../../../source/is-record.js';
import { type ContractReading, optional } from './contract-reading.js';
import type { RequestBody } from './media-type.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { Callback, Operation } from './operation.js';
import { mergeParameters, type OperationInputs, type OperationScope } from './operation-inputs.js';
import type { Parameter } from './parameter.js';
import { type PathTemplate, plainPath } from './path-template.js';
import { readMediaTypes } from './read-media-type.js';
import { readParameter } from './read-parameter.js';
import { defaultStyles } from './read-style.js';
import { readResponses } from './read-response.js';
import { readSecurity } from './read-security.js';
import { readServers, readSwaggerServers } from './read-server.js';
import { readSwaggerInputs } from './read-swagger-inputs.js';
import { readSwaggerResponses } from './read-swagger-responses.js';
import type { Response } from './response.js';
import type { Server } from './server.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * The operations of a path item; undefined where it leads to nothing. What stands beside a `$ref` goes before what it leads to.
 *
 * @param open - path items of callbacks that are being read, since a callback may lead back to itself
 */
export function readPathItem(
  scope: OperationScope,
  path: PathTemplate,
  written: FileNode,
  open: ReadonlySet<FileNode> = new Set(),
): readonly Operation[] | undefined {
  const parts = partsOf(scope, written);
  if (parts === undefined) return undefined;
  if (parts.some((part) => open.has(part))) return [];
  const around = new Set([...open, ...parts]);
  const operations = new Map<string, Operation>();
  const add = (method: string, node: FileNode): void => {
    if (operations.has(method)) return;
    if (isRecord(node.value)) {
      operations.set(method, readOperation(scope, parts, node, method, path, around));
    } else scope.reading.lose(node, `the operation "${method}" is no mapping`);
  };
  const { reading, specification } = scope;
  for (const part of parts) {
    for (const method of specification === '3.2' ? [...methods, 'query'] : methods) {
      const node = part.document.childOf(part, method) ?? findShouted(reading, part, method);
      if (node) add(method, node);
    }
    if (specification !== '3.2') continue;
    for (const [method, node] of reading.entries(part, 'additionalOperations')) add(method, node);
  }
  return [...operations.values()];
}

/** A method in capitals, as it travels: the specification asks for small letters. */
function findShouted(
  reading: ContractReading,
  part: FileNode,
  method: string,
): FileNode | undefined {
  const node = part.document.childOf(part, method.toUpperCase());
  if (node) reading.note('shape', node, `the method ${method} is written in capitals`);
  return node;
}

function partsOf({ reading }: OperationScope, written: FileNode): FileNode[] | undefined {
  const parts = [written];
  for (let node = written; ;) {
    if (node.value === null) return parts;
    if (!isRecord(node.value)) {
      reading.lose(node, 'a path item is no mapping');
      return undefined;
    }
    const reference = node.value['$ref'];
    if (typeof reference !== 'string') return parts;
    const target = node.document.resolveAsWritten(reference, node.pointer);
    if ('unresolved' in target || parts.includes(target)) return undefined;
    parts.push(target);
    node = target;
  }
}

function readOperation(
  scope: OperationScope,
  parts: readonly FileNode[],
  node: FileNode,
  method: string,
  path: PathTemplate,
  open: ReadonlySet<FileNode>,
): Operation {
  const { reading, specification } = scope;
  const isSwagger = specification === '2.0';
  const inputs = isSwagger ? readSwaggerInputs(scope, parts, node) : readInputs(scope, parts, node);
  const own = readSecurity(reading, node, scope.securitySchemes);
  const from = own ? ('operation' as const) : scope.security ? ('contract' as const) : undefined;
  return {
    place: reading.placeOf(node),
    ...(inputs.isWhole ? {} : { unreadable: true as const }),
    key: `${method} ${path.template}`,
    method,
    path: path.path,
    template: path.template,
    ...optional('operationId', reading.text(node, 'operationId')),
    ...optional('summary', reading.text(node, 'summary')),
    tags: reading.texts(node, 'tags') ?? [],
    lifecycle: lifecycleOf(scope, parts, node),
    servers: serversOf(scope, parts, node),
    parameters: withKeys(scope, inputs.parameters, path, node),
    ...optional('requestBody', inputs.requestBody),
    responses: responsesOf(scope, node),
    security: own ?? scope.security ?? [],
    ...optional('securityFrom', from),
    callbacks: isSwagger ? new Map() : readCallbacks(scope, node, open),
  };
}

/** A mark of the path counts for each of its operations. */
function lifecycleOf(
  { reading }: OperationScope,
  parts: readonly FileNode[],
  node: FileNode,
): Operation['lifecycle'] {
  const own = reading.lifecycle(node);
  return parts.reduce((lifecycle, part) => {
    const inherited = reading.lifecycle(part);
    if (!inherited.deprecated && Object.keys(inherited).length === 1) return lifecycle;
    const deprecated = lifecycle.deprecated || inherited.deprecated;
    return { ...inherited, ...lifecycle, deprecated };
  }, own);
}

function serversOf(
  scope: OperationScope,
  parts: readonly FileNode[],
  node: FileNode,
): readonly Server[] {
  const { reading, specification, root } = scope;
  if (specification === '2.0') {
    const schemes = reading.texts(node, 'schemes');
    return schemes === undefined ? scope.servers : readSwaggerServers(reading, root, schemes);
  }
  for (const owner of [node, ...parts]) {
    const servers = readServers(reading, owner);
    if (servers) return servers;
  }
  return scope.servers;
}

function responsesOf(scope: OperationScope, node: FileNode): ReadonlyMap<string, Response> {
  return scope.specification === '2.0'
    ? readSwaggerResponses(scope, node)
    : readResponses(scope.reading, node);
}

function readInputs(
  { reading }: OperationScope,
  parts: readonly FileNode[],
  node: FileNode,
): OperationInputs {
  const lists = [...[...parts].reverse(), node].map((owner) => {
    const list = reading.items(owner, 'parameters').map((item) => readParameter(reading, item));
    return mergeParameters(reading, owner, [], list.filter(isParameter), list.includes(undefined));
  });
  const merged = lists.reduce((inherited, own) => ({
    parameters: mergeParameters(reading, undefined, inherited.parameters, own.parameters, false)
      .parameters,
    isWhole: inherited.isWhole && own.isWhole,
  }));
  const requestBody = readRequestBody(reading, node);
  return { ...merged, ...optional('requestBody', requestBody) };
}

function isParameter(parameter: Parameter | 'ignored' | undefined): parameter is Parameter {
  return typeof parameter === 'object';
}

/** The name of a path variable is no part of a request: its place is. */
function withKeys(
  { reading }: OperationScope,
  parameters: readonly Parameter[],
  { variables }: PathTemplate,
  node: FileNode,
): readonly Parameter[] {
  const keyed = parameters.flatMap((parameter): Parameter[] => {
    if (parameter.in !== 'path') return [parameter];
    const index = variables.indexOf(parameter.name);
    if (index !== -1) return [{ ...parameter, key: `path:${index}` }];
    const message = `the path parameter "${parameter.name}" is in no place of the path`;
    reading.note('path-variable-unused', node, message);
    return [];
  });
  for (const [index, name] of variables.entries()) {
    const key = `path:${index}`;
    if (variables.indexOf(name) !== index || keyed.some((known) => known.key === key)) continue;
    reading.note('path-variable-undeclared', node, `the path variable "${name}" has no parameter`);
    keyed.push(undeclaredVariable(reading, node, key, name));
  }
  return keyed;
}

function undeclaredVariable(
  reading: ContractReading,
  node: FileNode,
  key: string,
  name: string,
): Parameter {
  return {
    place: reading.placeOf(node),
    key,
    in: 'path',
    name,
    lifecycle: { deprecated: false },
    required: true,
    allowEmptyValue: false,
    allowReserved: false,
    style: defaultStyles.path,
    explode: false,
  };
}

function readRequestBody(reading: ContractReading, operation: FileNode): RequestBody | undefined {
  const written = reading.mapping(operation, 'requestBody');
  if (written === undefined) return undefined;
  const node = reading.follow(written);
  if (node === undefined) {
    const place = reading.placeOf(written);
    return { place, required: false, content: new Map(), unreadable: true };
  }
  return reading.once('body', node, () => ({
    place: reading.placeOf(node),
    required: reading.flag(node, 'required') ?? false,
    content: readMediaTypes(reading, node),
  }));
}

function readCallbacks(
  scope: OperationScope,
  operation: FileNode,
  open: ReadonlySet<FileNode>,
): ReadonlyMap<string, Callback> {
  const { reading } = scope;
  const callbacks = new Map<string, Callback>();
  for (const [name, written] of reading.entries(operation, 'callbacks')) {
    const node = reading.follow(written);
    for (const [expression, item] of reading.ownEntries(node, true)) {
      for (const read of readPathItem(scope, plainPath(expression), item, open) ?? []) {
        const place = reading.placeOf(item);
        const callback: Callback = { place, name, expression, operation: read };
        callbacks.set(`${name} ${read.method} ${expression}`, callback);
      }
    }
  }
  return callbacks;
}
