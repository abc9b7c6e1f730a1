import type { Place } from '../document.js';

/** What a logger writes where services run in production. */
export interface Output {
  readonly output: 'json' | 'text' | 'unknown';
  /** What makes it so: `its transport pino-pretty writes text`. */
  readonly why: string;
}

/** A logger, as code or a file of options sets it up. */
export interface Logger extends Output {
  readonly place: Place;
  readonly name: string;
  /** `pino`, `winston` or `bunyan`. */
  readonly library: string;
}
