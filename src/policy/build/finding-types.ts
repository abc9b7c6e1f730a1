import type { Modules, Opa, OpaError } from '../opa/index.js';
import { type Breach, type Policy, refuse } from './policy-contract.js';

/** What some part of a rule's value has to be, in words and as OPA describes types. */
interface Requirement {
  /** Of the function that takes nothing else. */
  readonly name: string;
  /** From the rule to the part. */
  readonly path: string;
  readonly type: object;
  readonly text: string;
}

const text = { type: 'string' };
/** Deeper than details are. */
const checkedLevels = 4;

const findings: Requirement = {
  name: 'contract.findings',
  path: '',
  type: setOf({
    type: 'object',
    static: [
      { key: 'msg', value: text },
      { key: 'details', value: objectOf(json(checkedLevels)) },
    ],
  }),
  text: 'is a set of {"msg": string, "details": object} without sets inside',
};

const subjects: Requirement = {
  name: 'contract.subject',
  path: '[_].details.subject',
  type: text,
  text: 'names a subject in every element: {"details": {"subject": string}}',
};

const ids: Requirement = {
  name: 'contract.ids',
  path: '',
  type: setOf(text),
  text: 'is a set of ids',
};

const requirements = {
  object: { violation: [findings] },
  set: { violation: [findings, subjects], undecided: [findings, subjects], examined: [ids] },
} as const;

/** A line of the module that makes OPA compare a type. */
interface Assertion {
  readonly policy: Policy;
  readonly definition: string;
  readonly requirement: Requirement;
}

const assertionFile = 'contract.rego';

/**
 * Checks what policies find by the types that OPA infers: Gatekeeper drops a violation that is a text or has no msg without a
 * word, and refuses sets in details. What has a type only when it is evaluated is checked then, by `readViolations`.
 *
 * The types are compared by OPA's own checker, as those of an argument: the module that is written here hands each rule to
 * a function that takes nothing but what the contract allows.
 *
 * @throws {@link ArchfitError} `policy-contract` with every breach and its place
 */
export async function checkFindingTypes(
  opa: Opa,
  modules: Modules,
  policies: readonly Policy[],
): Promise<void> {
  const { capabilities } = await opa.version();
  const known = Array.isArray(capabilities['builtins']) ? capabilities['builtins'] : [];
  const assertions = policies.flatMap(assertTypes);
  const errors = await opa.check({
    modules: { ...modules, [assertionFile]: writeAssertions(assertions) },
    capabilities: {
      ...capabilities,
      builtins: [...(known as readonly unknown[]), ...[findings, subjects, ids].map(declare)],
    },
    lenient: true,
  });
  // Where policies do not compile, their types are not known; compiling them says what is wrong.
  if (errors.some(({ location }) => location?.file !== assertionFile)) return;
  refuse(describeMismatches(errors, assertions));
}

function assertTypes(policy: Policy): readonly Assertion[] {
  return Object.entries(requirements[policy.rule.scope])
    .filter(([definition]) => policy.module.rules.some(({ name }) => name === definition))
    .flatMap(([definition, required]) =>
      required.map((requirement) => ({ policy, definition, requirement })),
    );
}

/** One assertion a row, after that of the package. */
function writeAssertions(assertions: readonly Assertion[]): string {
  const lines = assertions.map(
    ({ policy, definition, requirement: { name, path } }) =>
      `holds if ${name}(data.${policy.module.package.join('.')}.${definition}${path})`,
  );
  return ['package contract', ...lines, ''].join('\n');
}

/** One breach a place: where a rule is no set of findings, it names no subjects either. */
function describeMismatches(
  errors: readonly OpaError[],
  assertions: readonly Assertion[],
): readonly Breach[] {
  const breaches = new Map<object, Breach>();
  for (const { location, message, details = [] } of errors) {
    const assertion = assertions[(location?.row ?? 0) - 2];
    const { policy, definition, requirement } = assertion ?? {};
    const rule = policy?.module.rules.find(({ name }) => name === definition);
    if (!rule || !requirement) throw new Error(`the contract cannot be checked: ${message}`);
    if (breaches.has(rule)) continue;
    const found = /^have: \((.*)\)$/m.exec(details.join('\n'))?.[1];
    const reason = `${rule.name} ${requirement.text}${found === undefined ? '' : `, not ${found}`}`;
    breaches.set(rule, { location: rule.location, reason });
  }
  return [...breaches.values()];
}

function declare({ name, type }: Requirement): object {
  return { name, decl: { type: 'function', args: [type], result: { type: 'boolean' } } };
}

function setOf(type: object): object {
  return { type: 'set', of: type };
}

function objectOf(type: object): object {
  return { type: 'object', dynamic: { key: text, value: type } };
}

/** The type of everything but sets. */
function json(levels: number): object {
  if (levels === 0) return { type: 'any' };
  const below = json(levels - 1);
  return {
    type: 'any',
    of: [
      { type: 'null' },
      { type: 'boolean' },
      { type: 'number' },
      text,
      { type: 'array', dynamic: below },
      objectOf(below),
    ],
  };
}
