import type { ClassifiableField, ClassifiableMark } from './classifiable-field.js';
import type { PreparedSettings } from './classification-settings.js';
import { readBeside, type Said, type SaidBeside } from './declare-beside.js';
import type {
  Evidence,
  FieldClassification,
  UnknownMark,
  Verdict,
} from './field-classification.js';
import { readContainerName } from './markers/marked-names.js';
import { printMarker } from './markers/print-marker.js';
import { readMarks, type ReadMark } from './markers/read-marks.js';
import { higherLevel, joinStatements, type Statement } from './markers/statement.js';

/** What people declare for a field, and what of it holds for its members. */
export interface Declaration {
  readonly declared?: Verdict;
  readonly source?: Extract<
    FieldClassification['source'],
    'declared-field' | 'declared-container' | 'sidecar'
  >;
  readonly handling?: Statement['handling'];
  /** It says less than what is around it, and not why. */
  readonly isLowered: boolean;
  readonly unknown: readonly UnknownMark[];
  /** What a file beside the schemas says of it. */
  readonly sidecar?: SaidBeside;
  /** For its members. */
  readonly inherited?: Said;
  /** What the name of a container around it makes likely. */
  readonly suggested?: Said;
  /** Names of what holds its members, and of their types, nearest first. */
  readonly containers: readonly string[];
  /** The whole schema. */
  readonly whole: WholeSchema;
  /** Names from the top, its own last; empty where nobody asks for them. */
  readonly path: readonly string[];
  /** What most fields in it have: nobody says anything of them, and they hold no others. One for the whole schema. */
  readonly leaf?: Declaration;
}

/** What entries of files beside the schemas name a schema by. */
interface WholeSchema {
  readonly name?: string;
  readonly uri?: string;
}

/** Names of containers that matter: what is further out says nothing of a field. */
const farthest = 4;

/** What holds for all fields of a schema. */
export function declareSchema(
  { marks, ...whole }: WholeSchema & { readonly marks?: readonly ClassifiableMark[] },
  settings: PreparedSettings,
): Declaration {
  const { read, unknown } = readMarks(marks, settings);
  const own = toSaid(read, 'container-marker');
  const names = whole.name === undefined ? [] : [whole.name];
  const { said, suggested } = joinNames(own, names);
  return {
    isLowered: false,
    unknown,
    containers: names,
    whole,
    path: none,
    leaf: { ...bare, whole },
    ...(said && { inherited: said }),
    ...(suggested && { suggested }),
  };
}

/**
 * What is declared for a field by itself and by what is around it.
 *
 * @param isContainer - others are in it: what is declared holds for them
 */
export function declareField(
  field: ClassifiableField,
  around: Declaration,
  { settings, isContainer }: { readonly settings: PreparedSettings; readonly isContainer: boolean },
): Declaration {
  const { read, unknown } = readMarks(field.marks, settings);
  const own = toSaid([...read, ...readKeywords(field)], 'marker');
  const inside = weighAround(own, around.inherited);
  const path = settings.matchEntries === undefined ? none : [...around.path, field.name];
  const sidecar = readBeside({ ...around, path }, around.sidecar, settings);
  const isBeside = inside.said === undefined && sidecar !== undefined;
  const { said, source, isLowered } = isBeside
    ? { ...sidecar, source: 'sidecar' as const }
    : inside;
  if (!isContainer && said === undefined && own === undefined && unknown.length === 0) {
    return around.leaf ?? { ...bare, whole: around.whole };
  }
  const handling =
    own?.statement.handling ?? said?.statement.handling ?? sidecar?.said.statement.handling;
  const names = [field.name, ...(field.definition === undefined ? [] : [field.definition.name])];
  const members = isContainer ? joinNames(inside.said, names) : {};
  const suggested = members.suggested ?? around.suggested;
  const declared = toVerdict(members.said ?? said, handling);
  return {
    isLowered,
    unknown,
    containers: [...names, ...around.containers].slice(0, farthest),
    whole: around.whole,
    path,
    ...(around.leaf && { leaf: around.leaf }),
    ...(sidecar && { sidecar }),
    ...(declared && { declared, source: source ?? 'declared-container' }),
    ...(handling !== undefined && { handling }),
    ...(members.said && { inherited: members.said }),
    ...(suggested && { suggested }),
  };
}

