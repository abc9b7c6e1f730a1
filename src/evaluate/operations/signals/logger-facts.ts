/** A logger, as its options set it up: `input.loggers[id]`. */
export interface LoggerFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  /** `pino`, `winston` or `bunyan`. */
  readonly library: string;
  /** What it writes in production. */
  readonly output: 'json' | 'text' | 'unknown';
  /** What makes it so. */
  readonly why: string;
}
