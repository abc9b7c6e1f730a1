import { isRecord } from '../source/is-record.js';

/** Reads the keys of one mapping of a METADATA block and records what is wrong with them. */
export class MetadataReader {
  readonly #record: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly at: string,
    private readonly faults: string[],
  ) {
    this.#record = isRecord(value) ? value : {};
    if (!isRecord(value)) faults.push(`${at.slice(0, -1)} must be a mapping`);
  }

  keys(): readonly string[] {
    return Object.keys(this.#record);
  }

  value(key: string): unknown {
    return this.#record[key];
  }

  text(key: string): string {
    const value = this.#record[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.faults.push(`${this.at}${key} must be a text`);
    return '';
  }

  texts(key: string): readonly string[] {
    const value = this.#record[key];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.faults.push(`${this.at}${key} must be a list of texts`);
    return [];
  }

  /** In YAML 1.1, as which OPA reads the block, these words are booleans. */
  onOrOff(key: string): 'on' | 'off' {
    const value = this.#record[key];
    if (typeof value === 'boolean') return value ? 'on' : 'off';
    return this.oneOf(key, ['on', 'off'], 'on');
  }

  oneOf<Choice extends string>(key: string, choices: readonly Choice[], fallback?: string): Choice {
    const value = this.#record[key] ?? fallback;
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    this.faults.push(`${this.at}${key} must be one of ${choices.join(', ')}`);
    // Never seen by a caller: a fault was recorded, so parsing throws.
    return choices[0] as Choice;
  }

  /** A list of known words; empty where the key is absent. */
  someOf<Choice extends string>(key: string, choices: readonly Choice[]): readonly Choice[] {
    const value = this.#record[key] ?? [];
    const isChoice = (item: unknown): item is Choice => choices.some((choice) => choice === item);
    if (Array.isArray(value) && value.every(isChoice)) return value;
    this.faults.push(`${this.at}${key} must be a list of ${choices.join(', ')}`);
    return [];
  }

  refuseUnknown(known: readonly string[]): void {
    for (const key of this.keys()) {
      if (!known.includes(key)) this.faults.push(`${this.at}${key} is no known key`);
    }
  }

  /** Refuses keys that hold something: OPA gives an annotation every key, empty where the block has none. */
  refuseKeys(refused: readonly string[]): void {
    for (const key of refused) {
      const value = this.#record[key];
      const isGiven = value === true || Object.keys(value ?? {}).length > 0;
      if (isGiven) this.faults.push(`${this.at}${key} is no known key`);
    }
  }
}
