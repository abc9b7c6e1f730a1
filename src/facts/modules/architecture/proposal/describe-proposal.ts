import { plural } from '../../../../report/index.js';
import { listGlobs, namedLayersOf } from '../named-layers.js';
import type { LayerProposal } from './propose-layers.js';

/** Folders of a layer that a line names before people stop reading. */
const listedFolders = 4;

/** What a proposal says, for people, a line each; none where nothing is proposed. */
export function describeProposal(proposal: LayerProposal): readonly string[] {
  const { layers, contexts, files, upward, uncovered } = proposal;
  const names = layers ? namedLayersOf(layers) : [];
  const width = Math.max(0, ...names.map(({ name }) => name.length));
  const every = Object.values(contexts?.contexts ?? {}).flatMap((globs) => listGlobs(globs));
  return [
    ...(names.length > 0 ? ['layers, uppermost first:'] : []),
    ...names.map(({ name, globs }) => {
      const more = globs.length > listedFolders ? ` and ${globs.length - listedFolders} more` : '';
      const listed = globs.slice(0, listedFolders).join(', ');
      return `  ${name.padEnd(width)}  ${listed}${more} (${plural(files[name] ?? 0, 'file')})`;
    }),
    ...(names.length > 0 ? [describeUpward(upward)] : []),
    ...(names.length > 0 && uncovered > 0
      ? [`${plural(uncovered, 'file')} in no layer: add their folders, or name them in outside`]
      : []),
    ...(every.length > 0 ? [`contexts: every folder of ${every.join(', ')}`] : []),
  ];
}

function describeUpward(upward: LayerProposal['upward']): string {
  const total = upward.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 'no import is against this order';
  const pairs = upward.map(({ from, to, count }) => `${from} into ${to} ${count}`).join(', ');
  return `${plural(total, 'import')} against this order: ${pairs}`;
}