const none: readonly string[] = [];

/** Most fields: they hold no others, and nobody says anything of them. */
const bare = { isLowered: false, unknown: [], containers: none, path: none } as const;

/** What a field says counts, unless it is less than what is around it and nobody says why. */
function weighAround(
  own: Said | undefined,
  around: Said | undefined,
): {
  readonly said?: Said;
  readonly source?: 'declared-field' | 'declared-container';
  readonly isLowered: boolean;
} {
  const level = own?.statement.level;
  if (own === undefined || level === undefined) {
    if (around === undefined) return { isLowered: false };
    return { said: around, source: 'declared-container', isLowered: false };
  }
  const outer = around?.statement.level;
  const isLower =
    around !== undefined &&
    outer !== undefined &&
    around.isOfEvent !== true &&
    own.statement.hasReason !== true &&
    higherLevel(level, outer) !== level;
  if (!isLower) return { said: own, source: 'declared-field', isLowered: false };
  const evidence = [...around.evidence, ...own.evidence];
  return { said: { ...around, evidence }, source: 'declared-container', isLowered: true };
}

/** Standard keywords that say what a value is. */
function readKeywords({ format }: ClassifiableField): readonly ReadMark[] {
  return format?.toLowerCase() === 'password' ? [password] : [];
}

const password: ReadMark = {
  mark: { key: 'format', value: 'password' },
  statement: { level: 'restricted', categories: ['credential'], regulations: [] },
  isOfEvent: false,
};

function toSaid(marks: readonly ReadMark[], kind: 'marker' | 'container-marker'): Said | undefined {
  if (marks.length === 0) return undefined;
  const joined = joinStatements(marks.map(({ statement }) => statement));
  // Who gives a reason has seen what else is said of it, further away.
  const nearest = marks.find(({ statement }) => statement.level !== undefined)?.statement.level;
  const statement =
    joined.hasReason === true && nearest !== undefined ? { ...joined, level: nearest } : joined;
  const evidence = marks.map(({ mark }): Evidence => ({
    kind,
    text: `${mark.key}: ${printMarker(mark.value)}`,
    ...(mark.pointer !== undefined && { pointer: mark.pointer }),
  }));
  const isOfEvent = marks.every((mark) => mark.isOfEvent);
  return { statement, evidence, ...(isOfEvent && { isOfEvent }) };
}

/** Adds what the names of a container and its type say of its members. */
function joinNames(
  said: Said | undefined,
  names: readonly string[],
): { readonly said?: Said; readonly suggested?: Said } {
  let joined = said;
  let suggested: Said | undefined;
  for (const name of names) {
    const marked = readContainerName(name);
    if (marked === undefined) continue;
    const { statement, isDeclared } = marked;
    const evidence: Evidence = { kind: 'container-marker', text: `it is in ${printMarker(name)}` };
    if (!isDeclared) suggested ??= { statement, evidence: [{ ...evidence, kind: 'context' }] };
    else if (joined?.statement.hasReason !== true) {
      joined = {
        statement: joinStatements([...(joined ? [joined.statement] : []), statement]),
        evidence: [...(joined?.evidence ?? []), evidence],
      };
    }
  }
  return { ...(joined && { said: joined }), ...(suggested && { suggested }) };
}

/** @param handling - what was done to the value, whoever says so */
function toVerdict(
  said: Said | undefined,
  handling = said?.statement.handling,
): Verdict | undefined {
  if (said === undefined) return undefined;
  const { level, categories, regulations } = said.statement;
  if (level === undefined) return undefined;
  return {
    level,
    categories,
    ...(regulations.length > 0 && { regulations }),
    ...(handling !== undefined && { handling }),
    confidence: 'declared',
    evidence: said.evidence,
  };
}
