import { createHash } from 'node:crypto';
import type { Problem } from '../../../report/index.js';
import { type DataFile, readData } from '../../../source/data/read-data.js';
import type { FileTree } from '../../../source/file-tree.js';
import { type FileContent, isProtobufName, recogniseFile } from './recognise-file.js';

/** The files of one set, by paths below one folder. */
export interface EventFiles {
  /** No reference leads out of it. */
  readonly tree: FileTree;
  readonly paths: readonly string[];
  /** Those that a person named: one that holds no schema is a problem. */
  readonly named?: ReadonlySet<string>;
  /** Folders below the root in which imports of Protobuf are looked for, beside the root itself and the folder of the file. */
  readonly importPaths?: readonly string[];
}

/** A file that holds schemas. */
export interface OpenFile {
  readonly path: string;
  readonly uri: string;
  readonly digest: string;
  readonly text: string;
  /** Absent of Protobuf. */
  readonly data?: DataFile;
  readonly content: Exclude<FileContent, 'other'> | 'protobuf';
}

export interface OpenedFiles {
  readonly files: readonly OpenFile[];
  readonly problems: readonly Problem[];
  /** Files that a person named and that hold something else: parts of others, or nothing that was meant. */
  readonly unrecognised: readonly Pick<OpenFile, 'path' | 'uri'>[];
  /** Other files that hold something else. */
  readonly leftOut: number;
}

/** Reads files and tells which of them hold schemas. */
export async function openEventFiles({
  tree,
  paths,
  named = new Set(),
}: EventFiles): Promise<OpenedFiles> {
  const files: OpenFile[] = [];
  const problems: Problem[] = [];
  const unrecognised: Pick<OpenFile, 'path' | 'uri'>[] = [];
  let leftOut = 0;
  for (const [path, file] of await tree.read(paths)) {
    if (file.kind === 'problem') {
      problems.push(file.problem);
      continue;
    }
    if (file.kind === 'absent') {
      problems.push({
        code: 'source-not-found',
        message: 'the file does not exist',
        location: { uri: file.uri },
        hint: 'Check the path.',
      });
      continue;
    }
    const { uri, text } = file;
    if (isProtobufName(path)) {
      files.push({ path, uri, text, digest: digestOf(text), content: 'protobuf' });
      continue;
    }
    const read = await readData(uri, text);
    const isNamed = named.has(path);
    if (read.kind === 'problem') {
      // A template is none of the schemas that are delivered; nobody knows what any other broken file holds.
      const isTemplate = read.problem.code === 'template-unrendered';
      if (!isTemplate || isNamed || speaksOfSchemas(path, text)) problems.push(read.problem);
      else leftOut += 1;
      continue;
    }
    const { data } = read;
    const content = recogniseFile(data.value, path);
    if (content === 'other') {
      const isText = typeof data.value === 'string';
      const broken = isText ? [tellPlainText(uri)] : read.problems;
      // What could be read of a file that is broken is seldom a schema.
      const isBroken =
        broken.length > 0 && (speaksOfSchemas(path, text) || (isText && isJson(path)));
      if (isBroken) problems.push(...broken);
      else if (isNamed) unrecognised.push({ path, uri });
      else leftOut += 1;
      continue;
    }
    problems.push(...read.problems);
    files.push({ path, uri, text, digest: digestOf(text), data, content });
  }
  return { files, problems, unrecognised, leftOut };
}

/** Whether what is written there may be a schema, although it cannot be read as one. */
function speaksOfSchemas(path: string, text: string): boolean {
  if (/\.(?:avsc|avpr)$|\.schema\.[a-z]+$/i.test(path)) return true;
  return /\$schema|asyncapi|["']?properties["']?\s*:|["']schemaType["']|"type"\s*:\s*"record"/.test(
    text,
  );
}

function isJson(path: string): boolean {
  return /\.json$/i.test(path);
}

/** YAML takes JSON after a comment of JavaScript for one long text. */
function tellPlainText(uri: string): Problem {
  return {
    code: 'yaml-invalid',
    message: 'the file is one text without keys, so no schema can be read from it',
    location: { uri, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } },
    hint: 'JSON has no comments: take out what stands before the first "{".',
  };
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
