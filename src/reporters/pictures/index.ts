import type { Picture } from '../../report/index.js';

/** Loaded when asked for, so that a run pays for the language it draws in. */
const drawers = {
  mermaid: async () => (await import('./draw-mermaid.js')).drawMermaid,
  dot: async () => (await import('./draw-dot.js')).drawDot,
  svg: async () => (await import('./draw-svg.js')).drawSvg,
} satisfies Readonly<Record<string, () => Promise<(picture: Picture) => string>>>;

/** Languages that pictures are drawn in. */
export type PictureFormat = keyof typeof drawers;

export const pictureFormats = Object.keys(drawers) as readonly PictureFormat[];

export function loadDrawer(format: PictureFormat): Promise<(picture: Picture) => string> {
  return drawers[format]();
}
