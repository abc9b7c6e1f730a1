import type { Problem } from '../../../report/index.js';
import { nearest } from '../../../source/index.js';
import type { Architecture, ContextMap, Layering } from './architecture.js';
import { everyFolder, placeOfName } from './folder-of-context.js';
import { listGlobs, type NamedLayer, namedLayersOf } from './named-layers.js';
import { nameSetting } from './setting-name.js';

/** Something in an architecture that cannot be, whatever the code. */
export interface ArchitectureFault {
  /** Where in the architecture: `['layers', 0, 'independent', 1]`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with an architecture by itself: names that nothing has, layers without files, definitions that say nothing. */
export function findArchitectureFaults(architecture: Architecture): readonly ArchitectureFault[] {
  const { layers, contexts: map, stereotypes } = architecture;
  return [
    ...layers.flatMap((layering, index) => faultsOfLayering(layering, ['layers', index])),
    ...(map === undefined ? [] : faultsOfContexts(map)),
    ...Object.entries(stereotypes).flatMap(([name, { files, classes, decorators }]) => {
      const path = ['stereotypes', name];
      if (files === undefined && classes === undefined && decorators === undefined) {
        const hint = 'Give it files, classes or decorators.';
        return [{ path, message: `nothing says what is a ${name}`, hint }];
      }
      const marked = decorators?.filter((decorator) => !/^[\w$]+$/.test(decorator)) ?? [];
      return [
        ...(files === undefined ? [] : faultsOfGlobs(listGlobs(files), [...path, 'files'])),
        ...marked.map((decorator) => ({
          path: [...path, 'decorators'],
          message: `${JSON.stringify(decorator)} is no name of a decorator`,
          hint: 'Write the name alone, without @ and parentheses: Controller.',
        })),
      ];
    }),
  ];
}

/** A fault without a place in a file. */
export function describeFault({ path, message, hint }: ArchitectureFault): Problem {
  return { code: 'architecture-invalid', message: `${nameSetting(path)}: ${message}`, hint };
}

/** Relationships with contexts that are none of some. */
export function unknownContexts(
  { relationships = {} }: ContextMap,
  known: readonly string[],
): readonly ArchitectureFault[] {
  return Object.entries(relationships).flatMap(([from, targets]) => {
    const path = ['contexts', 'relationships', from];
    return [
      ...(known.includes(from) ? [] : [unknownName('context', from, known, path)]),
      ...targets.flatMap((target, index) =>
        known.includes(target) ? [] : [unknownName('context', target, known, [...path, index])],
      ),
    ];
  });
}

function faultsOfLayering(
  layering: Layering,
  path: readonly (string | number)[],
): readonly ArchitectureFault[] {
  const layers = namedLayersOf(layering);
  const names = layers.map(({ name }) => name);
  const independent = layering.kind === 'layered' ? (layering.independent ?? []) : [];
  return [
    ...(layers.length > 0
      ? []
      : [{ path, message: 'has no layer', hint: 'Name at least one: its name, and its files.' }]),
    ...layers.flatMap((layer, index) => {
      const own = [...path, ...layer.setting];
      return [
        ...faultsOfName(layer, layers.slice(0, index), own),
        ...faultsOfGlobs(layer.globs, own),
        ...faultsOfRepetition(layer, layers.slice(0, index), own),
      ];
    }),
    ...independent.flatMap((group, index) => {
      const own = [...path, 'independent', index];
      const unknown = group.flatMap((name, position) =>
        names.includes(name) ? [] : [unknownName('layer', name, names, [...own, position])],
      );
      const hint = 'Name at least two layers of which none may import another.';
      return new Set(group).size > 1
        ? unknown
        : [...unknown, { path: own, message: 'names fewer than two layers', hint }];
    }),
    ...faultsOfGlobs(listGlobs(layering.outside), [...path, 'outside'], true),
  ];
}

/** What a record cannot keep apart, or in order. */
function faultsOfName(
  { name }: NamedLayer,
  before: readonly NamedLayer[],
  path: readonly (string | number)[],
): readonly ArchitectureFault[] {
  if (name.trim() === '') return [{ path, message: 'has no name', hint: 'Give it one.' }];
  if (/^(?:0|[1-9]\d*)$/.test(name)) {
    const hint = `Give it a name with a letter, such as layer-${name}.`;
    return [{ path, message: `${name} is a number, and numbers lose their order`, hint }];
  }
  const isTwice = before.some((other) => other.name === name);
  const hint = 'Each ring has a name of its own; domain and application are taken.';
  return isTwice ? [{ path, message: `${name} is there twice`, hint }] : [];
}

function faultsOfRepetition(
  { globs }: NamedLayer,
  before: readonly NamedLayer[],
  path: readonly (string | number)[],
): readonly ArchitectureFault[] {
  return globs
    .filter((glob) => !glob.startsWith('!'))
    .flatMap((glob) => {
      const other = before.find((layer) => layer.globs.includes(glob));
      if (other === undefined) return [];
      const hint = 'A file belongs to one layer: leave the pattern in one of the two.';
      return [{ path, message: `${glob} is also a pattern of ${other.name}`, hint }];
    });
}

function faultsOfGlobs(
  globs: readonly string[],
  path: readonly (string | number)[],
  mayBeNone = false,
): readonly ArchitectureFault[] {
  const hint = 'Give a folder or a glob, relative to the root of the source: src/domain/**.';
  const empty = globs.some((glob) => /^!?\s*$/.test(glob));
  if (empty) return [{ path, message: 'has an empty pattern', hint }];
  const hasFiles = globs.some((glob) => !glob.startsWith('!'));
  return hasFiles || (mayBeNone && globs.length === 0)
    ? []
    : [{ path, message: 'has no pattern that takes files in', hint }];
}

function faultsOfContexts(map: ContextMap): readonly ArchitectureFault[] {
  const path = ['contexts', 'contexts'];
  const names = Object.keys(map.contexts);
  const every = listGlobs(map.contexts[everyFolder]).filter((glob) => !glob.startsWith('!'));
  return [
    ...(names.length > 0
      ? []
      : [
          { path, message: 'has no context', hint: 'Name at least one: its name, and its folder.' },
        ]),
    ...names.flatMap((name) => faultsOfGlobs(listGlobs(map.contexts[name]), [...path, name])),
    ...every
      .filter((glob) => glob.trim() !== '' && placeOfName(glob) === undefined)
      .map((glob) => ({
        path: [...path, everyFolder],
        message: `${glob} does not say which folders are contexts`,
        hint: 'Write * once, as a whole folder, in the place of their names: src/contexts/*.',
      })),
    ...faultsOfGlobs(listGlobs(map.public), ['contexts', 'public'], true),
    ...faultsOfGlobs(listGlobs(map.shared), ['contexts', 'shared'], true),
    ...(names.includes(everyFolder) ? [] : unknownContexts(map, names)),
  ];
}

function unknownName(
  what: string,
  name: string,
  known: readonly string[],
  path: readonly (string | number)[],
): ArchitectureFault {
  const meant = nearest(name, known);
  return {
    path,
    message: `${name} is no ${what}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
    hint: known.length === 0 ? `There is no ${what}.` : `There are: ${known.join(', ')}.`,
  };
}
