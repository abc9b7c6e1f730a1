import type { Location } from './location.js';

/**
 * A path as it is called where several repositories stand side by side. The standard input has no path; what a revision of git holds has
 * one behind the revision.
 */
export function movePath(folder: string, uri: string): string {
  const [, revision, path] = /^(git:[^:]+:)(.*)$/s.exec(uri) ?? [];
  if (revision !== undefined) return `${revision}${folder}/${path ?? ''}`;
  return uri === 'stdin' ? uri : `${folder}/${uri}`;
}

/** The same for all paths of a location. */
export function moveLocation(folder: string, location: Location): Location {
  const { uri, rendered } = location;
  return {
    ...location,
    uri: movePath(folder, uri),
    ...(rendered && {
      rendered: { path: movePath(folder, rendered.path), file: movePath(folder, rendered.file) },
    }),
  };
}
