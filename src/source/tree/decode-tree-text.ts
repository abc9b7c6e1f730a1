import { acceptDecoded, decodeText } from '../decode-text.js';
import type { TreeText } from './source-tree.js';

/** No person writes such a file: what is bundled or generated has no layers, and would hold the run up. */
const largestFile = 5 * 1024 * 1024;

/** Undefined for a size that is read. */
export function refuseSize(uri: string, bytes: number): TreeText | undefined {
  if (bytes <= largestFile) return undefined;
  return {
    kind: 'problem',
    problem: {
      code: 'source-unreadable',
      message: `the file has ${(bytes / 1024 / 1024).toFixed(1)} MiB, and files above 5 MiB are not read`,
      location: { uri },
      hint: 'Leave it out of the files that are judged, where it is generated; else split it.',
    },
  };
}

/** Undefined where bytes have to be looked at, or counted: none of its characters has more than three. */
export function acceptTreeText(decoded: string): TreeText | undefined {
  const text = decoded.length > largestFile / 3 ? undefined : acceptDecoded(decoded);
  return text === undefined ? undefined : { kind: 'text', text };
}

export function decodeTreeText(uri: string, bytes: Uint8Array): TreeText {
  const decoded = decodeText(uri, bytes);
  if (decoded.kind === 'text') return decoded;
  const hint = 'Save the file as UTF-8, or leave it out of the files that are judged.';
  return { kind: 'problem', problem: { ...decoded.problem, hint } };
}
