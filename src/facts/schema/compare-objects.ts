// Long because members, their marks and `required` explain one another: what one of them tells the others leave out.
import { type Certainty, certain, either, opposite } from './certainty.js';
import { compareCounts } from './compare-counts.js';
import type { Comparing } from './difference.js';
import { furtherMembers, type InstanceStep } from './instance-step.js';
import { isEmpty } from './is-empty.js';
import type { ObjectMembers } from './members.js';
import type { Term } from './part.js';
import type { Shape } from './shape.js';

/** Compares what two shapes say about objects. */
export function compareObjects(comparing: Comparing, old: Shape, after: Shape): void {
  compareCounts(comparing, old, after, 'minProperties', ({ required }) => required.size);
  compareCounts(comparing, old, after, 'maxProperties');
  const { view } = comparing;
  const sides: Sides = {
    comparing,
    old,
    after,
    before: view.membersOf(old),
    now: view.membersOf(after),
  };
  for (const name of sides.before.declared.keys()) compareMember(sides, name);
  for (const name of sides.now.declared.keys()) {
    if (!sides.before.declared.has(name)) compareMember(sides, name);
  }
  compareRequired(sides);
  compareRest(sides);
  comparePatternMembers(sides);
  compareNames(sides);
  compareDependencies(sides);
}

interface Sides {
  readonly comparing: Comparing;
  readonly old: Shape;
  readonly after: Shape;
  readonly before: ObjectMembers;
  readonly now: ObjectMembers;
}

type Seen = 'declared' | 'hidden' | 'undeclared';

/** Whether a member is declared, and travels in this direction: read-only ones are not sent by clients, write-only ones not by servers. */
function seen({ comparing }: Sides, members: ObjectMembers, name: string): Seen {
  const member = members.declared.get(name);
  if (member === undefined) return 'undeclared';
  if (comparing.asMessage) return 'declared';
  const { readOnly, writeOnly } = comparing.view.shape(member.term);
  // Both at once is a contradiction: such a member is not to vanish from both directions.
  if (readOnly && writeOnly) return 'declared';
  return (comparing.direction === 'request' ? readOnly : writeOnly) ? 'hidden' : 'declared';
}

function memberStep({ old }: Sides, name: string): InstanceStep {
  return { kind: 'member', name, required: old.required.has(name) };
}

function requires(sides: Sides, side: 'old' | 'after', name: string): boolean {
  const members = side === 'old' ? sides.before : sides.now;
  return sides[side].required.has(name) && seen(sides, members, name) !== 'hidden';
}

function compareMember(sides: Sides, name: string): void {
  const { comparing, before, now } = sides;
  const from = before.declared.get(name);
  const to = now.declared.get(name);
  if (from !== undefined && to !== undefined && comparing.areEqual(from.term, to.term)) return;
  const [was, is] = [seen(sides, before, name), seen(sides, now, name)];
  if (was !== 'declared' && is !== 'declared') return;
  if (was === 'hidden' || is === 'hidden') {
    compareHidden(sides, name, was, is);
    return;
  }
  if (from !== undefined && to !== undefined) {
    comparing.follow(from.term, to.term, memberStep(sides, name), { old: from.node, new: to.node });
  } else if (from !== undefined) removeMember(sides, name, from.term);
  else if (to !== undefined) addMember(sides, name, to.term);
}

/** The mark that takes a member out of this direction came or went. */
function compareHidden(sides: Sides, name: string, was: Seen, is: Seen): void {
  const { comparing, before, now, old, after } = sides;
  if (was === 'undeclared' || is === 'undeclared') return;
  const request = comparing.direction === 'request';
  const added = is === 'hidden';
  comparing.tell({
    aspect: request ? 'readOnly' : 'writeOnly',
    change: added ? 'added' : 'removed',
    // A client SHOULD NOT send what is read-only: whether a server still takes it, the document does not say.
    narrows: added ? (request ? 'maybe' : 'no') : certain(requires(sides, 'after', name)),
    widens: added ? certain(requires(sides, 'old', name)) : 'no',
    old: before.declared.get(name)?.node ?? old.nodes[0],
    new: now.declared.get(name)?.node ?? after.nodes[0],
    name,
    required: old.required.has(name) || after.required.has(name),
    from: !added,
    to: added,
    below: [memberStep(sides, name)],
    ...(added && request
      ? { because: 'clients that send the member may find it ignored or refused' }
      : {}),
  });
}

