import { isRecord } from '../../../source/is-record.js';
import type { SchemaDialect } from '../../schema/index.js';
import type { Specification } from './contract.js';

/** What a document says about itself. */
export type DocumentKind =
  | { readonly kind: 'description'; readonly specification: Specification }
  /** Why it is none that can be compared. */
  | { readonly kind: 'other'; readonly reason: string; readonly key: string };

/** Tells which version of the specification a document follows; the patch version does not matter. */
export function readSpecification(root: unknown): DocumentKind {
  if (!isRecord(root)) {
    const reason = root === null ? 'the document is empty' : 'the document is no mapping';
    return { kind: 'other', reason, key: '' };
  }
  for (const key of ['openapi', 'swagger']) {
    if (!Object.hasOwn(root, key)) continue;
    // Unquoted, 3.0 and 2.0 are numbers.
    const written = root[key];
    const text = typeof written === 'number' ? written.toFixed(1) : String(written);
    const [, version] = /^\s*v?(\d+\.\d+)(?:[.-]|\s*$)/.exec(text) ?? [];
    const known = versions.find((entry) => entry.key === key && entry.version === version);
    if (known) return { kind: 'description', specification: known.version };
    const reason = `the version of ${key === 'openapi' ? 'OpenAPI' : 'Swagger'} is not 2.0, 3.0, 3.1 or 3.2`;
    return { kind: 'other', reason, key };
  }
  const other = ['asyncapi', 'arazzo', 'overlay'].find((key) => Object.hasOwn(root, key));
  const reason =
    other === undefined
      ? 'the document has neither the key "openapi" nor the key "swagger"'
      : `the document is of another specification: ${other}`;
  return { kind: 'other', reason, key: other ?? '' };
}

const versions: readonly { readonly key: string; readonly version: Specification }[] = [
  { key: 'swagger', version: '2.0' },
  { key: 'openapi', version: '3.0' },
  { key: 'openapi', version: '3.1' },
  { key: 'openapi', version: '3.2' },
];

/** How the schemas of a document are read. */
export function dialectOf(specification: Specification, root: unknown): SchemaDialect {
  if (specification === '2.0') return 'swagger-2.0';
  if (specification === '3.0') return 'openapi-3.0';
  const named = isRecord(root) ? root['jsonSchemaDialect'] : undefined;
  const version = /draft-0[467]|2019-09/.exec(typeof named === 'string' ? named : '')?.[0];
  return (
    dialects.find((dialect) => version !== undefined && dialect.endsWith(version)) ??
    'json-schema-2020-12'
  );
}

const dialects = [
  'json-schema-draft-04',
  'json-schema-draft-06',
  'json-schema-draft-07',
  'json-schema-2019-09',
] as const satisfies readonly SchemaDialect[];
