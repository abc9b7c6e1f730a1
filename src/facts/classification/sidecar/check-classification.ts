// Loads zod: imported lazily, and only where a classification is named.
import { type CheckedShape, checkShape, type ShapeFault } from '../../../source/check-shape.js';
import { nameOf, nearest } from '../../../source/index.js';
import { readWord } from '../markers/words.js';
import type { ClassificationFile, FieldEntry } from './classification-file.js';
import { classificationSchema } from './classification-schema.js';

/** Checks the value of a classification: its shape, and that what it names is in it. Every fault is told at once. */
export function checkClassification(value: unknown): CheckedShape<ClassificationFile> {
  const shape = checkShape(classificationSchema, value);
  if (shape.kind === 'faults') return shape;
  const file: ClassificationFile = shape.value;
  const faults = [
    ...Object.entries(file.classes ?? {}).flatMap(([name, { level }]) =>
      level !== undefined || readWord(name, 'level') !== undefined ? [] : [tellNoLevel(name)],
    ),
    ...(file.fields ?? []).flatMap((entry, index) => checkEntry(entry, index, file)),
  ];
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'value', value: file };
}

function tellNoLevel(name: string): ShapeFault {
  const path = ['classes', name];
  return {
    path,
    message: `${nameOf(path)} has no level`,
    hint: 'Give it one: public, internal, confidential or restricted.',
  };
}

function checkEntry(
  entry: FieldEntry,
  index: number,
  { classes = {}, words = {} }: ClassificationFile,
): readonly ShapeFault[] {
  const path = ['fields', index];
  const name = nameOf(path);
  const { field, schema, event, path: file, class: given, level, categories } = entry;
  const faults: ShapeFault[] = [];
  if (field === undefined && schema === undefined && event === undefined && file === undefined) {
    const hint = 'Name the field, or the schema, event or path.';
    faults.push({ path, message: `${name} names nothing`, hint });
  }
  if (given === undefined && level === undefined && categories === undefined) {
    faults.push({ path, message: `${name} says nothing`, hint: 'Give its class or its level.' });
  }
  if (given === undefined || Object.hasOwn(classes, given) || Object.hasOwn(words, given)) {
    return faults;
  }
  if (readWord(given, 'level') !== undefined) return faults;
  const meant = nearest(given, Object.keys(classes));
  return [
    ...faults,
    {
      path: [...path, 'class'],
      message: `${nameOf([...path, 'class'])}: there is no class ${given}`,
      hint:
        meant === undefined ? 'Name it under classes, or correct it.' : `Did you mean ${meant}?`,
    },
  ];
}
