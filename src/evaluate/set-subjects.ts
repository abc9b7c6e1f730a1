import type { ObjectRef } from './judge-file.js';
import type { PlacedObject } from './place-finding.js';

/** An object of the input by its place, or one that was given beside it. */
export type SetSubject = ObjectRef | PlacedObject;

/** What findings about a set may name as their subject. */
export class SetSubjects {
  readonly #subjects = new Map<string, SetSubject>();

  add(id: string, subject: SetSubject): void {
    this.#subjects.set(id, subject);
  }

  /** Another name of a subject that is known; of one that is not there is none. */
  addAlias(alias: string, id: string): void {
    const subject = this.#subjects.get(id);
    if (subject) this.#subjects.set(alias, subject);
  }

  has(id: string): boolean {
    return this.#subjects.has(id);
  }

  get(id: string): SetSubject | undefined {
    return this.#subjects.get(id);
  }
}

/** Whether a subject was given beside the input, and so has no file among those that are judged. */
export function isPlacedObject(subject: SetSubject): subject is PlacedObject {
  return 'kind' in subject;
}
