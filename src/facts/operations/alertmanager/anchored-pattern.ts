import { RE2JS } from 're2js';

/**
 * Whether a pattern matches all of a text, as Prometheus and Alertmanager ask. It needs time in proportion to the text, whatever the pattern.
 *
 * @returns undefined where the pattern is none
 */
export function matchesWhole(pattern: string, text: string): boolean | undefined {
  try {
    return RE2JS.compile(pattern, RE2JS.DOTALL).matches(text);
  } catch {
    return undefined;
  }
}
