import { Buffer } from 'node:buffer';

/** What one template of a chart rendered: all its documents, in the order in which Helm prints them. */
export interface TemplateOutput {
  /** As Helm names it, such as `orders/templates/service.yaml`; undefined for what stands in front of the first document. */
  readonly template?: string;
  readonly bytes: Uint8Array;
}

/**
 * Helm writes this in front of every document. Within a document three dashes at the start of a line cannot stand, so that no text in
 * it is taken for a header.
 */
const header = /^---[ \t]*\r?\n# Source: ([^\r\n]*)/gm;

/** Splits what `helm template` prints by template. Every byte that is not blank is in one of the parts. */
export function splitTemplates(stdout: Uint8Array): readonly TemplateOutput[] {
  const bytes = Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength);
  // One character a byte, so that positions are those of the bytes.
  const text = bytes.toString('latin1');
  const headers = [...text.matchAll(header)];
  const front = text.slice(0, headers[0]?.index);
  const parts = new Map<string, Buffer[]>();
  headers.forEach((match, index) => {
    const template = Buffer.from(match[1] ?? '', 'latin1')
      .toString('utf8')
      .trimEnd();
    const part = bytes.subarray(match.index, headers[index + 1]?.index);
    const known = parts.get(template);
    if (known) known.push(part);
    else parts.set(template, [part]);
  });
  // Copies: parts that share the memory of the whole would each take the whole along into a thread.
  const copy = (all: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(all));
  const isBlank = headers.length > 0 && front.trim() === '';
  return [
    ...(isBlank ? [] : [{ bytes: copy([bytes.subarray(0, headers[0]?.index)]) }]),
    ...[...parts].map(([template, all]) => ({ template, bytes: copy(all) })),
  ];
}
