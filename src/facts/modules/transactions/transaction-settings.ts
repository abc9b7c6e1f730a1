import { tellingCallbacks, transactionLibraries } from './transaction-libraries.js';
import type { TransactionLibrary } from './transaction-libraries.js';

/** What a project adds to the table: names of its own methods and decorators. */
export interface TransactionSettings {
  /** Methods or functions that run a callback inside a transaction. */
  readonly callbacks?: readonly string[];
  readonly decorators?: readonly string[];
  /** `begin` and `end` of a region, by method names. */
  readonly begins?: readonly string[];
  readonly ends?: readonly string[];
}

/** The table with what a project added, in the form in which calls are held against it. */
export interface TransactionVocabulary {
  readonly libraries: readonly TransactionLibrary[];
  /** Names that tell by themselves: those that the project gave. */
  readonly own: TransactionLibrary;
  readonly callbackNames: ReadonlySet<string>;
  readonly beginNames: ReadonlySet<string>;
  readonly decoratorNames: ReadonlySet<string>;
  /** Every text that opens a transaction holds one of these words. */
  readonly trace: RegExp;
}

export function createVocabulary(settings: TransactionSettings = {}): TransactionVocabulary {
  const own: TransactionLibrary = {
    name: 'this project',
    packages: [],
    callbacks: settings.callbacks ?? [],
    decorators: settings.decorators ?? [],
    begins: settings.begins ?? [],
    ends: settings.ends ?? [],
    distinctive: [...(settings.callbacks ?? []), ...(settings.begins ?? [])],
  };
  const libraries = [own, ...transactionLibraries];
  const callbackNames = new Set([
    ...tellingCallbacks,
    ...libraries.flatMap(({ callbacks = [] }) => callbacks),
  ]);
  const beginNames = new Set(libraries.flatMap(({ begins = [] }) => begins));
  const decoratorNames = new Set(libraries.flatMap(({ decorators = [] }) => decorators));
  const words = [...callbackNames, ...beginNames, ...decoratorNames]
    .filter((name) => !/transaction/i.test(name) && !vagueNames.has(name))
    .map((name) => `\\b${name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}\\b`);
  const trace = new RegExp(
    ['[Tt]ransaction', '\\bBEGIN\\b', '\\.begin\\s*[(<]', ...words].join('|'),
  );
  return { libraries, own, callbackNames, beginNames, decoratorNames, trace };
}

/** Words of everyday code; what they open is named by another word beside them. */
const vagueNames: ReadonlySet<string> = new Set(['execute', 'begin', 'savepoint']);
