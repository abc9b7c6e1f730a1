import { addDays, toCalendarDate } from '../../../report/calendar-date.js';
import { createRedactor } from '../../../source/index.js';
import { toPrintable } from '../../../source/printable.js';
import { yamlScalar } from '../../../source/yaml-scalar.js';
import type { Break } from '../break.js';
import type { LifecyclePolicy } from '../lifecycle-policy.js';

const redact = createRedactor();

/**
 * The text of a plan for breaks that nothing covers. What a person has to say is left empty, so that nobody commits words that were
 * never theirs: until it is said, the plan is malformed.
 *
 * @param contract - by which the plan will name it
 * @param by - how it names its changes: a fingerprint is exact, a rule with its pointer can be read
 */
export function writePlan(
  contract: string,
  breaks: readonly Break[],
  {
    policy,
    now,
    by = 'pointer',
  }: {
    readonly policy: LifecyclePolicy;
    readonly now: Date;
    readonly by?: 'fingerprint' | 'pointer';
  },
): string {
  const today = toCalendarDate(now);
  const { minimumDays } = policy.plans;
  const lines = [
    `contract: ${yamlScalar(contract)}`,
    breaks.length === 0 ? 'changes: []  # nothing breaks' : 'changes:',
    ...breaks.flatMap((broken) => [
      `  # ${oneLine(broken.message)}`,
      ...(by === 'fingerprint' || isSecret(broken)
        ? [`  - fingerprint: ${yamlScalar(broken.fingerprint)}`]
        : [
            `  - rule: ${yamlScalar(broken.change ?? broken.rule)}`,
            `    pointer: ${yamlScalar(broken.pointer)}`,
            ...(broken.file === undefined ? [] : [`    file: ${yamlScalar(broken.file)}`]),
            ...((broken.what ?? []).length > 0
              ? [`    what: [${(broken.what ?? []).map(yamlScalar).join(', ')}]`]
              : []),
          ]),
    ]),
    blank('owner', 'who answers for it: a team or a person'),
    blank('reason', 'why the old form has to end'),
    blank('replacement', 'what consumers use instead'),
    'consumers:  # who uses the old form; [] where nobody does',
    '  - name: ""',
    '    state: pending  # pending, informed, migrating or migrated',
    `deprecatedOn: ${today}`,
    minimumDays > 0
      ? `sunsetOn: ${addDays(today, minimumDays)}  # from this day on the old form may end`
      : blank('sunsetOn', 'from which day on the old form may end, for example 2027-01-31'),
    'steps:  # what happens until the old form is gone, in order',
    '  - ""',
  ];
  return `${lines.join('\n')}\n`;
}

/** A plan is checked in: what may be a secret is named by the fingerprint. */
function isSecret({ what = [] }: Break): boolean {
  return what.some((each) => redact(each) !== each);
}

function blank(key: string, meaning: string): string {
  return `${key}: ""  # ${meaning}`;
}

/** Texts of contracts may hold what a comment must not. */
function oneLine(text: string): string {
  return toPrintable(redact(text.replaceAll(/\s*[\r\n\u2028\u2029\u0085]+\s*/g, ' ')));
}
