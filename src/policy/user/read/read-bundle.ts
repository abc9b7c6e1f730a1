import { Buffer } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { isRecord } from '../../../source/is-record.js';
import { codeOf } from '../../../source/read-bytes.js';
import { SourceFault } from '../source-fault.js';
import { mergeData } from './merge-data.js';
import { parseData } from './parse-data.js';
import { readTar, TarError } from './read-tar.js';

/** No bundle of policies is as large; what claims to be is made to fill the memory. */
const mostBytes = 256 * 2 ** 20;

const hint = 'Build the bundle anew, with opa build.';

/** A bundle of OPA. */
export interface Bundle {
  /** Texts of Rego by their path in the bundle. */
  readonly modules: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>>;
  /** What `opa build -t wasm` made. */
  readonly wasm?: Uint8Array;
  readonly manifest: Manifest;
  readonly isSigned: boolean;
}

interface Manifest {
  readonly roots: readonly string[];
  /** Of modules that `fileRegoVersions` says nothing about. */
  readonly regoVersion: 0 | 1 | undefined;
  /** By patterns of paths that begin with a slash. */
  readonly fileRegoVersions: Readonly<Record<string, 0 | 1>>;
  readonly entrypoints: readonly BundleEntrypoint[];
}

/** An entrypoint of the module of a bundle, with what METADATA say about it. */
export interface BundleEntrypoint {
  readonly entrypoint: string;
  readonly annotations: readonly Readonly<Record<string, unknown>>[];
}

/**
 * @param limit - of bytes that it may unpack to
 * @throws {@link SourceFault}
 */
export async function readBundle(
  uri: string,
  bytes: Uint8Array,
  limit = mostBytes,
): Promise<Bundle> {
  const entries = unpack(uri, bytes, limit);
  const faultAt: FaultAt = (path, message) => new SourceFault(`${path} ${message}`, { uri }, hint);
  if (entries.has('patch.json')) {
    throw faultAt('patch.json', 'says what changes in another bundle: it is no whole one');
  }
  const manifest = readManifest(entries.get('.manifest'), faultAt);
  const modules: Record<string, string> = {};
  let data: Readonly<Record<string, unknown>> = {};
  for (const [path, content] of entries) {
    if (path.endsWith('.rego') && !path.endsWith('_test.rego')) modules[path] = toText(content);
    if (!/(?:^|\/)data\.(?:json|ya?ml)$/.test(path)) continue;
    const value = await parseData(`${uri}/${path}`, toText(content));
    const folder = path.split('/').slice(0, -1);
    const nested = folder.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value ?? {});
    if (!isRecord(nested)) throw faultAt(path, 'is no object');
    data = mergeData(data, nested, `${uri}/${path}`);
  }
  checkRoots(data, manifest.roots, faultAt);
  const wasm = entries.get('policy.wasm');
  const isSigned = entries.has('.signatures.json');
  return { modules, data, manifest, isSigned, ...(wasm && { wasm }) };
}

function unpack(uri: string, bytes: Uint8Array, limit: number): ReadonlyMap<string, Uint8Array> {
  try {
    const entries = readTar(gunzipSync(bytes, { maxOutputLength: limit }));
    return new Map(entries.map(({ path, bytes: content }) => [path, content]));
  } catch (error) {
    throw new SourceFault(describeUnpacking(error, limit), { uri }, hint);
  }
}

function describeUnpacking(error: unknown, limit: number): string {
  if (error instanceof TarError) return error.message;
  return codeOf(error) === 'ERR_BUFFER_TOO_LARGE'
    ? `the bundle unpacks to more than ${limit} bytes`
    : 'the file is no archive that gzip packed, or is cut off';
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

type FaultAt = (path: string, message: string) => SourceFault;

function readManifest(bytes: Uint8Array | undefined, faultAt: FaultAt): Manifest {
  const refuse = (message: string) => faultAt('.manifest', message);
  const value = bytes === undefined ? {} : parseJson(toText(bytes));
  if (!isRecord(value)) throw refuse('is no object of JSON');
  const { roots = [''], rego_version: version, file_rego_versions: files = {}, wasm = [] } = value;
  if (!isTexts(roots)) throw refuse('holds roots that are no list of texts');
  if (!isVersion(version)) throw refuse('holds a rego_version that is neither 0 nor 1');
  if (!isRecord(files) || !isVersions(files)) {
    throw refuse('holds file_rego_versions of which one is neither 0 nor 1');
  }
  return {
    roots: roots.map((root) => root.replaceAll(/^\/+|\/+$/g, '')),
    regoVersion: version,
    fileRegoVersions: files,
    entrypoints: Array.isArray(wasm) ? wasm.flatMap(readEntrypoint) : [],
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isVersion(value: unknown): value is 0 | 1 | undefined {
  return value === undefined || value === 0 || value === 1;
}

function isVersions(
  files: Readonly<Record<string, unknown>>,
): files is Readonly<Record<string, 0 | 1>> {
  return Object.values(files).every((version) => version === 0 || version === 1);
}

function readEntrypoint(value: unknown): readonly BundleEntrypoint[] {
  const { entrypoint, annotations } = isRecord(value) ? value : {};
  if (typeof entrypoint !== 'string') return [];
  return [
    { entrypoint, annotations: Array.isArray(annotations) ? annotations.filter(isRecord) : [] },
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nothing stands outside of what the bundle says is its own. */
function checkRoots(data: unknown, roots: readonly string[], faultAt: FaultAt): void {
  const visit = (value: unknown, path: readonly string[]): void => {
    const at = path.join('/');
    if (isInRoots(at, roots)) return;
    const isAbove = at === '' || roots.some((root) => root.startsWith(`${at}/`));
    if (!isAbove || !isRecord(value)) {
      const own = roots.join(', ');
      throw faultAt('.manifest', `says that ${own} are its roots: the data at ${at} stand in none`);
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(data, []);
}

/** As what a module is read: what the bundle says of its path, or of all; of one that says nothing, what it is written in. */
export function versionOf(
  path: string,
  { regoVersion, fileRegoVersions }: Manifest,
): 0 | 1 | 'auto' {
  const own = Object.entries(fileRegoVersions).find(([pattern]) =>
    toExpression(pattern).test(`/${path}`),
  );
  return own?.[1] ?? regoVersion ?? 'auto';
}

/** `*` stands for any text within a folder, `**` for any text. */
function toExpression(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[\\^$.|+()[\]{}?]/g, '\\$&');
  const text = escaped.replaceAll(/\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : '.*'));
  return new RegExp(`^/?${text.replace(/^\//, '')}$`);
}

/** @param path - of data or a package, with slashes */
export function isInRoots(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
}
