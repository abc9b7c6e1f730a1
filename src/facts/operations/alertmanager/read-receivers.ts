import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import type { Place } from '../document.js';
import type { Receiver } from './routing.js';

/** Reads how each receiver is told, and nothing of what is said to it: there may be secrets in it. */
export function readReceivers(
  { document, path }: Place,
  receivers: unknown,
  problems: Problem[],
): ReadonlyMap<string, Receiver> {
  const found = new Map<string, Receiver>();
  const list: readonly unknown[] = Array.isArray(receivers) ? receivers : [];
  for (const [index, receiver] of list.entries()) {
    const at = [...path, 'receivers', index];
    const name = isRecord(receiver) ? receiver['name'] : undefined;
    if (!isRecord(receiver) || typeof name !== 'string') {
      const hint = 'Name each receiver: routes lead to it by its name.';
      problems.push(artefactProblem(document, at, 'the receiver has no name', hint));
      continue;
    }
    if (found.has(name)) {
      const hint = 'Give each receiver a name of its own: Alertmanager does not start otherwise.';
      problems.push(artefactProblem(document, at, `there is another receiver ${name}`, hint));
      continue;
    }
    found.set(name, { name, place: { document, path: at }, kinds: kindsOf(receiver) });
  }
  return found;
}

/** `pagerduty` of `pagerduty_configs`, and of `pagerdutyConfigs` in an object. */
function kindsOf(receiver: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(receiver)
    .flatMap(([key, configs]) => {
      const kind = /^(?<kind>[a-z\d]+)(?:_c|C)onfigs$/.exec(key)?.groups?.['kind'];
      return kind !== undefined && Array.isArray(configs) && configs.length > 0 ? [kind] : [];
    })
    .sort();
}
