import type { KubernetesSchemas } from '../../facts/kubernetes/schemas/index.js';
import type { DefinitionRef, KindRef, ObjectRef } from '../judge-file.js';

/** An apiVersion that the API server refuses. */
export interface VersionFault {
  /** A sentence that goes on behind the name of the object. */
  readonly says: string;
  /** The definition that has other versions. */
  readonly definition?: ObjectRef;
}

/**
 * What is wrong with the version of an object that no schema is about: the definitions of its kind serve others, or its group, one of
 * Kubernetes, never had it. Undefined where neither is known.
 *
 * @param definitions - those of the set
 */
export function findVersionFault(
  { apiVersion, kind }: KindRef,
  definitions: readonly DefinitionRef[],
  schemas: KubernetesSchemas,
): VersionFault | undefined {
  const own = definitions.filter(
    (each) => each.kind === kind && groupOf(each.apiVersion) === groupOf(apiVersion),
  );
  const served = own.filter(({ isServed }) => isServed).map((each) => each.apiVersion);
  const [definition] = own;
  if (definition === undefined) {
    const says = schemas.describeUnknownVersion(apiVersion, kind);
    return says === undefined ? undefined : { says };
  }
  if (served.includes(apiVersion)) return undefined;
  const versions = served.length === 0 ? 'nothing' : [...new Set(served)].toSorted().join(', ');
  return {
    says: `its CustomResourceDefinition does not serve ${apiVersion}: it serves ${versions}`,
    definition: definition.ref,
  };
}

function groupOf(apiVersion: string): string {
  return apiVersion.split('/', 1)[0] ?? '';
}
