import { Buffer } from 'node:buffer';
import type { Problem } from '../../report/index.js';
import type { DocumentPath } from '../../source/document-path.js';
import { readDataStream } from '../../source/data/read-data-stream.js';
import { isRecord } from '../../source/is-record.js';
import type { ObjectIdentity, OperationsDocument } from './document.js';

/** A document as it was read: of a file, or an object of a manifest. */
export type WrittenDocument = Pick<OperationsDocument, 'id' | 'uri' | 'value' | 'locate'>;

/** Keys of a ConfigMap or Secret whose texts are documents. */
const embeddedName = /\.(?:ya?ml|json|rules)$/i;

/**
 * Opens a document: the objects of lists one by one, and beside each ConfigMap the documents that its texts hold, as tools provision
 * dashboards and rules. One that cannot be read is a problem where names say that it is an artefact; else it may be any text.
 */
export async function openDocuments(
  written: WrittenDocument,
  problems: Problem[],
): Promise<readonly OperationsDocument[]> {
  const opened: OperationsDocument[] = [];
  for (const document of openList(written, [])) {
    opened.push(document, ...(await openTexts(document, problems)));
  }
  return opened;
}

/** `List` and `ConfigMapList`; items of a typed list may leave out what the list says. */
function openList(
  written: WrittenDocument,
  path: DocumentPath,
  defaults: Readonly<Record<string, unknown>> = {},
): readonly OperationsDocument[] {
  const value = isRecord(written.value) ? { ...defaults, ...written.value } : written.value;
  const { kind, apiVersion, items } = isRecord(value) ? value : {};
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    const of = kind === 'List' ? {} : { kind: kind.slice(0, -'List'.length), apiVersion };
    return items.flatMap((item: unknown, index) => {
      const way = ['items', index];
      const part = {
        ...written,
        id: `${written.id}/items/${String(index)}`,
        value: item,
        locate: (below: DocumentPath) => written.locate([...way, ...below]),
      };
      return openList(part, [...path, ...way], of);
    });
  }
  const object = identityOf(value);
  return [{ ...written, value, ...(object && { object }) }];
}

function identityOf(value: unknown): ObjectIdentity | undefined {
  if (!isRecord(value)) return undefined;
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isRecord(metadata)) {
    return undefined;
  }
  const { name, namespace } = metadata;
  if (typeof name !== 'string') return undefined;
  return { apiVersion, kind, name, namespace: typeof namespace === 'string' ? namespace : '' };
}

async function openTexts(
  holder: OperationsDocument,
  problems: Problem[],
): Promise<readonly OperationsDocument[]> {
  const { kind } = holder.object ?? {};
  if (kind !== 'ConfigMap' && kind !== 'Secret') return [];
  const opened: OperationsDocument[] = [];
  for (const [path, text] of textsOf(holder.value)) {
    const locate = () => holder.locate(path);
    const id = `${holder.id}/${path.join('/')}`;
    const read = await readDataStream(holder.uri, text);
    // Of a text with several documents each has the place of the text.
    opened.push(
      ...read.documents.map(({ value, index }) => ({
        ...holder,
        id: index === 0 ? id : `${id}#${String(index)}`,
        value,
        locate,
      })),
    );
    if (!isMeant(holder, path)) continue;
    problems.push(...read.problems.map((problem) => ({ ...problem, location: locate() })));
  }
  return opened;
}

/** Whether labels or names say that a text is an artefact of operations. */
function isMeant({ value, object }: OperationsDocument, path: DocumentPath): boolean {
  const metadata = isRecord(value) && isRecord(value['metadata']) ? value['metadata'] : {};
  const labels = isRecord(metadata['labels']) ? Object.keys(metadata['labels']) : [];
  return [...labels, object?.name ?? '', String(path.at(-1))].some((name) =>
    /grafana|dashboard|alert|rules|prometheus|slo\b/i.test(name),
  );
}

function textsOf(value: unknown): readonly (readonly [DocumentPath, string])[] {
  if (!isRecord(value)) return [];
  const plain = ['data', 'stringData'].flatMap((field) => {
    const entries = isRecord(value[field]) ? Object.entries(value[field]) : [];
    return entries.map(([name, text]) => [[field, name] as const, text] as const);
  });
  return plain.flatMap(([path, text]) => {
    if (typeof text !== 'string' || !embeddedName.test(path[1])) return [];
    const isEncoded = value['kind'] === 'Secret' && path[0] === 'data';
    return [[path, isEncoded ? Buffer.from(text, 'base64').toString('utf8') : text] as const];
  });
}
