import type { SensitivityLevel } from '../../field-classification.js';

/** Names of one kind of value. Lists of phrases, divided by commas, as people say them: `e mail` is found in `eMail`, `e_mail` and `EMAIL`. */
export interface LexiconEntry {
  readonly category: string;
  readonly level: SensitivityLevel;
  /** A text: what is a number or a switch is something about it. */
  readonly isText?: true;
  /** Of somebody: an organisation or a machine has them too, and then they are nobody's. */
  readonly isPersonal?: true;
  /** What machines have too. */
  readonly isOnline?: true;
  /** These are nothing else. */
  readonly high?: string;
  /** These are nothing else, unless they are part of a thing: `repository.fullName`. */
  readonly unlessThing?: string;
  /** These mostly are, whatever stands before them. */
  readonly likely?: string;
  /** These mostly are, unless a word before them makes them something else: `memoryAddress`. */
  readonly medium?: string;
  /** These mostly are, unless they are part of a thing: `transaction.authorization`. */
  readonly lone?: string;
  /** These are as part of a person. */
  readonly withPerson?: string;
  /** These are as part of an address. */
  readonly withAddress?: string;
  /** These are as part of a message from somebody to somebody. */
  readonly withMessage?: string;
  /** These may hold it. */
  readonly low?: string;
}
