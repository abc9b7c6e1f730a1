import type { Problem } from '../../../report/index.js';
import type { UnknownType } from './read-fields.js';

/** One problem for each type that a file misses, unless the file that should define it is broken and says so itself. */
export function describeUnknownTypes(unknown: readonly UnknownType[]): readonly Problem[] {
  const groups = new Map<string, UnknownType[]>();
  for (const each of unknown) {
    const key = `${each.message.file.document.uri} ${each.typeName}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => describeUnknownType(group) ?? []);
}

function describeUnknownType([first, ...others]: readonly UnknownType[]): Problem | undefined {
  if (first === undefined) return undefined;
  const { message, field, typeName } = first;
  const { document, missing } = message.file;
  const imports = importsOf(typeName, [...missing.keys()]);
  if (imports.length > 0 && imports.every((path) => missing.get(path) === undefined)) {
    return undefined;
  }
  const more = others.length > 0 ? ` and of ${String(others.length)} more` : '';
  const lost = imports.filter((path) => missing.get(path) !== undefined);
  const paths = lost.map((path) => `"${path}"`).join(' or ');
  const why = lost[0] === undefined ? '' : `: the import ${paths} ${missing.get(lost[0]) ?? ''}`;
  return {
    code: 'reference-unresolved',
    message: `the type ${typeName} of ${message.name}.${field.name}${more} is not known${why}`,
    location: document.locate(`${field.pointer}/type`),
    hint:
      imports.length > 0
        ? 'Put the file below the root folder (`buf export` writes what buf fetches), or name the folder that imports start from (importPaths).'
        : 'Correct the name, or import the file that defines the type.',
  };
}

/** Those that may define the type: files are mostly called as their types, in folders as their packages; else any may. */
function importsOf(typeName: string, imports: readonly string[]): readonly string[] {
  const [name = '', ...scope] = typeName.split('.').toReversed();
  const folder = scope.toReversed().join('/');
  const isNear = (path: string) => path.slice(0, path.lastIndexOf('/')) === folder;
  const isCalledSo = (path: string) =>
    path.replace(/^.*\/|\.proto$|_/g, '').toLowerCase() === name.toLowerCase();
  const near = imports.filter(isNear);
  const called = (near.length > 0 ? near : imports).filter(isCalledSo);
  return called.length > 0 ? called : near.length > 0 ? near : imports;
}
