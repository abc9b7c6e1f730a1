import type { SensitivityLevel } from './field-classification.js';

/** Levels of categories, longest key first where one is below another. Keys are those of Fideslang below `user`, and ours. */
const levels: Readonly<Record<string, SensitivityLevel>> = {
  account: 'confidential',
  authorization: 'restricted',
  behavior: 'confidential',
  biometric: 'restricted',
  childrens: 'restricted',
  contact: 'confidential',
  content: 'restricted',
  'content.private': 'confidential',
  'content.public': 'internal',
  'content.self_image': 'restricted',
  credential: 'restricted',
  criminal_history: 'restricted',
  demographic: 'confidential',
  'demographic.political_opinion': 'restricted',
  'demographic.race_ethnicity': 'restricted',
  'demographic.religious_belief': 'restricted',
  'demographic.sexual_orientation': 'restricted',
  device: 'internal',
  'device.ip_address': 'confidential',
  financial: 'restricted',
  government_id: 'restricted',
  health_and_medical: 'restricted',
  job_title: 'confidential',
  location: 'confidential',
  'location.precise': 'restricted',
  name: 'confidential',
  payment: 'restricted',
  privacy_preferences: 'internal',
  pseudonymous_id: 'internal',
  sensor: 'confidential',
  social: 'confidential',
  system: 'internal',
  'system.authentication': 'restricted',
  telemetry: 'internal',
  unique_id: 'internal',
  user: 'confidential',
  workplace: 'confidential',
};

/** What stays sensitive whoever declares it harmless: only a waiver, with its owner and day, makes it so. */
const hard = [
  'credential',
  'government_id',
  'financial.credit_card',
  'health_and_medical',
  'biometric',
  'system.authentication',
];

/** The level of a category by itself; undefined where there is no such category. */
export function levelOfCategory(category: string): SensitivityLevel | undefined {
  for (let key = category; key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('.')))) {
    if (Object.hasOwn(levels, key)) return levels[key];
  }
  return undefined;
}

/** Whether values of a category are never harmless: credentials, government ids, cards, health, biometrics. */
export function isHardCategory(category: string): boolean {
  return hard.some((each) => category === each || category.startsWith(`${each}.`));
}

/** A dotted key as Fides writes it, without the `user` that most begin with; undefined where it is none. */
export function toCategory(key: string): string | undefined {
  const dotted = key.trim().toLowerCase();
  const category = dotted.startsWith('user.') ? dotted.slice('user.'.length) : dotted;
  return levelOfCategory(category) === undefined ? undefined : category;
}
