import { visible } from '../../report/wording/visible.js';

/**
 * Plain text as a SARIF message. `[text](target)` would be a link there (SARIF 3.11.6), and a name in a manifest must not
 * become one.
 */
export function sarifMessage(text: string) {
  return { text: visible(text).replaceAll(/\[(?=[^\]]*\]\()/g, '\\[') };
}
