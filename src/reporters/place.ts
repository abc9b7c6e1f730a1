import type { Location } from '../report/index.js';

/** `file:line:column`, which editors and terminals make a link. A file name may hold what a terminal would obey. */
export function place({ uri, region }: Location): string {
  const name = uri.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
  return region === undefined ? name : `${name}:${region.startLine}:${region.startColumn}`;
}
