import { isRecord } from '../../../source/is-record.js';
import { escapeStep } from '../../schema/documents/reference.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { Mark } from '../model/index.js';
import { standardKeywords } from './standard-keywords.js';

/** What a schema says beyond what is valid. */
export function marksOf(node: FileNode, known: ReadonlySet<string> = standardKeywords): Mark[] {
  const { document, pointer, value } = node;
  if (!isRecord(value)) return [];
  const marks: Mark[] = [];
  for (const key in value) {
    if (known.has(key)) continue;
    marks.push({ document, pointer: `${pointer}/${escapeStep(key)}`, key, value: value[key] });
  }
  return marks;
}
