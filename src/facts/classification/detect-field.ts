import type { ClassifiableField } from './classifiable-field.js';
import type { Declaration } from './declare-field.js';
import type { Confidence, Verdict } from './field-classification.js';
import { higherLevel } from './markers/statement.js';
import { splitParts } from './markers/words.js';
import type { NameClassifier, NameVerdict } from './names/index.js';
import { detectShape } from './values/detect-shape.js';

/** What a field looks like, whatever is declared. */
export interface Detection {
  readonly verdict: Verdict;
  readonly source: 'name' | 'shape';
}

/** What is around a field. */
export interface FieldContext {
  readonly around: Pick<Declaration, 'containers' | 'suggested'>;
  /** All names of its schema. */
  readonly siblings: readonly string[];
  /** It holds other fields, which are looked at themselves. */
  readonly hasMembers: boolean;
}

/** What plain fields look like, by the names beside them and then by their own, their types and what holds them. */
const known = new WeakMap<NameClassifier, WeakMap<readonly string[], Answers>>();
type Answers = Map<string, Detection | undefined>;

/** Answers that are kept for each list of names. */
const mostKnown = 1_000;

/** Says what a field looks like by its name, what it is part of, its keywords and values. */
export function detectField(
  field: ClassifiableField,
  context: FieldContext,
  names: NameClassifier,
): Detection | undefined {
  const { around, siblings } = context;
  if (!isPlain(field, context)) return detect(field, context, names);
  const byNames = known.get(names) ?? new WeakMap<readonly string[], Answers>();
  known.set(names, byNames);
  const answers = byNames.get(siblings) ?? new Map<string, Detection | undefined>();
  byNames.set(siblings, answers);
  const { name, types = [], format = '' } = field;
  const key = `${name}\0${types.join()}\0${format}\0${around.containers.join('\0')}`;
  if (answers.has(key)) return answers.get(key);
  const detection = detect(field, context, names);
  if (answers.size < mostKnown) answers.set(key, detection);
  return detection;
}

/** Schemas repeat such fields: only what its key has says what they are. */
function isPlain(
  { pattern, encoding, mediaType, values = [] }: ClassifiableField,
  { around, hasMembers }: FieldContext,
): boolean {
  const isBare = pattern === undefined && encoding === undefined && mediaType === undefined;
  return isBare && values.length === 0 && !hasMembers && around.suggested === undefined;
}

function detect(
  field: ClassifiableField,
  { around, siblings, hasMembers }: FieldContext,
  names: NameClassifier,
): Detection | undefined {
  const { name, types = [], values = [] } = field;
  const isOnlyObject =
    types.length > 0 && types.every((type) => type === 'object' || type === 'null');
  const isVocabulary = values.some(({ from }) => from === 'enum' || from === 'const');
  const named = names.classify({
    name,
    // What is in an object that nobody describes is what its name says.
    types: isOnlyObject && !hasMembers ? [] : types,
    containers: around.containers,
    siblings,
    ...(isVocabulary && { isVocabulary }),
  });
  const byName = named === undefined || isVetoed(field, named) ? undefined : toVerdict(named);
  const byContainer = hasMembers || isVocabulary ? undefined : suggest(field, around);
  // A value is what the object around it says: `fileHash[].value`.
  const said = name === 'value' ? (around.containers[0] ?? name) : name;
  const byShape = detectShape({ ...field, name: said });
  return choose(choose(fromName(byName), fromName(byContainer)), fromShape(byShape));
}

function toVerdict({ level, categories, handling, confidence, because }: NameVerdict): Verdict {
  return {
    level,
    categories,
    ...(handling !== undefined && { handling }),
    confidence,
    evidence: [{ kind: 'name', text: because }],
  };
}

const ranks: Readonly<Record<Confidence, number>> = { declared: 3, high: 2, medium: 1, low: 0 };

/** The surer of two; one that is as sure adds to it. */
function choose(left: Detection | undefined, right: Detection | undefined): Detection | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const difference = ranks[left.verdict.confidence] - ranks[right.verdict.confidence];
  const [main, other] = difference >= 0 ? [left, right] : [right, left];
  const evidence = [...main.verdict.evidence, ...other.verdict.evidence];
  if (difference !== 0) return { ...main, verdict: { ...main.verdict, evidence } };
  const level = higherLevel(main.verdict.level, other.verdict.level);
  const categories = [...new Set([...main.verdict.categories, ...other.verdict.categories])];
  return { ...main, verdict: { ...main.verdict, level, categories, evidence } };
}

function fromName(verdict: Verdict | undefined): Detection | undefined {
  return verdict && { verdict, source: 'name' };
}

function fromShape(verdict: Verdict | undefined): Detection | undefined {
  return verdict && { verdict, source: 'shape' };
}

/** Last words of the names of what is beside secrets and is none: their names, kinds, states and times. */
const besides = new Set(
  'id ids name names type kind status state version format count size length time date at on url uri path ref arn policy mode algorithm description label scope provider issuer expires expiry expiration ttl'.split(
    ' ',
  ),
);

/** What stands in a container of secrets is one, unless its own name says that it is something beside them. */
function suggest(
  { name, format, types = [] }: ClassifiableField,
  { suggested, containers }: FieldContext['around'],
): Verdict | undefined {
  if (suggested === undefined) return undefined;
  const isText = types.length === 0 || types.includes('string') || types.includes('bytes');
  const isBeside = impersonal.has(format ?? '') || besides.has(splitParts(name).at(-1) ?? '');
  // Everybody may have the public half of a pair.
  if ([name, ...containers.slice(0, 2)].some((each) => splitParts(each).includes('public')))
    return undefined;
  if (!isText || isBeside) return undefined;
  const { statement, evidence } = suggested;
  const { level = 'confidential', categories } = statement;
  return { level, categories, confidence: 'medium', evidence };
}

/** Formats of values that are no text about anybody: `emailSent: date-time`. */
const impersonal = new Set([
  'date-time',
  'time',
  'duration',
  'uuid',
  'timestamp-millis',
  'timestamp-micros',
  'local-timestamp-millis',
  'google.protobuf.Timestamp',
  'google.protobuf.Duration',
]);

function isVetoed({ format }: ClassifiableField, { categories }: NameVerdict): boolean {
  return (
    format !== undefined &&
    impersonal.has(format) &&
    categories.every((category) =>
      /^(?:contact|name|user|social|content|job_title|workplace)(?:\.|$)/.test(category),
    )
  );
}
