import type { ts } from '../../../typescript/compiler.js';
import type { ImportReference } from '../../model/index.js';

/** `/// <reference path>` and `types`; those of `lib` name no file of the project. */
export function commentReferences(sourceFile: ts.SourceFile): readonly ImportReference[] {
  const reference = (specifier: string, { pos, end }: ts.FileReference): ImportReference => ({
    kind: 'reference',
    specifier,
    isTypeOnly: true,
    isDeferred: false,
    names: [],
    start: pos - 1,
    end: end + 1,
  });
  return [
    ...sourceFile.referencedFiles.map((file) => reference(asRelative(file.fileName), file)),
    ...sourceFile.typeReferenceDirectives.map((file) => reference(file.fileName, file)),
  ];
}

/** A path is relative to the file as it is, where a specifier without a dot names a package. */
function asRelative(path: string): string {
  return /^(?:\.{0,2}[\\/]|[A-Za-z]:)/.test(path) ? path : `./${path}`;
}
