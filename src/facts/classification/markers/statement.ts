import {
  type Handling,
  type SensitivityLevel,
  sensitivityLevels,
} from '../field-classification.js';

/** What a marker, a word of one, or an entry of a sidecar says of a field. */
export interface Statement {
  readonly level?: SensitivityLevel;
  /** The level follows from something else that is said, and counts only where nobody gives one. */
  readonly isImplied?: boolean;
  readonly categories: readonly string[];
  readonly regulations: readonly string[];
  readonly handling?: Handling;
  /** Somebody says why it is less than what is around it. */
  readonly hasReason?: boolean;
  /** A part of what was written means nothing that is known. */
  readonly hasUnknown?: boolean;
}

export const noStatement: Statement = { categories: [], regulations: [] };

/** What a level says by itself. */
export function says(level: SensitivityLevel): Statement {
  return { ...noStatement, level };
}

/** The higher of two levels. */
export function higherLevel(left: SensitivityLevel, right: SensitivityLevel): SensitivityLevel {
  return sensitivityLevels.indexOf(left) >= sensitivityLevels.indexOf(right) ? left : right;
}

/** What several say together: the highest level that is given, else the highest that is implied. */
export function joinStatements(statements: readonly Statement[]): Statement {
  const [only, second] = statements;
  if (only !== undefined && second === undefined) return only;
  const given = statements.filter(({ level, isImplied }) => level !== undefined && !isImplied);
  const level = highest(given) ?? highest(statements);
  const handling = statements.find((each) => each.handling !== undefined)?.handling;
  return {
    categories: [...new Set(statements.flatMap(({ categories }) => categories))],
    regulations: [...new Set(statements.flatMap(({ regulations }) => regulations))],
    ...(level !== undefined && { level }),
    ...(given.length === 0 && level !== undefined && { isImplied: true }),
    ...(handling !== undefined && { handling }),
    ...(statements.some(({ hasReason }) => hasReason) && { hasReason: true }),
    ...(statements.some(({ hasUnknown }) => hasUnknown) && { hasUnknown: true }),
  };
}

function highest(statements: readonly Statement[]): SensitivityLevel | undefined {
  return statements.reduce<SensitivityLevel | undefined>(
    (found, { level }) =>
      level === undefined || found === undefined ? (found ?? level) : higherLevel(found, level),
    undefined,
  );
}
