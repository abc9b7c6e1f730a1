import { RE2JS } from 're2js';

/**
 * Whether a pattern matches all of a text, as Prometheus and Alertmanager ask. It needs time in proportion to the text, whatever the pattern.
 *
 * @returns undefined where the pattern is none
 */
export function matchesWhole(pattern: string, text: string): boolean | undefined {
  return compileWhole(pattern)?.(text);
}

/** As {@link matchesWhole}, for several texts: compiling takes longer than matching. */
export function compileWhole(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.DOTALL);
    return (text) => compiled.matches(text);
  } catch {
    return undefined;
  }
}
