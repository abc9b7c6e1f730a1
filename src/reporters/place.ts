import type { Location, Region } from '../report/index.js';

/** `file:line:column`, which editors and terminals make a link. A file name may hold what a terminal would obey. */
export function place({ uri, region }: Location): string {
  const name = uri.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
  return region === undefined ? name : `${name}:${region.startLine}:${region.startColumn}`;
}

/** A file, and where in it. */
export interface FilePlace {
  readonly uri: string;
  readonly region?: Region;
}

/**
 * The file that an editor or a code host can open: of what was rendered the file it comes from, without a line, since lines of what
 * was rendered are none of that file. The standard input is no file.
 */
export function filePlace({ uri, region, rendered }: Location): FilePlace | undefined {
  if (rendered !== undefined) return { uri: rendered.file };
  return uri === 'stdin' ? undefined : { uri, ...(region === undefined ? {} : { region }) };
}

/** The template of a document that Helm had rendered before; what this run rendered has it in its name. */
export function templateOf({ template, rendered }: Location): string | undefined {
  return rendered === undefined ? template : undefined;
}
