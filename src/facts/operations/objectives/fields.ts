import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import { nameOf } from '../../../source/name-of-path.js';
import type { OperationsDocument, Place } from '../document.js';

/** Reads the fields of a mapping. What is of the wrong type is told, and is then as if it were not there. */
export class Fields {
  constructor(
    readonly document: OperationsDocument,
    readonly path: DocumentPath,
    readonly value: Readonly<Record<string, unknown>>,
    private readonly problems: Problem[],
  ) {}

  /** All of a document that is a mapping. */
  static of(document: OperationsDocument, problems: Problem[]): Fields | undefined {
    return isRecord(document.value)
      ? new Fields(document, [], document.value, problems)
      : undefined;
  }

  get place(): Place {
    return { document: this.document, path: this.path };
  }

  has(key: string): boolean {
    return Object.hasOwn(this.value, key) && this.value[key] !== null;
  }

  /** A text that is not empty. A number is taken as the text that it was written as. */
  text(...keys: readonly string[]): string | undefined {
    const key = this.#first(keys);
    if (key === undefined) return undefined;
    const value = this.value[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
    this.#tell(key, 'a text');
    return undefined;
  }

  /** A number, or a text. */
  amount(...keys: readonly string[]): number | string | undefined {
    const key = this.#first(keys);
    if (key === undefined) return undefined;
    const value = this.value[key];
    if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) {
      return value;
    }
    this.#tell(key, 'a number');
    return undefined;
  }

  flag(...keys: readonly string[]): boolean | undefined {
    const key = this.#first(keys);
    if (key === undefined) return undefined;
    const value = this.value[key];
    if (typeof value === 'boolean') return value;
    this.#tell(key, 'true or false');
    return undefined;
  }

  mapping(...keys: readonly string[]): Fields | undefined {
    const key = this.#first(keys);
    if (key === undefined) return undefined;
    const value = this.value[key];
    if (isRecord(value)) return this.#below([key], value);
    this.#tell(key, 'a mapping');
    return undefined;
  }

  /** The mappings of a list. */
  list(...keys: readonly string[]): readonly Fields[] {
    const key = this.#first(keys);
    if (key === undefined) return [];
    const value = this.value[key];
    if (!Array.isArray(value)) {
      this.#tell(key, 'a list');
      return [];
    }
    return value.flatMap((item: unknown, index) => {
      if (isRecord(item)) return [this.#below([key, index], item)];
      this.tell([key, index], `${nameOf([...this.path, key, index])} is no mapping`);
      return [];
    });
  }

  /** Tells what is wrong at a path below. */
  tell(path: DocumentPath, message: string, hint = 'Correct it; the rest of the file is judged.') {
    this.problems.push({
      code: 'artefact-invalid',
      message,
      location: this.document.locate([...this.path, ...path]),
      hint,
    });
  }

  /** The first of the names under which something stands. */
  #first(keys: readonly string[]): string | undefined {
    return keys.find((key) => this.has(key));
  }

  #below(path: DocumentPath, value: Readonly<Record<string, unknown>>): Fields {
    return new Fields(this.document, [...this.path, ...path], value, this.problems);
  }

  #tell(key: string, wanted: string): void {
    this.tell([key], `${nameOf([...this.path, key])} is not ${wanted}`);
  }
}
