import type { Layering, LayerRole } from '../../facts/modules/architecture/architecture.js';
import type { ModulePlace } from '../../facts/modules/architecture/membership.js';
import type { CodeBase, ModuleSubject } from './code-base.js';

/** Where files are, as policies read it. */
export interface PlaceFacts {
  /** Names all its files as a subject; absent where no judged file is there. */
  readonly subject?: string;
  /** For people: `domain layer of orders`. */
  readonly label: string;
  /** One entry a layering. */
  readonly layers: readonly (LayerFacts | null)[];
  readonly context?: string;
  readonly isShared?: true;
  readonly isPublic: boolean;
  readonly stereotypes: readonly string[];
}

export interface LayerFacts {
  readonly name: string;
  readonly role?: LayerRole;
  /** Counts from the uppermost, or outermost, layer; layers of one rank are beside one another. */
  readonly rank: number;
}

/** What a layering says of the imports between its layers. */
export interface LayeringFacts {
  readonly kind: Layering['kind'];
  readonly isStrict: boolean;
  readonly independent: readonly (readonly string[])[];
}

export function describeLayering(layering: Layering): LayeringFacts {
  if (layering.kind === 'onion') return { kind: 'onion', isStrict: false, independent: [] };
  const { strict = false, independent = [] } = layering;
  return { kind: 'layered', isStrict: strict, independent };
}

/** The places of a code base, and the judged files of each as one subject. */
export function describePlaces(
  { architecture, membership }: CodeBase,
  judged: readonly string[],
): {
  readonly places: readonly PlaceFacts[];
  readonly subjects: ReadonlyMap<string, ModuleSubject>;
} {
  const ranks = architecture.layers.map(ranksOf);
  const files = new Map<ModulePlace, string[]>();
  for (const file of judged) {
    const place = membership.placeOf(file);
    const list = files.get(place);
    if (list) list.push(file);
    else files.set(place, [file]);
  }
  const subjects = new Map<string, ModuleSubject>();
  const places = membership.places.map((place): PlaceFacts => {
    const { layers, context, isShared, isPublic, stereotypes } = place;
    const members = files.get(place);
    const subject = `place:${place.id}`;
    const label = nameOf(place);
    if (members) {
      subjects.set(subject, {
        subject: { kind: 'place', id: label },
        files: members,
        identity: [label],
        locate: () => undefined,
      });
    }
    return {
      ...(members && { subject }),
      label,
      layers: layers.map((layer, index) =>
        layer ? { ...layer, rank: ranks[index]?.get(layer.name) ?? 0 } : null,
      ),
      ...(context !== undefined && { context }),
      ...(isShared && { isShared }),
      isPublic,
      stereotypes,
    };
  });
  return { places, subjects };
}

function ranksOf(layering: Layering): ReadonlyMap<string, number> {
  if (layering.kind === 'layered') {
    return new Map(Object.keys(layering.layers).map((name, rank) => [name, rank]));
  }
  return new Map([
    ...Object.keys(layering.adapters).map((name) => [name, 0] as const),
    ['application', 1],
    ['domain', 2],
  ]);
}

/** As people say it; what is in no layer and no context goes by what it is made for. */
function nameOf({ layers, context, isShared, stereotypes }: ModulePlace): string {
  const named = [...new Set(layers.flatMap((layer) => layer?.name ?? []))].join(' and ');
  const owner = context ?? (isShared ? 'what is shared' : undefined);
  if (named !== '') return `${named} layer${owner === undefined ? '' : ` of ${owner}`}`;
  if (owner !== undefined) return context === undefined ? owner : `context ${owner}`;
  return stereotypes.length > 0 ? stereotypes.join(' and ') : 'no layer';
}
