import type { ManifestObject } from '../facts/kubernetes/index.js';
import type { WaiverAnnotation } from '../verdict/index.js';
import { placeAnnotation } from './place-finding.js';

const prefix = 'archfit/waive.';

/** The annotations by which an object asks for findings about itself to be waived. */
export function readWaiverAnnotations(
  object: ManifestObject,
  environment: string | undefined,
): readonly WaiverAnnotation[] {
  const annotations = child(child(object.value, 'metadata'), 'annotations');
  if (annotations === undefined) return [];
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => ({
      name: key.slice(prefix.length),
      // The cluster takes texts alone; what else stands there is told as it is.
      ...placeAnnotation(object, key, typeof value === 'string' ? value : JSON.stringify(value)),
      ...(environment === undefined ? {} : { environment }),
    }));
}

function child(value: unknown, key: string): object | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  // An own property of a parsed mapping.
  const found = (value as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'object' && found !== null ? found : undefined;
}
