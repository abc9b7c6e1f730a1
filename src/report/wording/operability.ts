import type { OperabilityAnswer, OperabilityWord, OperableService } from '../operability.js';
import { plural } from '../verdict.js';

/** An answer told by a sign and a word, so that nobody has to see its colour. */
export interface AnswerWord {
  readonly sign: string;
  readonly word: string;
}

const states: Readonly<Record<OperabilityAnswer['state'], AnswerWord>> = {
  yes: { sign: '✓', word: 'yes' },
  no: { sign: '✕', word: 'no' },
  unknown: { sign: '?', word: 'unknown' },
  nothing: { sign: '–', word: 'not judged' },
};

export function answerWord({
  state,
  accepted,
}: Pick<OperabilityAnswer, 'state' | 'accepted'>): AnswerWord {
  return accepted === true ? { sign: '○', word: 'no, accepted' } : states[state];
}

/** The words of an answer that decide it. Where nothing was judged, each reason once. */
export function decidingWords({ state, rules }: OperabilityAnswer): readonly OperabilityWord[] {
  const deciding = rules.filter((word) => word.state === state);
  if (state !== 'nothing') return deciding;
  return deciding.filter(
    ({ why }, index) => deciding.findIndex((other) => other.why === why) === index,
  );
}

/** Whether nothing at all is known of a service but its name. */
export function isSilent({ answers }: OperableService): boolean {
  return answers.every(({ state }) => state === 'nothing');
}

/** `2 services: 12 yes, 1 no, 3 not judged` */
export function summarizeOperability(services: readonly OperableService[]): string {
  const counts = new Map<string, number>();
  for (const { answers } of services) {
    for (const answer of answers) {
      const { word } = answerWord(answer);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = ['yes', 'no', 'no, accepted', 'unknown', 'not judged'].flatMap((word) => {
    const count = counts.get(word);
    return count === undefined ? [] : [`${String(count)} ${word}`];
  });
  return `${plural(services.length, 'service')}: ${words.join('; ')}`;
}
