import type { ProtoType } from '../proto-file.js';
import { compareEnums } from './compare-enums.js';
import { compareMessages } from './compare-messages.js';
import { bothRead, noneReads, type Pair, type ProtoComparison } from './comparison.js';
import { relativeName } from './relate-types.js';

/** Compares two types with all that they hold, each pair once. */
export function compareTypes(comparison: ProtoComparison, start: Pair<ProtoType>): void {
  comparison.compareLater(start);
  for (let pair = comparison.next(); pair; pair = comparison.next()) {
    const { old, after, path } = pair;
    if (old.kind === 'message' && after.kind === 'message') {
      compareTypeNames(comparison, { old, after, path });
      const messages = { old, after, path };
      if (comparison.isFirst(messages)) compareMessages(comparison, messages);
    } else if (old.kind === 'enum' && after.kind === 'enum') {
      compareTypeNames(comparison, { old, after, path });
      const enums = { old, after, path };
      if (comparison.isFirst(enums)) compareEnums(comparison, enums);
    }
  }
}

type NamedType = Extract<ProtoType, { readonly fullName: string }>;

/** Names of types do not travel: to generated code alone they matter. That of the whole event is for who compares events. */
function compareTypeNames(comparison: ProtoComparison, pair: Pair<NamedType>): void {
  const { old, after, path } = pair;
  if (path === '' || relativeName(old) === relativeName(after)) return;
  comparison.add({
    kind: 'name-changed',
    path,
    happened: `has the type ${after.fullName} in place of ${old.fullName}`,
    ...(comparison.isSource ? noneReads : bothRead),
    reason: comparison.isSource
      ? 'generated code has another type for it'
      : 'names of types are not written into messages',
    old: [old, old],
    new: [after, after],
  });
}
