import { setFlagsFromString } from 'node:v8';
import { compilerFlagFor } from '../src/cli/compiler-flag.js';

// A test file lives for seconds, and every file loads its modules anew: what is optimised early is thrown away (docs/adr/0011).
const flag = compilerFlagFor(process.versions);
if (flag !== undefined) setFlagsFromString(flag);
