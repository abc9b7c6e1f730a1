import type { CalledThing } from '../../../facts/modules/calls/match-calls.js';
import { readForbiddenCall } from '../forbidden-call-entries.js';
import { plantableFiles } from './plant-import.js';
import type { Planter } from './planter.js';

/** Makes a call of a global or a package that an entry of the parameter forbids; what the repository declares is not called by itself. */
export const plantForbiddenCall: Planter = (base, parameters) => {
  const entries = Array.isArray(parameters['calls']) ? parameters['calls'] : [];
  if (entries.length === 0) return { reason: 'its parameter calls forbids nothing' };
  for (const entry of entries) {
    const { thing, from } = readForbiddenCall(base, entry);
    const statement = thing && callOf(thing);
    const file = plantableFiles(base).find(({ path }) =>
      from.includes(base.membership.placeOf(path).id),
    );
    if (statement === undefined || !file) continue;
    return { file: file.path, statement, spelledAs: statement };
  }
  return { reason: 'no judged file is forbidden a call of a global or a package' };
};

function callOf(thing: CalledThing): string | undefined {
  if (thing.kind === 'global') {
    return `export const plantedBySelfCheck = () => ${named(thing.name)}();`;
  }
  if (thing.kind !== 'package') return undefined;
  const from = thing.package.replace('*', 'planted');
  return `import * as plantedBySelfCheck from '${from}'; plantedBySelfCheck.${named(thing.name)}();`;
}

/** A `*` stands for any name. */
function named(pattern: string): string {
  return pattern.replaceAll('*', 'planted');
}
