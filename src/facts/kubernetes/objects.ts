import type { Problem, ProblemCode } from '../../report/index.js';
import { chartOf, locatePath, type ManifestDocument, renderHint } from '../../source/index.js';

/** One Kubernetes object, with the way back to where it is written. */
export interface ManifestObject extends NamedObject {
  readonly document: ManifestDocument;
  /** From the root of the document: empty, or the way through a list. */
  readonly path: readonly (string | number)[];
}

/** One Kubernetes object, wherever it is from. */
export interface NamedObject {
  /** The object. Shared with equal documents: never change it. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty where the object has none. */
  readonly name: string;
  /** Empty where the object has none: that of the release, which the file does not say. */
  readonly namespace: string;
  readonly generateName?: string;
}

/** The objects of a document, and a problem for each part of it that is none. */
export interface OpenedObjects {
  readonly objects: readonly ManifestObject[];
  readonly problems: readonly Problem[];
}

/**
 * Opens a document: the object that it is, or those of the list that it is. Lists may nest, and items of a typed list
 * (`ConfigMapList`) may leave out what the list says.
 */
export function openObjects(document: ManifestDocument): OpenedObjects {
  const opener = new ObjectOpener(document);
  opener.open(document.value, []);
  return { objects: opener.objects, problems: opener.problems };
}

type Path = ManifestObject['path'];
type Mapping = Readonly<Record<string, unknown>>;

class ObjectOpener {
  readonly objects: ManifestObject[] = [];
  readonly problems: Problem[] = [];

  constructor(private readonly document: ManifestDocument) {}

  open(value: unknown, path: Path): void {
    if (isMapping(value)) this.openMapping(value, path);
    // `kubectl get … | jq '[…]'`; the API server knows no such thing.
    else if (Array.isArray(value) && path.length === 0 && value.some(isObject)) {
      this.openItems(value, path);
    } else this.refuse(path, `${describe(value)} is no Kubernetes object`, separateHint);
  }

  private openMapping(value: Mapping, path: Path): void {
    const { apiVersion, kind } = value;
    if (!isText(apiVersion) || !isText(kind)) {
      this.refuse(path, ...explainMissing(value));
      return;
    }
    const items = itemsOf(value, kind);
    if (items !== undefined) {
      const itemKind = kind === 'List' ? '' : kind.slice(0, -'List'.length);
      const complete = items.map((item) => completeItem(item, apiVersion, itemKind));
      this.openItems(complete, [...path, 'items']);
    } else if (kind === 'List') {
      this.refuse([...path, 'items'], 'the items of a List are no list', 'Correct the items.');
    } else this.addObject(value, apiVersion, kind, path);
  }

  private openItems(items: readonly unknown[], path: Path): void {
    items.forEach((item, index) => {
      if (item !== null) this.open(item, [...path, index]);
    });
  }

  private addObject(value: Mapping, apiVersion: string, kind: string, path: Path): void {
    const object = { document: this.document, path, ...nameObject(value, apiVersion, kind) };
    const template = templateIn(object);
    if (template === undefined) this.objects.push(object);
    else {
      const message = `a template that was not rendered: ${template.join('.')} holds {{ }}`;
      const hint = renderHint(chartOf(this.document.uri));
      this.refuse([...path, ...template], message, hint, 'template-unrendered');
    }
  }

  private refuse(
    path: Path,
    message: string,
    hint: string,
    code: ProblemCode = 'not-an-object',
  ): void {
    const { uri, template } = this.document;
    const { region, pointer, ancestor, nearest } = locatePath(this.document, path);
    const location = {
      uri,
      pointer,
      region,
      ...(ancestor ? { ancestor, nearest } : {}),
      ...(template === undefined ? {} : { template }),
    };
    this.problems.push({ code, message, location, hint });
  }
}

/** The object that a value is; undefined where it is none. */
export function readObject(value: unknown): NamedObject | undefined {
  if (!isMapping(value)) return undefined;
  const { apiVersion, kind } = value;
  return isText(apiVersion) && isText(kind) ? nameObject(value, apiVersion, kind) : undefined;
}

function nameObject(value: Mapping, apiVersion: string, kind: string): NamedObject {
  const metadata = isMapping(value['metadata']) ? value['metadata'] : {};
  const generateName = toName(metadata['generateName']);
  return {
    value,
    apiVersion,
    kind,
    name: toName(metadata['name']),
    namespace: toName(metadata['namespace']),
    ...(generateName === '' ? {} : { generateName }),
  };
}

const separateHint =
  'Keep files that are no manifests out of the folder or glob that is judged, or judge them as documents: archfit check documents PATH, or a source of the kind documents.';

function explainMissing(value: Mapping): [message: string, hint: string] {
  const misspelt = Object.keys(value).find(
    (key) => /^(?:apiVersion|kind)$/i.test(key) && key !== 'apiVersion' && key !== 'kind',
  );
  if (misspelt !== undefined) {
    const right = misspelt.toLowerCase() === 'kind' ? 'kind' : 'apiVersion';
    return [
      `the key ${misspelt} is to be written ${right}`,
      `Write ${right}: upper and lower case matter.`,
    ];
  }
  const missing = ['apiVersion', 'kind'].filter((key) => !isText(value[key]));
  const message = `a mapping without ${missing.join(' and ')} is no Kubernetes object`;
  return [
    message,
    missing.length === 2
      ? `If it is a values file, pass the output of helm template instead. ${separateHint}`
      : `Add ${missing.join(' and ')}, or leave the file out.`,
  ];
}

/**
 * The items of a list. A `List` is one whatever it holds; another kind that ends in `List` only if nothing but items makes
 * it up and its items are objects: `AllowList` is a fine name for a custom kind.
 */
function itemsOf(value: Mapping, kind: string): readonly unknown[] | undefined {
  if (!kind.endsWith('List')) return undefined;
  const items = value['items'] ?? [];
  if (!isList(items)) return undefined;
  if (kind === 'List') return items;
  const isBare = Object.keys(value).every((key) => listKeys.has(key)) && 'items' in value;
  const metadata = isMapping(value['metadata']) ? value['metadata'] : {};
  const isNamed = toName(metadata['name']) !== '' || toName(metadata['generateName']) !== '';
  return isBare && !isNamed && items.every((item) => item === null || holdsMetadata(item))
    ? items
    : undefined;
}

/** Gives an item of a typed list what the list says of it; its own words win. */
function completeItem(item: unknown, apiVersion: string, kind: string): unknown {
  if (kind === '' || !isMapping(item) || isObject(item)) return item;
  const complete: Mapping = { apiVersion, kind, ...item };
  // Like every mapping that was read, it inherits nothing.
  Object.setPrototypeOf(complete, null);
  return complete;
}

const listKeys = new Set(['apiVersion', 'kind', 'metadata', 'items']);

function holdsMetadata(item: unknown): boolean {
  return isMapping(item) && (isMapping(item['metadata']) || isObject(item));
}

/** Where a name holds the braces of a template: no object may be called so. */
function templateIn(object: ManifestObject): Path | undefined {
  if (object.apiVersion.includes('{{')) return ['apiVersion'];
  if (object.kind.includes('{{')) return ['kind'];
  if (object.name.includes('{{')) return ['metadata', 'name'];
  return object.namespace.includes('{{') ? ['metadata', 'namespace'] : undefined;
}

function isObject(value: unknown): boolean {
  return isMapping(value) && isText(value['apiVersion']) && isText(value['kind']);
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A name that YAML read as a number or boolean is one that the API server refuses, and a name all the same. */
function toName(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? 'a number' : 'a value';
}
