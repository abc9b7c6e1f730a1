import type { Location, Region } from '../index.js';
import { visible } from './visible.js';

/** `file:line:column`, which editors and terminals make a link. A file name may hold what a terminal would obey. */
export function place({ uri, region }: Location): string {
  const name = visible(uri.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd'));
  return region === undefined ? name : `${name}:${region.startLine}:${region.startColumn}`;
}

/** A file, and where in it. */
export interface FilePlace {
  readonly uri: string;
  readonly region?: Region;
}

/**
 * The file that an editor or a code host can open: of what was rendered the file it comes from, without a line, since lines of what
 * was rendered are none of that file. The standard input is no file, and what a revision of git holds is not in the working directory.
 */
export function filePlace({
  uri,
  region,
  rendered,
}: Pick<Location, 'uri' | 'region' | 'rendered'>): FilePlace | undefined {
  if (rendered !== undefined) return { uri: rendered.file };
  return uri === 'stdin' || isOfRevision(uri)
    ? undefined
    : { uri, ...(region === undefined ? {} : { region }) };
}

/** `git:REVISION:PATH` */
export function isOfRevision(uri: string): boolean {
  return pathAtRevision(uri) !== undefined;
}

/** What the file is called that a revision of git holds; undefined for every other place. */
export function pathAtRevision(uri: string): string | undefined {
  return /^git:[^:]+:(.*)$/s.exec(uri)?.[1];
}

/** The template of a document that Helm had rendered before; what this run rendered has it in its name. */
export function templateOf({ template, rendered }: Location): string | undefined {
  return rendered === undefined ? template : undefined;
}

/** Which existing node a place shows where the node itself is absent; undefined where it is there. */
export function nearestOf({ ancestor, nearest }: Location): string | undefined {
  if (ancestor !== true || nearest === undefined) return undefined;
  const steps = nearest.split('/').slice(1);
  const written = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return written.length === 0 ? 'the document' : visible(written.map(writeStep).join(''));
}

function writeStep(step: string, index: number): string {
  if (/^\d+$/.test(step)) return `[${step}]`;
  if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
  return index === 0 ? step : `.${step}`;
}
