import { isRecord } from '../../../source/is-record.js';
import { locatePath, type ManifestDocument, readManifestText } from '../../../source/index.js';
import type { Location, Problem } from '../../../report/index.js';
import type { NodePath } from '../../violation.js';
import type { TemplateFile } from '../compile-source.js';

/** An object of Gatekeeper, with the way back to its text. */
export interface GatekeeperObject {
  readonly uri: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly kind: string;
  readonly name: string;
  readonly document: ManifestDocument;
  /** Of the object in its document. */
  readonly path: NodePath;
}

export interface GatekeeperObjects {
  readonly templates: readonly GatekeeperObject[];
  readonly constraints: readonly GatekeeperObject[];
  readonly problems: readonly Problem[];
}

/** Reads the templates and the Constraints of files; what else stands there, such as examples, is passed over. */
export function readGatekeeper(files: readonly TemplateFile[]): GatekeeperObjects {
  const templates: GatekeeperObject[] = [];
  const constraints: GatekeeperObject[] = [];
  const problems: Problem[] = [];
  for (const { uri, bytes } of files) {
    const read = readManifestText(uri, bytes);
    problems.push(...read.problems.map((each) => ({ ...each, code: 'policies-invalid' as const })));
    for (const document of read.documents) {
      for (const { value, path } of objectsOf(document.value, [])) {
        const group = String(value['apiVersion']).split('/')[0];
        const metadata = isRecord(value['metadata']) ? value['metadata'] : {};
        const { kind } = value;
        const { name } = metadata;
        const object: GatekeeperObject = {
          ...{ uri, value, document, path },
          kind: typeof kind === 'string' ? kind : '',
          name: typeof name === 'string' ? name : '',
        };
        if (group === 'templates.gatekeeper.sh') templates.push(object);
        if (group === 'constraints.gatekeeper.sh') constraints.push(object);
      }
    }
  }
  return { templates, constraints, problems };
}

interface OpenedObject {
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: NodePath;
}

/** A List stands for its items. */
function objectsOf(value: unknown, path: NodePath): readonly OpenedObject[] {
  if (!isRecord(value)) return [];
  const { kind, items } = value;
  if (kind !== 'List' || !Array.isArray(items)) return [{ value, path }];
  return items.flatMap((item, index) => objectsOf(item, [...path, 'items', index]));
}

/** The value at a path below an object. */
export function valueAt({ value }: GatekeeperObject, path: NodePath): unknown {
  let found: unknown = value;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else found = isRecord(found) ? found[String(step)] : undefined;
  }
  return found;
}

export function placeOf({ uri, document, path }: GatekeeperObject, below: NodePath): Location {
  const { region, pointer } = locatePath(document, [...path, ...below]);
  return { uri, pointer, region };
}
