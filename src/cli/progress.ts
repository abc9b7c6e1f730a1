import type { Progress } from '../evaluate/index.js';
import type { Terminal } from './terminal.js';

/** A run that ends sooner shows nothing, in milliseconds: a line that flashes up informs nobody. */
const quietMs = 300;

/** Time between two states of the line, in milliseconds. */
const pauseMs = 100;

/** Back to the start of the line, and delete it: ECMA-48, EL 2. */
export const eraseLine = '\r\u001b[2K';

/** One line on the standard error that says how far a run is, for a person who watches. */
export class ProgressLine {
  readonly #isWatched: boolean;
  readonly #started: number;
  #drawn: number | undefined;

  /** @param clock - milliseconds, from any start */
  constructor(
    private readonly terminal: Pick<Terminal, 'stderr' | 'env'>,
    private readonly clock: () => number = () => performance.now(),
  ) {
    const { stderr, env } = terminal;
    this.#isWatched = stderr.isTTY === true && !isCi(env) && env['TERM'] !== 'dumb';
    this.#started = clock();
  }

  readonly update = ({ done, total }: Progress): void => {
    if (!this.#isWatched) return;
    const now = this.clock();
    if (now - this.#started < quietMs) return;
    if (this.#drawn !== undefined && now - this.#drawn < pauseMs) return;
    this.#drawn = now;
    this.terminal.stderr.write(`${eraseLine}judged ${done} of ${total} files`);
  };

  /** Has to be called before anything else is printed. */
  erase(): void {
    if (this.#drawn === undefined) return;
    this.#drawn = undefined;
    this.terminal.stderr.write(eraseLine);
  }
}

function isCi({ CI: ci }: Terminal['env']): boolean {
  return ci !== undefined && ci !== '' && ci !== '0' && ci !== 'false';
}
