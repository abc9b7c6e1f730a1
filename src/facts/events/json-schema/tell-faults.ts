import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import type { SchemaFile } from '../../schema/documents/schema-file.js';
import type { EventPlace } from '../model/index.js';
import type { SchemaFault } from './find-faults.js';
import { defaultLimits, type FieldList } from './list-fields.js';
import { isUnknownDraft } from './schema-dialect.js';

/** What of a schema was not listed, the first place of each kind: rules judge what is above it. */
export function tellCuts(cuts: FieldList['cuts'], schema: EventPlace): readonly Problem[] {
  return (['too-deep', 'too-many'] as const).flatMap((kind) => {
    const first = cuts.find(({ why }) => why === kind);
    return first ? [tellCut(first, schema)] : [];
  });
}

function tellCut({ field, why }: FieldList['cuts'][number], schema: EventPlace): Problem {
  const { document, pointer } = field ?? schema;
  const message =
    why === 'too-many'
      ? `the schema has more than ${String(defaultLimits.fields)} fields: from here on they are not judged`
      : `more than ${String(defaultLimits.depth)} objects are nested in each other: what "${field?.name ?? ''}" holds is not judged`;
  return {
    code: 'schema-invalid',
    message,
    location: document.locate(pointer),
    hint: 'Split the schema, or name its repeated parts and refer to them.',
  };
}

export function tellFault({ document, pointer, message }: SchemaFault): Problem {
  return {
    code: 'schema-invalid',
    message,
    location: document.locate(pointer),
    hint: 'Correct it: until then the schema is read as if it were not there.',
  };
}

/** A draft that nobody knows: keywords of it may mean something else. */
export function tellDraft(file: SchemaFile): readonly Problem[] {
  const { root } = file;
  if (!isRecord(root) || !isUnknownDraft(root['$schema'])) return [];
  return [
    {
      code: 'schema-invalid',
      message:
        'the draft of JSON Schema that "$schema" names is not known: the file is read as draft 2020-12',
      location: file.locate('/$schema'),
      hint: 'Name draft-04, draft-06, draft-07, 2019-09 or 2020-12.',
    },
  ];
}
