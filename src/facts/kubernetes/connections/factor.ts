/**
 * How far a number can be relied on: `declared` where it is used, `resolved` through a reference or a file, the documented
 * `default` of what runs there, or `unknown`.
 */
export type Grade = 'declared' | 'resolved' | 'default' | 'unknown';

/** Where a number is written. */
export interface Place {
  /** Id of the object, or `budgets` for the budget file. */
  readonly subject: string;
  /** Keys and indexes below the subject. */
  readonly path: readonly (string | number)[];
}

/** The subject of places in the budget file; no object has this id, since those hold a slash. */
export const budgetFile = 'budgets';

/** A number that is multiplied or added up, with where it comes from. */
export interface Factor {
  /** Null exactly where the grade is `unknown`. */
  readonly value: number | null;
  readonly grade: Grade;
  /** For people: `maxReplicas of HorizontalPodAutoscaler orders`. Never holds a value that was read, other than a number. */
  readonly source: string;
  readonly location: Place | null;
  /** Why it is unknown. */
  readonly reason?: string;
  /** Unknown because nothing limits it. */
  readonly unlimited?: true;
}

/** A number that is known. */
export function knownFactor(
  value: number,
  grade: Exclude<Grade, 'unknown'>,
  source: string,
  location: Place | null = null,
): Factor {
  return { value, grade, source, location };
}

/** A number that nobody can tell, and why. */
export function unknownFactor(
  source: string,
  reason: string,
  location: Place | null = null,
): Factor {
  return { value: null, grade: 'unknown', source, location, reason };
}

/** A number that nothing limits: as good as unknown, and worse. */
export function unlimitedFactor(
  source: string,
  reason: string,
  location: Place | null = null,
): Factor {
  return { ...unknownFactor(source, reason, location), unlimited: true };
}

/** Changes the value of a factor where it is known. */
export function mapFactor(factor: Factor, change: (value: number) => number): Factor {
  return factor.value === null ? factor : { ...factor, value: change(factor.value) };
}

/** The least reliable of some grades. */
export function worstGrade(grades: readonly Grade[]): Grade {
  const order: readonly Grade[] = ['unknown', 'default', 'resolved', 'declared'];
  return order.find((grade) => grades.includes(grade)) ?? 'declared';
}
