import type { NodePath } from '../../policy/index.js';
import { createRedactor, secretValues } from '../../source/index.js';
import { fingerprint, namePath } from '../../verdict/index.js';
import { locateShown } from '../locate-shown.js';
import type { PlacedSubject } from '../place-subject.js';
import { type DocumentsSource, patternsOf } from './documents-source.js';
import type { DocumentFile, NamedDocument } from './read-document-files.js';

/** A document as findings speak of it, with everything below it. */
export function placeDocument(document: NamedDocument): PlacedSubject {
  let redactor: ((text: string) => string) | undefined;
  const redact = (text: string): string =>
    (redactor ??= createRedactor(secretValues(document.value)))(text);
  const at = (path: NodePath): PlacedSubject => {
    const name = redact(namePath(path, document.value));
    return {
      subject: { kind: 'document', id: document.id },
      unit: document.uri,
      fingerprint: (rule) =>
        fingerprint({ rule: rule.id, subject: document.id, path, object: document.value }),
      locate: () => locateShown(document, path),
      related: () => [],
      ...(name !== '' && { path: name }),
      redact,
      at,
    };
  };
  return at([]);
}

/** All documents at once; they have a place where they stand in one file. */
export function placeSources(
  sources: readonly DocumentsSource[],
  files: readonly DocumentFile[],
): PlacedSubject {
  const id = patternsOf(sources);
  const [file, ...others] = files;
  return {
    subject: { kind: 'documents', id },
    fingerprint: (rule) => fingerprint({ rule: rule.id, subject: id, path: [], object: undefined }),
    locate: () => (file === undefined || others.length > 0 ? undefined : { uri: file.uri }),
    related: () => [],
  };
}
