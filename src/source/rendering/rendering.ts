import { posix } from 'node:path';
import type { Problem, RenderedFrom } from '../../report/index.js';

/** A chart or a kustomization as it is rendered once: for one environment, or for none that has a name. */
export interface Rendering {
  readonly tool: 'helm' | 'kustomize';
  /** Folder of the chart or the kustomization, relative to the working directory, with slashes. */
  readonly folder: string;
  /** File of the folder that the rendering starts from: `Chart.yaml`, `kustomization.yaml`. */
  readonly entry: string;
  readonly environment?: string;
  /** What tells it from another rendering of the same folder and environment. */
  readonly note?: string;
}

/** A part of what was rendered. */
export interface RenderedPart {
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly rendered: RenderedFrom;
}

/** Either everything that was rendered, or why there is nothing. */
export type RenderResult =
  | { readonly kind: 'parts'; readonly parts: readonly RenderedPart[] }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The program is not there. */
  | { readonly kind: 'missing'; readonly program: string };

/** What a run needs of its surroundings to render. */
export interface RenderAccess {
  /** Absolute. */
  readonly cwd: string;
  /** The environment of the process; a program gets a part of it. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Longest time that a rendering may take unless told, in seconds: a large chart takes one or two. */
export const defaultTimeoutSeconds = 60;

/** The name of a rendering as reports show it, such as `charts/orders (helm, prod)`. */
export function nameRendering(rendering: Rendering): string {
  return `${rendering.folder} ${labelOf(rendering)}`;
}

/** The name of a part of it, such as `charts/orders/templates/service.yaml (helm, prod)`. */
export function nameRenderedPart(rendering: Rendering, path: string): string {
  return `${path} ${labelOf(rendering)}`;
}

/** Whether an input of a report is a part of a rendering. */
export function isPartOf(rendering: Rendering, uri: string): boolean {
  const label = ` ${labelOf(rendering)}`;
  const { folder } = rendering;
  if (!uri.endsWith(label)) return false;
  const path = uri.slice(0, -label.length);
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/** The file that a rendering starts from, relative to the working directory. */
export function entryOf({ folder, entry }: Rendering): string {
  return posix.join(folder, entry);
}

function labelOf({ tool, environment, note }: Rendering): string {
  return `(${[tool, environment, note].filter((part) => part !== undefined).join(', ')})`;
}
