import { isRecord } from '../../../source/is-record.js';
import { SourceFault } from '../source-fault.js';

type Data = Readonly<Record<string, unknown>>;

/**
 * Puts documents of data into one, as OPA does: objects are joined, and nothing is said twice.
 *
 * @param uri - where `right` comes from
 * @throws {@link SourceFault}
 */
export function mergeData(left: Data, right: Data, uri: string, path = 'data'): Data {
  const merged: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const at = `${path}.${key}`;
    const known = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (known === undefined) merged[key] = value;
    else if (isRecord(known) && isRecord(value)) merged[key] = mergeData(known, value, uri, at);
    else {
      throw new SourceFault(
        `${at} is given twice`,
        { uri },
        'Say it in one of the files, or name the others something else.',
      );
    }
  }
  return merged;
}
