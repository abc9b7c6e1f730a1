import { posix } from 'node:path';
import type { ContractPlace } from '../../facts/openapi/model/index.js';
import type { Location } from '../../report/index.js';
import type { LocatedContract } from './contract-elements.js';

/**
 * Where the newer version would say what only the older one says: its nearest place, so that a reader comes to a line of the file that
 * they have changed. Where the file itself is gone, that is the description.
 */
export function locateNearest(
  old: ContractPlace | undefined,
  { base, head }: { readonly base: LocatedContract; readonly head: LocatedContract },
): Location {
  const { uri } = head.contract.place;
  const [from, to] = [posix.dirname(base.contract.place.uri), posix.dirname(uri)];
  const isRoot = old === undefined || old.uri === base.contract.place.uri;
  const file = isRoot ? uri : posix.join(to, posix.relative(from, old.uri));
  const place = { uri: file, pointer: old?.pointer ?? '' };
  const location = head.locate(place);
  if (location.region === undefined) return head.locate({ uri, pointer: '' });
  return location.ancestor === true
    ? { ...location, nearest: nearestPointer(place, head) }
    : location;
}

function nearestPointer({ uri, pointer }: ContractPlace, { valueAt }: LocatedContract): string {
  const steps = pointer.split('/');
  while (steps.length > 1 && valueAt({ uri, pointer: steps.join('/') }) === undefined) steps.pop();
  return steps.join('/');
}
