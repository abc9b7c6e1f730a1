import type { CodeBase } from '../code-base.js';
import type { ModulesSource } from '../modules-source.js';

/** A violation that is put into a file of the code, and was not there. */
export interface Plant {
  /** A file of the selection, or a new one there, as its path in the graph. */
  readonly file: string;
  /** Stands in front of everything else in it; all that a new one holds. */
  readonly statement: string;
  /** How the import is spelled, and after whom: `alias @app/`. */
  readonly spelledAs: string;
  /** What it takes beside that, by path: a file on the way. */
  readonly others?: Readonly<Record<string, string>>;
  /** What it takes in front of other files that are there, by path. */
  readonly also?: Readonly<Record<string, string>>;
  /**
   * The rule counts files, and its finding is at none of them: planted alone, it has to raise what the finding measures.
   */
  readonly isCounted?: true;
}

/** Nothing in the code would break the rule: no file is a controller. */
export interface NothingToPlant {
  readonly reason: string;
}

/** Values of the parameters of a rule, the default ones among them. */
export type PlantParameters = Readonly<Record<string, unknown>>;

/** Finds a place for a violation of one rule, spelled as the code around it would spell it. */
export type Planter = (
  base: CodeBase,
  parameters: PlantParameters,
  source: ModulesSource,
) => Plant | NothingToPlant | Promise<Plant | NothingToPlant>;

/** What everything is called that is planted as a file or folder of its own. */
export const plantedName = 'planted-by-self-check';

/** A parameter that is a list of words. */
export function wordsOf(parameters: PlantParameters, name: string): readonly string[] {
  const value = parameters[name];
  return Array.isArray(value) ? value.map(String) : [];
}
