import { Buffer } from 'node:buffer';
import { asObject } from '../../untrusted.js';
import type { Place } from '../factor.js';
import type { SetObject, SetObjects } from '../set-objects.js';

/** What a ConfigMap or Secret is to a container. */
export type DataKind = 'ConfigMap' | 'Secret';

/** An entry of a ConfigMap or Secret, decoded. */
export interface DataEntry {
  readonly key: string;
  /** Null where it cannot be decoded as text. */
  readonly text: string | null;
  readonly place: Place;
}

export type DataReference =
  | {
      readonly kind: 'entries';
      readonly entries: ReadonlyMap<string, DataEntry>;
      /** What becomes a file and never a variable. */
      readonly files: ReadonlyMap<string, DataEntry>;
    }
  | { readonly kind: 'unseen'; readonly reason: string };

/** What many containers share is decoded once. */
const openedData = new WeakMap<SetObject, Extract<DataReference, { readonly kind: 'entries' }>>();

/**
 * Opens the ConfigMap or Secret of a name; in a Secret `stringData` wins over `data`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/ for `binaryData`
 */
export function openData(
  objects: SetObjects,
  kind: DataKind,
  name: string,
  namespace: string,
): DataReference {
  const found = objects.find(`core/${kind}`, name, namespace);
  if (found.kind === 'missing') return unseen(`${kind} ${name} is not in the set`);
  if (found.kind === 'ambiguous') return unseen(`the set declares ${kind} ${name} several times`);
  const { value, id } = found.object;
  const opened = openedData.get(found.object);
  if (opened) return opened;
  const entries = new Map<string, DataEntry>();
  const decode = kind === 'Secret' ? decodeBase64 : readText;
  addEntries(entries, value['data'], id, 'data', decode);
  if (kind === 'Secret') addEntries(entries, value['stringData'], id, 'stringData', readText);
  const files = new Map<string, DataEntry>();
  if (kind === 'ConfigMap') addEntries(files, value['binaryData'], id, 'binaryData', decodeBase64);
  const data = { kind: 'entries', entries, files } as const;
  openedData.set(found.object, data);
  return data;
}

function addEntries(
  entries: Map<string, DataEntry>,
  data: unknown,
  subject: string,
  field: string,
  decode: (value: unknown) => string | null,
): void {
  for (const [key, value] of Object.entries(asObject(data))) {
    entries.set(key, { key, text: decode(value), place: { subject, path: [field, key] } });
  }
}

function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function decodeBase64(value: unknown): string | null {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/=\s]*$/.test(value)) return null;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.includes('\ufffd') ? null : text;
}

function unseen(reason: string): DataReference {
  return { kind: 'unseen', reason };
}
