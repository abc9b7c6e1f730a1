import { defineRule } from 'archfit';

/** A decision of this repository that no built-in rule knows: packages have one door. */
export const oneEntry = defineRule({
  id: 'bikes/one-entry',
  title: 'Packages are entered through one file',
  severity: 'high',
  facts: 'document',
  unit: 'package',
  rationale: 'What can be imported will be, and can then no longer be moved.',
  remediation: 'Name one file in exports, and export from there what others need.',
  *check({ document }) {
    const { name, exports } = document as { name?: string; exports?: unknown };
    if (typeof exports !== 'string') {
      yield { message: `${name} does not name the one file of its exports`, path: ['exports'] };
    }
  },
});
