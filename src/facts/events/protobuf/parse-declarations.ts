import type * as protobuf from 'protobufjs';
import { escapeStep } from '../../schema/documents/reference.js';
import { commentAbove } from './comment-above.js';
import { type Features, featuresOf, withOptions } from './features.js';
import type { ProtoDocument } from './proto-document.js';
import type {
  NumberRange,
  ProtoDeclarations,
  ProtoEnum,
  ProtoExtension,
  ProtoField,
  ProtoFile,
  ProtoMessage,
  Reserved,
} from './proto-file.js';
import { findOption, isAskedFor, type ParsedOptions, readOptions } from './read-options.js';

/** The library that parses Protobuf. */
export type ProtobufLibrary = Pick<
  typeof protobuf,
  'parse' | 'Namespace' | 'Type' | 'Enum' | 'Field' | 'MapField' | 'Service'
>;

/** Where something is declared. */
interface Scope {
  readonly pointer: string;
  /** The full name of what holds it; empty at the top of a file without a package. */
  readonly fullName: string;
  readonly features: Features;
}

/**
 * Reads the declarations of a file from the text.
 *
 * @param file - gives the finished file to what is declared in it
 * @throws what the parser throws where the text is no Protobuf
 */
export function parseDeclarations(
  document: ProtoDocument,
  file: () => ProtoFile,
  library: ProtobufLibrary,
): ProtoDeclarations {
  return new DeclarationReader(document, file, library).read();
}

class DeclarationReader {
  readonly #messages: ProtoMessage[] = [];
  readonly #enums: ProtoEnum[] = [];
  readonly #extensions: ProtoExtension[] = [];
  readonly #rpcTypes: { readonly typeName: string; readonly scope: string }[] = [];

  constructor(
    private readonly document: ProtoDocument,
    private readonly file: () => ProtoFile,
    private readonly library: ProtobufLibrary,
  ) {}

  read(): ProtoDeclarations {
    const parsed = this.library.parse(this.document.text, {
      keepCase: true,
      alternateCommentMode: true,
    });
    const packageName = (parsed.package ?? '').replace(/^\./, '');
    let top: protobuf.NamespaceBase = parsed.root;
    for (const step of packageName === '' ? [] : packageName.split('.')) {
      const next = top.get(step);
      if (next instanceof this.library.Namespace) top = next;
    }
    const options = readOptions(optionsOf(top), '');
    const features = withOptions(featuresOf(this.#syntax()), options);
    this.#readAll(top.nestedArray, { pointer: '', fullName: packageName, features });
    return {
      document: this.document,
      packageName,
      imports: [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])],
      options,
      messages: this.#messages,
      enums: this.#enums,
      extensions: this.#extensions,
      rpcTypes: this.#rpcTypes,
    };
  }

