import type { Location, Problem } from '../../report/index.js';
import { entryOf, type Rendering } from './rendering.js';
import type { ToolRun } from './run-tool.js';

/** What there is to say beside what the program said. */
export interface FailureContext {
  readonly rendering: Rendering;
  readonly program: string;
  /** Absolute. */
  readonly cwd: string;
  readonly timeoutMs: number;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
  /** Where in the folder the program says that it failed, where it does. */
  readonly locate?: (messages: string) => Location | undefined;
  /** What to do, where the messages show it. */
  readonly advise: (messages: string) => string;
}

/** Most of the messages that a problem repeats: lines, and UTF-16 code units. */
const mostLines = 4;
const longestQuote = 600;

/** Lines that say nothing of what is wrong. */
const chatter = /^(?:Use --debug flag|WARNING: |W[0-9]{4} |\s*$)/;

/** The problem of a rendering that did not come about. */
export function describeFailure(
  run: Extract<ToolRun, { readonly kind: 'failed' | 'timeout' }>,
  { rendering, program, cwd, timeoutMs, redact, locate, advise }: FailureContext,
): Problem {
  const { tool, folder, environment } = rendering;
  const what = `${tool} does not render ${folder}${environment === undefined ? '' : ` for ${environment}`}`;
  const location = { uri: entryOf(rendering) };
  if (run.kind === 'timeout') {
    return {
      code: 'render-failed',
      message: `${what}: ${program} takes longer than ${timeoutMs / 1000} s`,
      location,
      hint: 'Call it by hand to see what it waits for, or set timeoutSeconds of the source.',
    };
  }
  const messages = run.stderr.replaceAll(`${cwd}/`, '');
  const quote = redact(quoteMessages(messages));
  return {
    code: 'render-failed',
    message: `${what}: ${quote === '' ? `${program}: ${run.reason}` : quote}`,
    location: locate?.(messages) ?? location,
    hint: fetches.test(messages) ? fetchHint : advise(messages),
  };
}

/** What shows when a program wants to use the network, which its environment keeps from it. */
const fetches = /127\.0\.0\.1:9\b|transport '\w+' not allowed/;

const fetchHint =
  'Nothing is fetched while rendering: keep what it needs beside it, in the repository.';

function quoteMessages(messages: string): string {
  const lines = messages.split(/[\r\n]+/).filter((line) => !chatter.test(line));
  const text = lines
    .slice(0, mostLines)
    .map((line) => line.trim())
    .join(' ')
    .replace(/^Error: /, '');
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}
