/**
 * By the line of V8, what makes it compile a function anew, optimised, a few times later than it would. A run judges some seconds at
 * most, in threads of which each compiles by itself: what gets hot early costs a third of all processor time, and gives little back.
 * Measured for the lines of Node 20 and 22 (`docs/performance.md`); later ones have a compiler in between and gain nothing.
 */
const flags: Readonly<Record<string, string>> = {
  '11': '--interrupt-budget=300000',
  '12': '--invocation-count-for-turbofan=12000',
};

/** The flag for an engine, which would complain about one that it does not know. */
export function compilerFlagFor({ v8 }: Readonly<Record<'v8', string>>): string | undefined {
  const [line = ''] = v8.split('.');
  return Object.hasOwn(flags, line) ? flags[line] : undefined;
}
