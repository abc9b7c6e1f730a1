import { admits } from './admits.js';
import type { Certainty } from './certainty.js';
import type { Comparing } from './difference.js';
import { isEmpty } from './is-empty.js';
import type { Part, Term } from './part.js';
import { sampleValues } from './sample-values.js';
import type { KeywordPlace, Shape } from './shape.js';

/** Compares `not`, and `if` with its branches: matched by what they admit, told when they differ. */
export function compareConditions(
  comparing: Comparing,
  old: Shape,
  after: Shape,
  kind: 'not' | 'if',
): void {
  const list = (shape: Shape) => (kind === 'not' ? shape.nots : shape.conditions);
  const left = new Set(list(after));
  const gone = list(old).filter((part) => {
    const twin = [...left].find((one) => isSame(comparing, part, one));
    return twin === undefined || !left.delete(twin);
  });
  const come = [...left];
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [from, to] = [gone[index], come[index]];
    const narrows = to === undefined ? 'no' : refusesSome(comparing, old, to, from);
    const widens = from === undefined ? 'no' : refusesSome(comparing, after, from, to);
    comparing.tell({
      aspect: kind === 'not' ? 'not' : 'condition',
      change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
      narrows,
      widens,
      old: placeOfPart(from, kind) ?? old.nodes[0],
      new: placeOfPart(to, kind) ?? after.nodes[0],
    });
  }
}

function placeOfPart(part: Part | undefined, key: string): KeywordPlace | undefined {
  return part !== undefined && 'node' in part ? { node: part.node, key } : undefined;
}

type Keyword = 'not' | 'if' | 'then' | 'else';

/** What stands under a keyword of a part; where nothing does, everything is admitted. */
function under({ view }: Comparing, part: Part, key: Keyword): Term {
  const child = 'node' in part ? view.parts.child(part.node, key) : undefined;
  return child?.value === undefined ? view.terms.anything : view.terms.ofNode(child);
}

function isSame(comparing: Comparing, one: Part, other: Part): boolean {
  return (
    one === other ||
    (['not', 'if', 'then', 'else'] as const).every((key) => isSameUnder(comparing, one, other, key))
  );
}

function isSameUnder(comparing: Comparing, one: Part, other: Part, key: Keyword): boolean {
  const [old, after] = [under(comparing, one, key), under(comparing, other, key)];
  if (old === after) return true;
  return (
    comparing.covers(old, after, true) === 'yes' && comparing.covers(after, old, true) === 'yes'
  );
}

/** Whether `part` refuses a value of `shape` that `instead` (the part that it stands for) does not refuse. */
function refusesSome(
  comparing: Comparing,
  shape: Shape,
  part: Part,
  instead: Part | undefined,
): Certainty {
  const { view } = comparing;
  const refusing = view.terms.conjoin([part]);
  const lenient = instead === undefined ? view.terms.anything : view.terms.conjoin([instead]);
  const isProof = (value: unknown) =>
    admits(view, refusing, value) === 'no' && admits(view, lenient, value) === 'yes';
  if (sampleValues(view, shape.term).some(isProof)) return 'yes';
  const inner = under(comparing, part, part.kind === 'if' ? 'if' : 'not');
  if (sampleValues(view, view.terms.and(shape.term, inner)).some(isProof)) return 'yes';
  return holdsAnyway(comparing, shape, part, instead) ? 'no' : 'maybe';
}

/** Whether everything that a shape admits, and `instead` with it, certainly satisfies `part`. */
function holdsAnyway(
  comparing: Comparing,
  { term }: Shape,
  part: Part,
  instead: Part | undefined,
): boolean {
  const { view } = comparing;
  if (part.kind === 'not') {
    const excluded = under(comparing, part, 'not');
    return (
      isEmpty(view, view.terms.and(term, excluded)) ||
      (instead !== undefined &&
        comparing.covers(under(comparing, instead, 'not'), excluded, true) === 'yes')
    );
  }
  const alike =
    instead !== undefined && isSameUnder(comparing, part, instead, 'if') ? instead : undefined;
  const branch = (key: 'then' | 'else', ...given: readonly Term[]): boolean => {
    const known = alike === undefined ? [] : [under(comparing, alike, key)];
    const narrow = view.terms.and(term, ...given, ...known);
    return comparing.covers(under(comparing, part, key), narrow, true) === 'yes';
  };
  return branch('then', under(comparing, part, 'if')) && branch('else');
}
