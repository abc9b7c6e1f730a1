import { createHash } from 'node:crypto';
import type { FitnessReport } from '../../report/index.js';
import { pageScript, pageStyle } from './page-assets.js';
import { el } from './view/node.js';
import { writeNode } from './write-node.js';

/**
 * What the page may do: its own styles and its own script, told by their digests, and nothing else. It loads nothing, sends nothing,
 * and no text becomes markup once it is open.
 *
 * @see https://www.w3.org/TR/CSP3/
 * @see https://www.w3.org/TR/trusted-types/
 */
const policy = [
  "default-src 'none'",
  `style-src '${digestOf(pageStyle)}'`,
  `script-src '${digestOf(pageScript)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The head of the page, styles and all. */
export function writeHead({ verdict, target }: FitnessReport): string {
  const about = [target?.service, target?.environment].filter((part) => part !== undefined);
  const title = [`Gate ${verdict.gate}`, ...about, 'archfit'].join(' · ');
  const color = { open: '%2317682f', closed: '%23b3151d', undecided: '%238a5300' }[verdict.gate];
  // Without an icon of its own a browser asks the server for one.
  const icon = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='${color}'/></svg>`;
  return [
    '<head>',
    '<meta charset="utf-8">',
    writeNode(el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy })),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    writeNode(el('title', {}, title)),
    writeNode(el('link', { rel: 'icon', href: icon })),
    `<style>${pageStyle}</style>`,
    '</head>\n',
  ].join('\n');
}

/** The script of the page, after everything that it works on. */
export function writeScript(): string {
  return `<script>${pageScript}</script>\n`;
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
