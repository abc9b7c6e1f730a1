import type { EventSchema, Mark } from '../model/index.js';
import { plainKey } from './mark-key.js';

/** Who gets an event, widest first. The first three are published: teams that nobody knows may read them. */
const audiences = ['public', 'partner', 'integration', 'internal', 'domain'] as const;
export type Audience = (typeof audiences)[number];

/** What a schema, its channels, folder or namespace say of its audience. */
export interface DeclaredAudience {
  readonly name: Audience;
  readonly from: 'mark' | 'folder' | 'namespace';
}

const keys = new Set([
  'audience',
  'visibility',
  'exposure',
  'apiaudience',
  'eventaudience',
  'eventvisibility',
  'eventscope',
]);

/** Keys that name an audience themselves, with `true`. */
const flags: Readonly<Record<string, Audience>> = {
  public: 'public',
  internal: 'internal',
  private: 'internal',
  domainevent: 'domain',
  integrationevent: 'integration',
};

/** Words of the audiences; those of Zalando's `x-audience` among them. */
const words: Readonly<Record<string, Audience>> = {
  public: 'public',
  external: 'public',
  externalpublic: 'public',
  open: 'public',
  partner: 'partner',
  partners: 'partner',
  externalpartner: 'partner',
  integration: 'integration',
  integrationevent: 'integration',
  integrationevents: 'integration',
  published: 'integration',
  shared: 'integration',
  internal: 'internal',
  internalevents: 'internal',
  private: 'internal',
  company: 'internal',
  companyinternal: 'internal',
  businessunitinternal: 'internal',
  componentinternal: 'internal',
  team: 'internal',
  domain: 'domain',
  domainevent: 'domain',
  domainevents: 'domain',
};

/** Folders and parts of a namespace that say so. Others of the words are names of systems as often. */
const places = new Set([
  'public',
  'external',
  'partner',
  'integration',
  'integrationevents',
  'published',
  'internal',
  'internalevents',
  'private',
  'domain',
  'domainevent',
  'domainevents',
]);

export function isPublished(audience: Audience): boolean {
  return audiences.indexOf(audience) <= audiences.indexOf('integration');
}

/** The wider one first. */
export function compareAudiences(left: Audience, right: Audience): number {
  return audiences.indexOf(left) - audiences.indexOf(right);
}

/** The audience that a schema declares; `unknown` where a mark says what is no audience. */
export function audienceOf(
  schema: EventSchema,
): DeclaredAudience | { readonly unknown: Mark } | undefined {
  for (const marks of [schema.marks, schema.channels.flatMap((channel) => channel.marks)]) {
    const said = marks.flatMap((mark) => readMark(mark) ?? []);
    const [widest] = said.flatMap(({ audience }) => audience ?? []).sort(compareAudiences);
    if (widest !== undefined) return { name: widest, from: 'mark' };
    const unknown = said.find(({ audience }) => audience === undefined);
    if (unknown) return { unknown: unknown.mark };
  }
  const folders = schema.document.uri.split('/').slice(0, -1);
  return at(folders, 'folder') ?? at(schema.namespace?.split('.') ?? [], 'namespace');
}

/** The innermost part that says so. */
function at(parts: readonly string[], from: 'folder' | 'namespace'): DeclaredAudience | undefined {
  const found = parts.map(plainKey).findLast((part) => places.has(part));
  const name = found === undefined ? undefined : words[found];
  return name && { name, from };
}

function readMark(mark: Mark): { readonly mark: Mark; readonly audience?: Audience } | undefined {
  const key = plainKey(mark.key);
  if (keys.has(key)) {
    const values = Array.isArray(mark.value) ? (mark.value as readonly unknown[]) : [mark.value];
    const [audience] = values
      .flatMap((value) => (typeof value === 'string' ? (words[plainKey(value)] ?? []) : []))
      .sort(compareAudiences);
    return { mark, ...(audience && { audience }) };
  }
  const flag = mark.value === true && Object.hasOwn(flags, key) ? flags[key] : undefined;
  return flag && { mark, audience: flag };
}
