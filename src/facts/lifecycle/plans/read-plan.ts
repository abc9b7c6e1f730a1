// Loads zod: imported lazily, and only where there are plans.
import { addDays } from '../../../report/calendar-date.js';
import { plural, type Problem } from '../../../report/index.js';
import { checkShape, type ShapeFault } from '../../../source/check-shape.js';
import { createRedactor, readSettings, type Settings } from '../../../source/index.js';
import { isRecord } from '../../../source/is-record.js';
import { toPrintable } from '../../../source/printable.js';
import type { LifecyclePolicy } from '../lifecycle-policy.js';
import { daysBetween } from '../marks/minimum-days.js';
import { nameValue } from './name-value.js';
import type { Plan, PlanEntry, PlanFault, PlannedChange } from './plan.js';
import { planSchema, type WrittenPlan } from './plan-schema.js';

export type ReadPlan =
  | { readonly kind: 'plan'; readonly entry: PlanEntry }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads a file as a plan. A file that is YAML and no sound plan is an entry with faults; only what cannot be read at all is a problem.
 *
 * @param uri - relative to `cwd`
 */
export async function readPlan(
  uri: string,
  cwd: string,
  policy: LifecyclePolicy,
): Promise<ReadPlan> {
  const read = await readSettings(uri, cwd);
  return read.kind === 'problem' ? read : { kind: 'plan', entry: toPlan(read.settings, policy) };
}

const redact = createRedactor();

/** Makes a plan of what stands in a file; every fault is told at once. */
export function toPlan({ uri, value, locate }: Settings, policy: LifecyclePolicy): PlanEntry {
  const entry = { id: uri, known: readKnown(value), locate };
  const shape = checkShape(planSchema, value);
  const plan = shape.kind === 'value' ? completePlan(shape.value, policy) : undefined;
  const faults =
    shape.kind === 'faults' ? shape.faults : plan === undefined ? [] : findDateFaults(plan, policy);
  const repeated = shape.kind === 'value' ? findRepeated(shape.value) : [];
  const told = [...faults, ...repeated].map(({ path, message, hint }): PlanFault => ({
    code: codeOf(path, value),
    message: toPrintable(redact(message)),
    hint: toPrintable(hint),
    location: locate(path),
  }));
  return { ...entry, ...(plan !== undefined && told.length === 0 && { plan }), faults: told };
}

function completePlan(written: WrittenPlan, { plans }: LifecyclePolicy): Plan {
  const { contract, changes, consumers, deprecatedOn, sunsetOn, expires, steps, adr } = written;
  return {
    contract: contract.trim(),
    changes: changes.flatMap(readChange),
    owner: written.owner.trim(),
    reason: written.reason.trim(),
    replacement: written.replacement.trim(),
    consumers,
    deprecatedOn,
    sunsetOn,
    expires: expires ?? addDays(sunsetOn, plans.holdDays),
    steps,
    ...(adr !== undefined && { adr }),
  };
}

function findDateFaults(
  { deprecatedOn, sunsetOn, expires }: Plan,
  { plans: { minimumDays } }: LifecyclePolicy,
): readonly ShapeFault[] {
  const span = daysBetween(deprecatedOn, sunsetOn);
  if (span < 0) {
    const message = `sunsetOn is ${sunsetOn}, before deprecatedOn, ${deprecatedOn}`;
    return [{ path: ['sunsetOn'], message, hint: 'Correct one of the two dates.' }];
  }
  const faults: ShapeFault[] = [];
  if (span < minimumDays) {
    const message = `sunsetOn is ${plural(span, 'day')} after deprecatedOn, and ${minimumDays} are asked for`;
    const hint = `Choose ${addDays(deprecatedOn, minimumDays)} or later.`;
    faults.push({ path: ['sunsetOn'], message, hint });
  }
  if (daysBetween(sunsetOn, expires) < 0) {
    const message = `expires is ${expires}, before sunsetOn, ${sunsetOn}: the plan would never hold`;
    faults.push({ path: ['expires'], message, hint: 'Choose a later day, or leave it out.' });
  }
  return faults;
}

/** Two lines about one consumer can say two things. */
function findRepeated({ consumers }: WrittenPlan): readonly ShapeFault[] {
  const names = consumers.map(({ name }) => name.trim());
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            path: ['consumers', index, 'name'],
            message: `consumers[${index}].name is ${name}, which stands there before`,
            hint: 'Name each consumer once.',
          },
        ],
  );
}

function codeOf(path: readonly (string | number)[], value: unknown): PlanFault['code'] {
  const at = valueAt(value, path);
  const isEmpty =
    at === undefined ||
    at === null ||
    (typeof at === 'string' && !/(?!\p{DI})[\p{L}\p{N}]/u.test(at)) ||
    (Array.isArray(at) && at.length === 0);
  if (!isEmpty || path.length === 0) return 'malformed';
  return path[0] === 'owner' ? 'ownerless' : 'incomplete';
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, step) => {
    if (typeof step === 'number') return Array.isArray(node) ? (node[step] as unknown) : undefined;
    return isRecord(node) && Object.hasOwn(node, step) ? node[step] : undefined;
  }, root);
}

/** Of a plan with faults, so that the break that it names can say which plan does not hold. */
function readKnown(value: unknown): PlanEntry['known'] {
  if (!isRecord(value)) return { changes: [] };
  const { contract, owner, changes } = value;
  return {
    ...(typeof contract === 'string' && { contract: contract.trim() }),
    ...(typeof owner === 'string' && owner.trim() !== '' && { owner: redact(owner.trim()) }),
    changes: Array.isArray(changes) ? changes.flatMap(readChange) : [],
  };
}

function readChange(value: unknown): readonly PlannedChange[] {
  if (!isRecord(value)) return [];
  const { fingerprint, rule, pointer, file, what } = value;
  if (typeof fingerprint === 'string') return [{ fingerprint }];
  if (typeof rule !== 'string' || typeof pointer !== 'string') return [];
  return [
    {
      rule,
      pointer,
      ...(typeof file === 'string' && { file: file.trim() }),
      ...(Array.isArray(what) && { what: what.map(nameValue) }),
    },
  ];
}
