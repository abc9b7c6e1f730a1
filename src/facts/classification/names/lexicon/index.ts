import { contactLexicon } from './contact.js';
import { contentLexicon, evidenceLexicon } from './content.js';
import { credentialLexicon } from './credentials.js';
import { deviceLexicon } from './devices.js';
import { financeLexicon } from './finance.js';
import { governmentIdLexicon } from './government-ids.js';
import { healthLexicon } from './health.js';
import type { LexiconEntry } from './lexicon-entry.js';
import { peopleLexicon } from './people.js';
import { pseudonymLexicon } from './pseudonyms.js';

/** All English names, and the ids of countries. */
export const lexicon: readonly LexiconEntry[] = [
  ...credentialLexicon,
  ...governmentIdLexicon,
  ...financeLexicon,
  ...healthLexicon,
  ...peopleLexicon,
  ...contactLexicon,
  ...deviceLexicon,
  ...evidenceLexicon,
  ...contentLexicon,
  ...pseudonymLexicon,
];
