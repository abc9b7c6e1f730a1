import type { HostBuiltin } from './host-builtin.js';

const empty = { kind: 'object', entries: [] } as const;

/**
 * `opa.runtime`: which OPA answers. The environment of the process and its configuration stay out of reach: a verdict must not
 * depend on the machine, nor a message tell a secret.
 */
export const describeRuntime: HostBuiltin = () => ({
  kind: 'object',
  entries: [
    ['commit', ''],
    ['config', empty],
    ['env', empty],
    ['version', opaVersion],
  ],
});

/** The version whose answers the builtins give. */
const opaVersion = '1.22.0';
