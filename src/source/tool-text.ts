import { endOfLine } from './text-position.js';

/** A line that Helm, kubectl or a Go program writes to the standard error. */
const toolMessage =
  /^(?:WARNING: |Warning: |Error: |[IWEF][0-9]{4} [0-9:.]+ |[\w./-]+\.go:[0-9]+: |(?:time|level)=\S)/;

/**
 * Length of the text before a document that is messages of tools: the standard error merged into the standard output.
 * `start` is where the first of them stands; undefined where there is none.
 */
export function findToolMessages(
  text: string,
): { readonly start: number; readonly end: number } | undefined {
  let start: number | undefined;
  let end = 0;
  for (let at = 0; at < text.length;) {
    const lineEnd = endOfLine(text, at);
    const next = Math.min(text.length, lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1));
    const line = text.slice(at, lineEnd);
    if (toolMessage.test(line)) {
      start ??= at;
      end = next;
    } else if (!/^[ \t]*(?:#|$)/.test(line)) break;
    at = next;
  }
  return start === undefined ? undefined : { start, end };
}

/** What `helm install`, `helm status` and `helm get all` print before the manifests of a release. */
const releaseHeader =
  /^(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*NAME: [^\r\n]*(?:\r\n|\n|\r)LAST DEPLOYED: /;

/** Whether the document is the head of a release, not a manifest. */
export function isReleaseHeader(text: string): boolean {
  return text.includes('LAST DEPLOYED: ') && releaseHeader.test(text);
}

/** Keys under which Helm prints the parts of a release, below the last manifest and without a separator. */
export const releaseKeys = ['NOTES', 'MANIFEST', 'HOOKS'] as const;

/** Offset of the line on which Helm goes on after a manifest. */
export function findReleaseText(text: string): number | undefined {
  const match = /(?:^|[\r\n])(?=(?:NOTES|MANIFEST|HOOKS):[ \t]*(?:[\r\n]|$))/.exec(text);
  return match === null ? undefined : match.index + match[0].length;
}
