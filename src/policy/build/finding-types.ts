import type { Modules, Opa, OpaError } from '../opa/index.js';
import { type Breach, type Policy, refuse } from './policy-contract.js';

/** What a rule of a policy has to be, as OPA describes types, and in words. */
interface Shape {
  /** Name of the function that takes nothing else. */
  readonly name: string;
  readonly type: object;
  readonly description: string;
}

const text = { type: 'string' };
/** Deeper than details are. */
const checkedLevels = 4;

const shapes = {
  findings: {
    name: 'contract.findings',
    type: setOf(element([])),
    description: 'a set of {"msg": string, "details": object} without sets inside',
  },
  subjectFindings: {
    name: 'contract.subject_findings',
    type: setOf(element([{ key: 'subject', value: text }])),
    description: 'a set of {"msg": string, "details": {"subject": string, …}} without sets inside',
  },
  ids: { name: 'contract.ids', type: setOf(text), description: 'a set of ids' },
} as const satisfies Record<string, Shape>;

/** A line of the module that makes OPA compare a type. */
interface Assertion {
  readonly policy: Policy;
  readonly definition: string;
  readonly shape: Shape;
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
      builtins: [...(known as readonly unknown[]), ...Object.values(shapes).map(declare)],
    },
    lenient: true,
  });
  // Where policies do not compile, their types are not known; compiling them says what is wrong.
  if (errors.some(({ location }) => location?.file !== assertionFile)) return;
  refuse(errors.flatMap((error) => describeMismatch(error, assertions)));
}

function assertTypes(policy: Policy): readonly Assertion[] {
  if (policy.rule.scope === 'object') {
    return [{ policy, definition: 'violation', shape: shapes.findings }];
  }
  return [
    { policy, definition: 'violation', shape: shapes.subjectFindings },
    { policy, definition: 'examined', shape: shapes.ids },
    ...(policy.module.rules.some(({ name }) => name === 'undecided')
      ? [{ policy, definition: 'undecided', shape: shapes.subjectFindings }]
      : []),
  ];
}

/** One assertion a row, after that of the package. */
function writeAssertions(assertions: readonly Assertion[]): string {
  const lines = assertions.map(
    ({ policy, definition, shape }) =>
      `holds if ${shape.name}(data.${policy.module.package.join('.')}.${definition})`,
  );
  return ['package contract', ...lines, ''].join('\n');
}

function describeMismatch(error: OpaError, assertions: readonly Assertion[]): readonly Breach[] {
  const assertion = assertions[(error.location?.row ?? 0) - 2];
  if (assertion === undefined) return [];
  const { policy, definition, shape } = assertion;
  const found = error.details?.find((line) => line.startsWith('have: '))?.slice('have: '.length);
  return policy.module.rules
    .filter(({ name }) => name === definition)
    .slice(0, 1)
    .map(({ location }) => ({
      location,
      reason: `${definition} is ${shape.description}, not ${found ?? error.message}`,
    }));
}

function declare({ name, type }: Shape): object {
  return { name, decl: { type: 'function', args: [type], result: { type: 'boolean' } } };
}

function setOf(type: object): object {
  return { type: 'set', of: type };
}

function element(details: readonly object[]): object {
  const anyDetails = { key: text, value: json(checkedLevels) };
  return {
    type: 'object',
    static: [
      { key: 'msg', value: text },
      { key: 'details', value: { type: 'object', static: details, dynamic: anyDetails } },
    ],
  };
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
      { type: 'object', dynamic: { key: text, value: below } },
    ],
  };
}
