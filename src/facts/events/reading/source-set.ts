import { posix } from 'node:path';
import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { DocumentLibrary } from '../../schema/documents/document-library.js';
import { joinPaths } from '../../schema/documents/reference.js';
import type { FileNode, SchemaFile } from '../../schema/documents/schema-file.js';
import type { AvroSource } from '../avro/index.js';
import { schemaDialect } from '../json-schema/schema-dialect.js';
import type { EventDocument } from '../model/index.js';
import type { ProtobufSource } from '../protobuf/load-files.js';
import {
  openRegistry,
  parseEntry,
  type RegistryEntry,
  textOfEntry,
} from '../registry/open-registry.js';
import type { EventFiles, OpenFile } from './open-event-files.js';
import { isProtobufName } from './recognise-file.js';

/** The files of a set by what reads them. All that is JSON or YAML is in one library, as it may refer to each other. */
export class SourceSet {
  readonly problems: Problem[] = [];
  readonly library: DocumentLibrary;
  readonly jsonSchemas: SchemaFile[] = [];
  readonly asyncApis: SchemaFile[] = [];
  /** By their places. */
  readonly avro = new Map<FileNode, AvroSource>();
  readonly protobuf: ProtobufSource[] = [];
  /** What a registry says of a schema, by the document that stands for its text. */
  readonly entries = new Map<EventDocument, RegistryEntry>();
  private readonly paths = new Map<string, string>();
  /** Subjects of which a file holds several versions. */
  private readonly versioned = new Set<string>();

  constructor({ tree }: EventFiles, files: readonly OpenFile[]) {
    this.library = new DocumentLibrary(tree, {
      noun: 'schema',
      dialectOf: schemaDialect,
      isForeign: isProtobufName,
    });
    for (const file of files) this.add(file);
  }

  /** Below the root. */
  pathOf({ uri }: EventDocument): string {
    return this.paths.get(uri) ?? uri;
  }

  setPath(uri: string, path: string): void {
    this.paths.set(uri, path);
  }

  /** What a schema of a registry is called within its file. */
  partOf(document: EventDocument): string | undefined {
    const { subject, version = '' } = this.entries.get(document) ?? {};
    if (subject === undefined) return undefined;
    return this.versioned.has(`${document.uri} ${subject}`) ? `${subject}@${version}` : subject;
  }

  /** Takes in what is Avro at a place of a file; the payload of a message is an event, whatever else uses it. */
  addAvro(node: FileNode, isMessage: boolean): void {
    const { document, pointer, value } = node;
    const isKnown = this.avro.get(node)?.isMessage === true;
    this.avro.set(node, { document, pointer, value, isMessage: isMessage || isKnown });
  }

  private add({ content, data, path, uri, text }: OpenFile): void {
    this.paths.set(uri, path);
    if (content === 'protobuf') this.protobuf.push({ uri, text, path });
    if (data === undefined) return;
    switch (content) {
      case 'json-schema': {
        const document = this.library.add(data, path);
        this.jsonSchemas.push(document);
        const uri = igluUri(data.value);
        if (uri !== undefined) this.library.alias(uri, document);
        break;
      }
      case 'asyncapi':
        this.asyncApis.push(this.library.add(data, path));
        break;
      case 'avro': {
        const root = this.library.add(data, path).nodeAt('');
        if (root) this.addAvro(root, false);
        break;
      }
      case 'registry': {
        const { entries, problems } = openRegistry(data);
        this.problems.push(...problems);
        this.addEntries(entries, path);
        break;
      }
      case 'protobuf':
    }
  }

  private addEntries(entries: readonly RegistryEntry[], path: string): void {
    const names = new Map(
      entries.flatMap(({ references }) =>
        references.map(({ name, subject, version }) => [`${subject} ${version}`, name] as const),
      ),
    );
    const known = new Set<string>();
    for (const { subject = '', file } of entries) {
      const name = `${file.uri} ${subject}`;
      if (known.has(name)) this.versioned.add(name);
      known.add(name);
    }
    const added = entries.map((entry, index) => {
      // No file has a path below that of another one.
      const own = `${path}/${String(index)}/schema`;
      return { entry, own, document: this.addEntry(entry, own, names) };
    });
    for (const { entry, own, document } of added) {
      for (const { name, subject, version } of document ? entry.references : []) {
        const target = added.find(
          (one) => one.entry.subject === subject && one.entry.version === version,
        );
        const at = joinPaths(own, name) ?? name;
        if (target?.document && at !== own)
          this.library.alias(isUri(name) ? name : at, target.document);
      }
    }
  }

  /** The schema of an entry as a document of its own; undefined where it is no JSON. */
  private addEntry(
    entry: RegistryEntry,
    path: string,
    names: ReadonlyMap<string, string>,
  ): SchemaFile | undefined {
    const { format, schema, file, subject = '', version = '' } = entry;
    if (format === 'protobuf') {
      const document: EventDocument = {
        uri: file.uri,
        locate: () => textOfEntry(entry, undefined).locate([]),
      };
      this.entries.set(document, entry);
      this.protobuf.push({
        uri: file.uri,
        text: schema,
        document,
        // Others import it by the name that they give to it.
        path: `${posix.dirname(posix.dirname(path))}/${names.get(`${subject} ${version}`) ?? `${path}.proto`}`,
      });
      return undefined;
    }
    const parsed = parseEntry(entry);
    if ('problem' in parsed) {
      this.problems.push(parsed.problem);
      return undefined;
    }
    const document = this.library.add(textOfEntry(entry, parsed.value), path);
    this.entries.set(document, entry);
    const root = document.nodeAt('');
    if (format === 'json-schema') this.jsonSchemas.push(document);
    else if (root) this.addAvro(root, false);
    return document;
  }
}

/** Under which Iglu's own schemas refer to each other. */
function igluUri(root: unknown): string | undefined {
  const self = isRecord(root) ? root['self'] : undefined;
  if (!isRecord(self)) return undefined;
  const steps = ['vendor', 'name', 'format', 'version'].map((key) => String(self[key]));
  return `http://iglucentral.com/schemas/${steps.join('/')}`;
}

function isUri(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(name);
}
