import type { CodeBase } from '../code-base.js';

/** A violation that is put into a file of the code, and was not there. */
export interface Plant {
  /** A file of the selection, as its path in the graph. */
  readonly file: string;
  /** Stands in front of everything else in it. */
  readonly statement: string;
  /** How the import is spelled, and after whom: `alias @app/`. */
  readonly spelledAs: string;
  /** What it takes beside that, by path: a file on the way. */
  readonly others?: Readonly<Record<string, string>>;
}

/** Nothing in the code would break the rule: no file is a controller. */
export interface NothingToPlant {
  readonly reason: string;
}

/** Values of the parameters of a rule, the default ones among them. */
export type PlantParameters = Readonly<Record<string, unknown>>;

/** Finds a place for a violation of one rule, spelled as the code around it would spell it. */
export type Planter = (base: CodeBase, parameters: PlantParameters) => Plant | NothingToPlant;

/** A parameter that is a list of words. */
export function wordsOf(parameters: PlantParameters, name: string): readonly string[] {
  const value = parameters[name];
  return Array.isArray(value) ? value.map(String) : [];
}
