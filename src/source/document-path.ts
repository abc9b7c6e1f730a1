/** Keys and indexes from the root of a document. */
export type DocumentPath = readonly (string | number)[];

/** Writes a path as a JSON pointer. */
export function toPointer(path: DocumentPath): string {
  let pointer = '';
  for (const key of path) {
    const step = String(key);
    const isPlain = !step.includes('~') && !step.includes('/');
    pointer += isPlain ? `/${step}` : `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}