function removeMember(sides: Sides, name: string, term: Term): void {
  const { comparing, before, old, after, now } = sides;
  const required = requires(sides, 'old', name);
  const left = undeclared(sides, now, name, term, 'narrow');
  comparing.tell({
    aspect: 'property',
    change: 'removed',
    narrows: either(left, certain(!required && requires(sides, 'after', name))),
    widens: either(
      certain(required && !requires(sides, 'after', name)),
      isPromised(sides, name) ? undeclared(sides, now, name, term, 'wide') : 'no',
    ),
    old: before.declared.get(name)?.node ?? old.nodes[0],
    new: after.nodes[0],
    name,
    required,
    below: [memberStep(sides, name)],
  });
}

function addMember(sides: Sides, name: string, term: Term): void {
  const { comparing, before, old, after, now } = sides;
  const required = requires(sides, 'after', name);
  comparing.tell({
    aspect: 'property',
    change: 'added',
    narrows: either(
      certain(required && !requires(sides, 'old', name) && !isFilledIn(sides, term)),
      isPromised(sides, name) ? undeclared(sides, before, name, term, 'wide') : 'no',
    ),
    widens: either(
      undeclared(sides, before, name, term, 'narrow'),
      certain(!required && requires(sides, 'old', name)),
    ),
    old: old.nodes[0],
    new: now.declared.get(name)?.node ?? after.nodes[0],
    name,
    required,
    below: [memberStep(sides, name)],
  });
}

/** Whether readers find a value where a new member is left out. */
function isFilledIn({ comparing }: Sides, term: Term | undefined): boolean {
  const { view, asMessage } = comparing;
  return asMessage && term !== undefined && view.shape(term).defaultValue !== undefined;
}

/** Whether a member is spoken of on the side that does not declare it: it is required there, or everything is a promise. */
function isPromised(sides: Sides, name: string): boolean {
  const isRequired = requires(sides, 'old', name) && requires(sides, 'after', name);
  return sides.comparing.strict || isRequired;
}

/**
 * Whether members of the other side, which does not declare the name, differ from `term`: `narrow` asks whether the other
 * side refuses some, `wide` whether it takes more. An open object takes everything and, unless read strictly, promises nothing.
 */
function undeclared(
  { comparing }: Sides,
  other: ObjectMembers,
  name: string,
  term: Term,
  asks: 'narrow' | 'wide',
): Certainty {
  const there = other.of(name);
  if (isEmpty(comparing.view, term)) {
    return asks === 'narrow' ? 'no' : certain(!isEmpty(comparing.view, there));
  }
  if (asks === 'narrow') {
    if (comparing.view.parts.saysNothing(there)) return 'no';
    return opposite(comparing.covers(there, term));
  }
  return opposite(comparing.covers(term, there));
}

function compareRequired(sides: Sides): void {
  const { comparing, before, now, old, after } = sides;
  const names = new Set([...old.required.keys(), ...after.required.keys()]);
  for (const name of names) {
    if (isRequiredAlike(sides, name)) continue;
    const [was, is] = [requires(sides, 'old', name), requires(sides, 'after', name)];
    if (was === is) continue;
    const [there, here] = [seen(sides, before, name), seen(sides, now, name)];
    // A member that came or went, or changed its mark, carries this with it.
    if ((there === 'declared') !== (here === 'declared')) continue;
    comparing.tell({
      aspect: 'required',
      change: is ? 'added' : 'removed',
      narrows: certain(is && !isFilledIn(sides, now.declared.get(name)?.term)),
      widens: certain(was),
      old: old.required.get(name) ?? before.declared.get(name)?.node ?? old.nodes[0],
      new: after.required.get(name) ?? now.declared.get(name)?.node ?? after.nodes[0],
      name,
      below: [memberStep(sides, name)],
    });
  }
}

/** Whether a member is required on both sides and equal: most are. */
function isRequiredAlike({ comparing, old, after, before, now }: Sides, name: string): boolean {
  if (!old.required.has(name) || !after.required.has(name)) return false;
  const [from, to] = [before.declared.get(name), now.declared.get(name)];
  return from !== undefined && to !== undefined && comparing.areEqual(from.term, to.term);
}

