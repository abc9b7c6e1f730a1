import type { CodeBase } from '../code-base.js';
import { routes } from '../describe-responses.js';
import { ImportSpelling } from './import-spelling.js';
import { entryImportOf } from './package-entry.js';
import { plantableFiles } from './plant-import.js';
import { type NothingToPlant, type PlantParameters, type Planter, wordsOf } from './planter.js';

/** Adds a controller, beside one that is there, that answers with an entity. */
export const plantEntity: Planter = (base, parameters) => {
  const controllers = new Set(
    plantableFiles(base)
      .map(({ path }) => path)
      .filter((path) => isNamed(base, path, wordsOf(parameters, 'controllers'))),
  );
  const routed = base.graph.edges.find(
    ({ from, target, names }) =>
      controllers.has(from) &&
      target.kind === 'external' &&
      names.some(({ name }) => routes.has(name)),
  );
  const route = routed?.names.find(({ name }) => routes.has(name))?.name;
  if (routed?.specifier === undefined || route === undefined) {
    return {
      reason:
        'no controller has routes by decorators (Get, Post, Query), and only those are judged',
    };
  }
  const { from: file, specifier } = routed;
  const entity = entityFor(base, file, parameters);
  if ('reason' in entity) return entity;
  const statement = [
    `import * as planted from ${JSON.stringify(specifier)};`,
    `import type { ${entity.name} as PlantedEntity } from ${JSON.stringify(entity.specifier)};`,
    `export class PlantedBySelfCheck { @planted.${route}() read(): Promise<PlantedEntity> { throw new Error(); } }`,
  ].join('\n');
  return { file, statement, spelledAs: `${entity.name} of ${entity.specifier}` };
};

interface Entity {
  readonly name: string;
  readonly specifier: string;
}

/** A class that is stored, or the type of a package that makes them. */
function entityFor(
  base: CodeBase,
  controller: string,
  parameters: PlantParameters,
): Entity | NothingToPlant {
  const { graph, tree } = base;
  const packages = wordsOf(parameters, 'packages');
  const words = wordsOf(parameters, 'decorators');
  const stored = new RegExp(`@(?:${words.join('|')})\\b`);
  for (const { path, isTest, isDeclaration } of graph.files) {
    if (isTest || isDeclaration || path === controller) continue;
    const read = tree.read(path);
    if (read.kind !== 'text') continue;
    const isEntity = isNamed(base, path, wordsOf(parameters, 'entities'));
    const start = isEntity ? 0 : words.length > 0 ? read.text.search(stored) : -1;
    if (start === -1) continue;
    const name = /^export (?:abstract )?class ([\w$]+)/m.exec(read.text.slice(start))?.[1];
    if (name === undefined) continue;
    const { specifier, style } = new ImportSpelling(graph).spell(controller, path);
    const entry = style === 'relative' ? entryImportOf(base, controller, path) : undefined;
    return entry ?? { name, specifier };
  }
  const used = graph.edges.find(
    ({ target }) => target.kind === 'external' && packages.includes(target.package),
  );
  return used?.target.kind === 'external'
    ? { name: 'Document', specifier: used.target.package }
    : { reason: `no class is an entity, and nothing imports ${packages.join(', ')}` };
}

function isNamed({ membership }: CodeBase, path: string, words: readonly string[]): boolean {
  const { stereotypes, layers, context } = membership.placeOf(path);
  return [...stereotypes, ...layers.map((layer) => layer?.name), context].some(
    (name) => name !== undefined && words.includes(name),
  );
}
