import { tmpdir } from 'node:os';
import { loadContract, type ReadContract } from '../../../../src/facts/openapi/model/index.js';

type Loaded = Extract<ReadContract, { readonly kind: 'contract' }>;

/** Loads a description that is written as a value or a text. */
export async function loadDescription(written: unknown, uri = 'api.json'): Promise<Loaded> {
  const text = typeof written === 'string' ? written : JSON.stringify(written, null, 2);
  const read = await loadContract({ kind: 'text', text, uri }, { cwd: tmpdir() });
  if (read.kind !== 'contract') throw new Error(JSON.stringify(read));
  return read;
}

export async function contractOf(written: unknown, uri?: string): Promise<Loaded['contract']> {
  return (await loadDescription(written, uri)).contract;
}

const info = { title: 'Orders', version: '1.0.0' };

/** A description of OpenAPI 3.1 with these paths. */
export function withPaths(paths: unknown, more: object = {}): object {
  return { openapi: '3.1.0', info, paths, ...more };
}

/** A description with one operation, `get /x` unless told. */
export function withOperation(operation: object, more: object = {}, path = '/x'): object {
  const responses = { '200': { description: '' } };
  return withPaths({ [path]: { get: { responses, ...operation } } }, more);
}

/** A description of Swagger 2.0 with one operation, `post /x`. */
export function swagger(operation: object, more: object = {}): object {
  const responses = { '200': { description: '' } };
  return { swagger: '2.0', info, paths: { '/x': { post: { responses, ...operation } } }, ...more };
}