function compareRest({ comparing, old, after, before, now }: Sides): void {
  const [from, to] = [before.rest, now.rest];
  if (from === undefined && to === undefined) return;
  const closed = (rest: typeof from) => rest !== undefined && isEmpty(comparing.view, rest.value);
  if (from !== undefined && to !== undefined && closed(from) === closed(to)) {
    if (!closed(from)) {
      comparing.follow(from.value, to.value, furtherMembers, { old: from.node, new: to.node });
    }
    return;
  }
  const tighter = to !== undefined && (from === undefined || closed(to));
  const isForgiven = comparing.lenient && from === undefined;
  const written = (rest: typeof from) =>
    closed(rest) ? false : rest === undefined ? true : 'schema';
  comparing.tell({
    aspect: 'additionalProperties',
    change: tighter ? 'narrowed' : 'widened',
    narrows: certain(tighter && !isForgiven),
    widens: certain(!tighter),
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    from: written(from),
    to: written(to),
  });
}

function comparePatternMembers({ comparing, old, after, before, now }: Sides): void {
  for (const pattern of new Set([...before.patterns.keys(), ...now.patterns.keys()])) {
    const [from, to] = [before.patterns.get(pattern), now.patterns.get(pattern)];
    if (from !== undefined && to !== undefined) {
      comparing.follow(from.value, to.value, furtherMembers, { old: from.node, new: to.node });
      continue;
    }
    const [one, other] = [
      from?.value ?? before.rest?.value ?? comparing.view.terms.anything,
      to?.value ?? now.rest?.value ?? comparing.view.terms.anything,
    ];
    const isForgiven = comparing.lenient && from === undefined && before.rest === undefined;
    const narrows = isForgiven ? 'no' : opposite(comparing.covers(other, one));
    const widens = opposite(comparing.covers(one, other));
    if (narrows === 'no' && widens === 'no') continue;
    comparing.tell({
      aspect: 'patternProperties',
      change: to === undefined ? 'removed' : 'added',
      narrows,
      widens,
      old: from ?? old.nodes[0],
      new: to ?? after.nodes[0],
      name: pattern,
    });
  }
}

function compareNames({ comparing, old, after }: Sides): void {
  const [from, to] = [old.propertyNames, after.propertyNames];
  if (from?.value === to?.value) return;
  const { terms } = comparing.view;
  const text = terms.ofTypes(16);
  const [one, other] = [
    terms.and(from?.value ?? terms.anything, text),
    terms.and(to?.value ?? terms.anything, text),
  ];
  const narrows = opposite(comparing.covers(other, one));
  const widens = opposite(comparing.covers(one, other));
  if (narrows === 'no' && widens === 'no') return;
  comparing.tell({
    aspect: 'propertyNames',
    change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
    narrows,
    widens,
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
  });
}

function compareDependencies(sides: Sides): void {
  const { comparing, old, after } = sides;
  const missing = (inner: Shape, outer: Shape) =>
    [...outer.dependentRequired].flatMap(([name, demanded]) =>
      [...demanded]
        .filter(
          ([member]) =>
            member !== name &&
            !inner.required.has(member) &&
            inner.dependentRequired.get(name)?.has(member) !== true,
        )
        .map(([member, place]) => ({ name, member, place })),
    );
  const told = (found: ReturnType<typeof missing>, added: boolean) => {
    for (const { name, member, place } of found) {
      comparing.tell({
        aspect: 'dependentRequired',
        change: added ? 'added' : 'removed',
        narrows: certain(added),
        widens: certain(!added),
        old: added ? old.nodes[0] : place,
        new: added ? place : after.nodes[0],
        name: member,
        ...(added ? { to: name } : { from: name }),
        below: [memberStep(sides, name)],
      });
    }
  };
  told(missing(old, after), true);
  told(missing(after, old), false);
  compareDependentSchemas(comparing, old, after);
}

function compareDependentSchemas(comparing: Comparing, old: Shape, after: Shape): void {
  const { terms } = comparing.view;
  for (const name of new Set([...old.dependentSchemas.keys(), ...after.dependentSchemas.keys()])) {
    const [from, to] = [old.dependentSchemas.get(name), after.dependentSchemas.get(name)];
    const [one, other] = [from?.value ?? terms.anything, to?.value ?? terms.anything];
    const narrows = opposite(comparing.covers(other, one, true));
    const widens = opposite(comparing.covers(one, other, true));
    if (narrows === 'no' && widens === 'no') continue;
    comparing.tell({
      aspect: 'dependentSchemas',
      change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
      narrows: from === undefined ? narrows : doubtful(narrows),
      widens: to === undefined ? widens : doubtful(widens),
      old: from ?? old.nodes[0],
      new: to ?? after.nodes[0],
      name,
    });
  }
}

/** What holds for one keyword alone may be undone by the others beside it. */
function doubtful(answer: Certainty): Certainty {
  return answer === 'yes' ? 'maybe' : answer;
}
