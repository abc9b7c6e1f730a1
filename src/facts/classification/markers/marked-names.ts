import { says, type Statement } from './statement.js';
import { splitParts } from './words.js';

const personal: Statement = { ...says('confidential'), categories: ['user'] };
const health: Statement = { ...says('restricted'), categories: ['health_and_medical'] };
const credential: Statement = { ...says('restricted'), categories: ['credential'] };

/** Names of containers that somebody made for what is sensitive, so that the name declares it: `pii` and `UserPersonalData` of Open edX. */
const declaring: ReadonlyMap<string, Statement> = new Map([
  ...names(
    'pii,personal data,personal information,personal info,personally identifiable information',
    personal,
  ),
  ...names('sensitive data,sensitive personal data,confidential data', says('confidential')),
  ...names('phi,protected health information,health data,medical data', health),
]);

/** Names of containers whose members most often are sensitive. */
const suggesting: ReadonlyMap<string, Statement> = new Map([
  ...names('personal,personal details,private data,private info', personal),
  ...names('sensitive,confidential', says('confidential')),
  ...names('secret,secrets,credential,credentials', credential),
]);

function names(list: string, statement: Statement): readonly (readonly [string, Statement])[] {
  return list.split(',').map((name) => [name, statement] as const);
}

/** What the name of a container or of its type says of all that is in it. */
export interface MarkedName {
  readonly statement: Statement;
  /** The name was chosen to say so, and is no guess. */
  readonly isDeclared: boolean;
}

/** Answers that are kept: schemas repeat a few names. */
const known = new Map<string, MarkedName | undefined>();
const mostKnown = 10_000;

/** Reads the name of a container or of a type. */
export function readContainerName(name: string): MarkedName | undefined {
  if (known.has(name)) return known.get(name);
  const read = name.length > 100 ? undefined : readName(name);
  if (known.size < mostKnown) known.set(name, read);
  return read;
}

function readName(name: string): MarkedName | undefined {
  const parts = splitParts(name.slice(name.lastIndexOf('.') + 1));
  if (/^(?:no|not|non|without|has|is)$/.test(parts[0] ?? '')) return undefined;
  const whole = parts.join(' ');
  const ending = parts.slice(-2).join(' ');
  // `UserPersonalData`, `user_pii`: what stands before says whose it is. `UserSecrets` may be a list of their names.
  const last = parts.at(-1) === 'pii' ? declaring.get('pii') : undefined;
  const statement = declaring.get(whole) ?? declaring.get(ending) ?? last;
  if (statement !== undefined) return { statement, isDeclared: true };
  const suggested = suggesting.get(whole);
  return suggested === undefined ? undefined : { statement: suggested, isDeclared: false };
}
