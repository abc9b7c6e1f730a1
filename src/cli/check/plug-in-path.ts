/** A reporter of one's own, by its path from the working directory. */
export type PlugInPath = `./${string}`;

/** Whether a format is the path of a reporter. */
export function isPlugInPath(format: string): format is PlugInPath {
  return format.startsWith('./');
}
