import type { Verdict } from './field-classification.js';
import { classifyName, type SensitiveCategory } from './sensitive-names.js';

const categories: Readonly<Record<SensitiveCategory, string>> = {
  credential: 'credential',
  payment: 'financial',
  'government-id': 'government_id',
  contact: 'contact',
  person: 'user',
  health: 'health_and_medical',
  position: 'location.precise',
};

/** A value by its name and what is around it. */
export interface NamedValue {
  readonly name: string;
  readonly types?: readonly string[];
  /** Names of what holds it and of their types, nearest first. */
  readonly containers?: readonly string[];
  /** All names of its schema: they tell the language of its words. */
  readonly siblings?: readonly string[];
  /** Its values are listed. */
  readonly isVocabulary?: boolean;
}

/** What the name of a field says of its value. */
export function detectName({ name, types = [] }: NamedValue): Verdict | undefined {
  const category = classifyName(name);
  const isHarmless =
    types.length > 0 &&
    types.every((type) => type === 'boolean' || type === 'null' || type === 'object');
  if (category === undefined || isHarmless) return undefined;
  const isHard = category !== 'contact' && category !== 'person';
  return {
    level: isHard ? 'restricted' : 'confidential',
    categories: [categories[category]],
    confidence: 'high',
    evidence: [{ kind: 'name', text: `the name ${name}` }],
  };
}
