import type { InstanceStep } from '../../../schema/index.js';

/** A way into a message as people write it: `customer.emails[].value`, `labels{}`; '' is the message itself. */
export function pathOf(steps: readonly InstanceStep[]): string {
  let path = '';
  for (const step of steps) {
    if (step.kind === 'member') path += path === '' ? step.name : `.${step.name}`;
    else path += step.kind === 'rest' ? '{}' : `[${step.index ?? ''}]`;
  }
  return path;
}