  /** The parser does not say it. */
  #syntax(): string {
    const range = this.document.places.ranges.get('/syntax');
    return range ? this.document.text.slice(range.start + 1, range.end - 1) : 'proto2';
  }

  #readAll(declared: readonly protobuf.ReflectionObject[], scope: Scope): void {
    const { Type, Enum, Field, Service } = this.library;
    for (const each of declared) {
      if (each instanceof Type) this.#readMessage(each, scope);
      else if (each instanceof Enum) this.#readEnum(each, scope);
      else if (each instanceof Field) this.#readExtension(each, scope);
      else if (each instanceof Service) {
        for (const { requestType, responseType } of each.methodsArray) {
          for (const typeName of [requestType, responseType]) {
            this.#rpcTypes.push({ typeName, scope: scope.fullName });
          }
        }
      }
    }
  }

  #readMessage(type: protobuf.Type, outer: Scope): void {
    const pointer = `${outer.pointer}/messages/${escapeStep(type.name)}`;
    const options = readOptions(optionsOf(type), pointer);
    const fullName = join(outer.fullName, type.name);
    const features = withOptions(outer.features, options);
    const scope = { pointer, fullName, features };
    // An extension is listed twice: where it is declared, and in what it extends.
    const own = type.fieldsArray.filter(({ declaringField }) => declaringField === null);
    const fields = own.map((field) => {
      const nested = type.nested?.[field.type];
      const isGroup = nested !== undefined && 'group' in nested && nested.group === true;
      return this.#readField(field, scope, `${pointer}/fields`, isGroup);
    });
    const getFile = this.file;
    this.#messages.push({
      kind: 'message',
      get file() {
        return getFile();
      },
      name: type.name,
      fullName,
      pointer,
      fields,
      oneofs: [...new Set(fields.flatMap(({ oneof }) => oneof ?? []))],
      reserved: toReserved(type.reserved),
      extensionRanges: toReserved(type.extensions).ranges,
      options,
      ...described(type.comment),
    });
    this.#readAll(type.nestedArray, scope);
  }

  #readField(
    field: protobuf.Field,
    scope: Scope,
    collection: string,
    isGroup: boolean,
  ): ProtoField {
    const pointer = `${collection}/${escapeStep(field.name)}`;
    const options = readOptions(optionsOf(field), pointer);
    const oneof = field.partOf ? toOneof(field, field.partOf, scope) : undefined;
    const features = withOptions(oneof?.features ?? scope.features, options);
    const isMap = field instanceof this.library.MapField;
    const isExplicit = field.partOf !== null || field.extend !== undefined;
    const presence =
      field.rule === 'required' ? 'required' : isExplicit ? 'explicit' : features.presence;
    const jsonName = findOption(options, 'json_name');
    const defaultValue = findOption(options, 'default');
    return {
      name: field.name,
      jsonName: typeof jsonName === 'string' ? jsonName : toJsonName(field.name),
      number: field.id,
      cardinality: isMap ? 'map' : field.rule === 'repeated' ? 'repeated' : 'singular',
      ...(isMap && { keyType: field.keyType }),
      typeName: field.type,
      presence,
      isPromised: presence === 'required' || isAskedFor(options),
      isDelimited: isGroup || features.areMessagesDelimited,
      ...(oneof && { oneof: oneof.name }),
      ...(defaultValue !== undefined && { defaultValue }),
      isDeprecated: findOption(options, 'deprecated') === true,
      options,
      pointer,
      ...described(field.comment ?? this.#commentAbove(pointer)),
    };
  }

  /** The parser misses comments above declarations of several lines. */
  #commentAbove(pointer: string): string | undefined {
    const start = this.document.places.starts.get(pointer);
    return start === undefined ? undefined : commentAbove(this.document.text, start);
  }

  #readExtension(field: protobuf.Field, scope: Scope): void {
    const collection = `${scope.pointer}/extensions`;
    const read = this.#readField(field, scope, collection, false);
    const name = `[${join(scope.fullName, field.name)}]`;
    const extension = { ...read, name, jsonName: name };
    this.#extensions.push({
      extendee: field.extend ?? '',
      scope: scope.fullName,
      field: extension,
    });
  }

  #readEnum(type: protobuf.Enum, outer: Scope): void {
    const pointer = `${outer.pointer}/enums/${escapeStep(type.name)}`;
    const options = readOptions(optionsOf(type), pointer);
    const getFile = this.file;
    this.#enums.push({
      kind: 'enum',
      get file() {
        return getFile();
      },
      name: type.name,
      fullName: join(outer.fullName, type.name),
      pointer,
      values: Object.entries(type.values).map(([name, number]) => ({
        name,
        number,
        pointer: `${pointer}/values/${escapeStep(name)}`,
      })),
      isOpen: withOptions(outer.features, options).areEnumsOpen,
      reserved: toReserved(type.reserved),
      options,
    });
  }
}

/** The parser keeps them under a name that its types do not have everywhere. */
function optionsOf(object: protobuf.ReflectionObject): ParsedOptions {
  return object.parsedOptions;
}

/** `optional` of proto3 is a oneof of its own to the parser, and to nobody else. */
function toOneof(
  field: protobuf.Field,
  oneof: protobuf.OneOf,
  scope: Scope,
): { readonly name: string; readonly features: Features } | undefined {
  if (field.options?.['proto3_optional'] !== undefined) return undefined;
  const options = readOptions(optionsOf(oneof), `${scope.pointer}/oneofs/${oneof.name}`);
  return { name: oneof.name, features: withOptions(scope.features, options) };
}

function toReserved(written: readonly (readonly number[] | string)[] | undefined | null): Reserved {
  const ranges: NumberRange[] = [];
  const names: string[] = [];
  for (const each of written ?? []) {
    if (typeof each === 'string') names.push(each);
    else ranges.push([each[0] ?? 0, each[1] ?? each[0] ?? 0]);
  }
  return { ranges, names };
}

/** The rule of Protobuf for names in JSON: underscores go, and the letter after one is a capital. */
function toJsonName(name: string): string {
  return name.replace(/_+(.?)/g, (_, next: string) => next.toUpperCase());
}

function join(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

function described(comment: string | null | undefined): { readonly description?: string } {
  return comment ? { description: comment } : {};
}
