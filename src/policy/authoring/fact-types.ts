import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { isRecord } from '../../source/is-record.js';
import { readInstalled } from '../built-in-manifest.js';
import type { RuleMetadata } from '../rule-metadata.js';
import { toOpaType } from './opa-type.js';

/** Names of the definitions in `facts.schema.json`: what an input is. */
export type InputKind =
  | 'KubernetesObject'
  | 'ManifestFacts'
  | 'ContractsFacts'
  | 'EventsFacts'
  | 'ModulesFacts'
  | 'OperationsFacts'
  | 'JoinedFacts'
  | 'DocumentsFacts';

/** What a rule reads as `input`; undefined for a document of any kind. */
export function inputKindOf({
  scope,
  requires,
  requiresAny = [],
}: RuleMetadata): InputKind | undefined {
  if (scope === 'object') return requires.includes('documents') ? undefined : 'KubernetesObject';
  if (requires.includes('joined') || requiresAny.length > 0) return 'JoinedFacts';
  if (requires.includes('contracts')) return 'ContractsFacts';
  if (requires.includes('events')) return 'EventsFacts';
  if (requires.includes('modules')) return 'ModulesFacts';
  if (requires.includes('operations')) return 'OperationsFacts';
  return requires.includes('documents') ? 'DocumentsFacts' : 'ManifestFacts';
}

let definitions: Readonly<Record<string, unknown>> | undefined;

/**
 * The type of an input as OPA describes types.
 *
 * @throws {@link ArchfitError} `pack-load` where the schemas of the package are missing
 */
export function typeOfInput(kind: InputKind): object {
  definitions ??= readDefinitions();
  const type = toOpaType(definitions[kind]);
  if (kind !== 'KubernetesObject') return type;
  // Of Gatekeeper it is the review of an object that is handed over, with the parameters beside it.
  return { type: 'any', of: [type, reviewOf(type)] };
}

function reviewOf(object: object): object {
  const anything = { type: 'any' };
  const review = {
    type: 'object',
    static: [
      { key: 'object', value: object },
      { key: 'oldObject', value: object },
      ...['kind', 'name', 'namespace', 'namespaceObject', 'operation', 'userInfo'].map((key) => ({
        key,
        value: anything,
      })),
    ],
  };
  return {
    type: 'object',
    static: [
      { key: 'review', value: review },
      { key: 'parameters', value: anything },
    ],
  };
}

function readDefinitions(): Readonly<Record<string, unknown>> {
  const file = join(wasmFolder, '..', 'src', 'policy', 'authoring', 'facts.schema.json');
  // Written by the build of this very package.
  const { definitions: found } = JSON.parse(readInstalled(file).toString('utf8')) as {
    readonly definitions?: unknown;
  };
  return isRecord(found) ? found : {};
}
