import type { ExportedFile } from '../../policy/export/index.js';

/** The first line of every file of an export, by which the next one knows it. */
export function markFile({ path, text }: ExportedFile, command: string): ExportedFile {
  const mark = markOf(command);
  if (path.endsWith('.md')) return { path, text: `<!-- ${mark} -->\n\n${text}` };
  // An empty line keeps the annotation of a policy apart.
  return { path, text: `# ${mark}\n${path.endsWith('.rego') ? '\n' : ''}${text}` };
}

/** Whether an export of this command wrote a file that begins so. */
export function isMarked(head: string, command: string): boolean {
  return head.startsWith(`# ${markOf(command)}`) || head.startsWith(`<!-- ${markOf(command)}`);
}

/** Longest first line that is looked at, in bytes. */
export const markLength = 200;

function markOf(command: string): string {
  return `Written by archfit export ${command}, which replaces it: change the configuration instead.`;
}
