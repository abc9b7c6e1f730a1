import { plantableFiles } from './plant-import.js';
import { type Planter, wordsOf } from './planter.js';

/** Lets two contexts declare a list of one name, of which the one that knows more owns it. */
export const plantCopy: Planter = (base, parameters) => {
  const [ending] = wordsOf(parameters, 'names');
  if (ending === undefined) return { reason: 'its parameters name no list' };
  const contextOf = (path: string) => base.membership.placeOf(path).context;
  const files = plantableFiles(base).filter(({ path }) => contextOf(path) !== undefined);
  const [owner] = files;
  const copy = files.find(({ path }) => contextOf(path) !== contextOf(owner?.path ?? ''));
  if (owner === undefined || copy === undefined) {
    return { reason: 'no two contexts have files that are judged' };
  }
  const name = `PlantedBySelfCheck${ending}`;
  return {
    file: copy.path,
    statement: `export enum ${name} { Open, Closed }`,
    spelledAs: `enum ${name}, as in ${owner.path}`,
    also: { [owner.path]: `export enum ${name} { Open, Held, Closed }` },
  };
};
