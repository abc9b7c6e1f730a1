import type {
  Operability,
  OperabilityAnswer,
  OperabilityPlace,
  OperabilityWord,
  OperableService,
} from '../../report/index.js';
import {
  answerWord,
  decidingWords,
  isSilent,
  summarizeOperability,
} from '../../report/wording/operability.js';
import { toPrintable } from '../../source/printable.js';
import { formatTable } from '../format-table.js';
import { escapeMarkdown, markdownTable } from '../markdown-table.js';
import { placeOf } from '../place-of.js';
import type { OperationsFormat } from './operations.js';

/** The view as it goes to the standard output. */
export function printOperability(operability: Operability, format: OperationsFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(operability, null, 2)}\n`;
    case 'markdown':
      return write(markdownLines(operability));
    case 'table':
      return write(tableLines(operability));
  }
}

function write(lines: readonly string[]): string {
  return `${lines.map(toPrintable).join('\n')}\n`;
}

function tableLines({ questions, services, unmatched }: Operability): readonly string[] {
  const known = services.filter((service) => !isSilent(service));
  const lines = [summarizeOperability(known)];
  const isCommon = createCommonFinder(known);
  const toRows = (answers: readonly OperabilityAnswer[]) =>
    answers.flatMap((answer) => {
      const { sign, word } = answerWord(answer);
      const label = questions.find(({ id }) => id === answer.question)?.label ?? answer.question;
      return toldOf(answer).map((told, index) =>
        index === 0 ? [`  ${sign} ${label}`, word, told] : ['', '', told],
      );
    });
  for (const service of known) {
    const own = service.answers.filter((answer) => !isCommon(answer));
    lines.push('', titleOf(service), ...formatTable(toRows(own)));
  }
  const common = known[0]?.answers.filter(isCommon) ?? [];
  if (common.length > 0) lines.push('', 'all of them', ...formatTable(toRows(common)));
  lines.push(...silentLines(services).flatMap((line) => ['', line]));
  if (unmatched.length > 0) {
    const rows = unmatched.map((word) => [`  ${answerWord(word).sign} ${tellWord(word)}`]);
    lines.push('', 'of no service that is known', ...formatTable(rows));
  }
  return lines;
}

/** Finds what was judged of none of several services: the reason is that of the run, and once is enough. */
function createCommonFinder(services: readonly OperableService[]) {
  const judged = new Set(
    services.flatMap(({ answers }) =>
      answers.flatMap(({ question, state }) => (state === 'nothing' ? [] : [question])),
    ),
  );
  return ({ question }: OperabilityAnswer) => services.length > 1 && !judged.has(question);
}

function markdownLines({ questions, services, unmatched }: Operability): readonly string[] {
  const known = services.filter((service) => !isSilent(service));
  const lines = ['# Operability of services', '', `${summarizeOperability(known)}.`];
  if (known.length > 0) {
    const head = ['service', ...questions.map(({ label }) => label)];
    const rows = known.map(({ name, answers }) => [name, ...answers.map(shortOf)]);
    lines.push('', ...markdownTable(head, rows));
  }
  for (const service of known) {
    const rows = service.answers.map((answer) => {
      const title = questions.find(({ id }) => id === answer.question)?.title ?? answer.question;
      return [title, shortOf(answer), toldOf(answer).join('; ')];
    });
    lines.push('', `## ${escapeMarkdown(titleOf(service))}`, '');
    lines.push(...markdownTable(['question', 'answer', 'by'], rows));
  }
  lines.push(...silentLines(services).flatMap((line) => ['', `${escapeMarkdown(line)}.`]));
  if (unmatched.length > 0) {
    const rows = unmatched.map((word) => [shortOf(word), tellWord(word)]);
    lines.push('', '## Of no service that is known', '', ...markdownTable(['answer', 'by'], rows));
  }
  return lines;
}

function titleOf({ name, namedBy }: OperableService): string {
  return `${name} (named by ${namedBy.join(', ')})`;
}

function shortOf(answer: Pick<OperabilityAnswer, 'state' | 'accepted'>): string {
  const { sign, word } = answerWord(answer);
  return `${sign} ${word}`;
}

/** What is wrong, and why nothing was judged, in full; of what is well one rule is enough to be believed. */
function toldOf(answer: OperabilityAnswer): readonly string[] {
  const words = decidingWords(answer);
  const [first, ...others] = words;
  if (answer.state !== 'yes' || first === undefined || others.length === 0) {
    return words.map(tellWord);
  }
  return [`${tellWord(first)}; ${others.map(({ rule }) => rule).join(', ')} as well`];
}

/** `payments has no runbook (catalog/service-complete, catalog.yaml:12)` */
function tellWord({ rule, why, places }: OperabilityWord): string {
  const [first] = places;
  const place = first?.location === undefined ? [] : [placeOf(first.location)];
  return `${why} (${[rule, ...place, ...remarksOf(first)].join(', ')})`;
}

function remarksOf(place: OperabilityPlace | undefined): readonly string[] {
  const { environment, state } = place ?? {};
  return [
    ...(environment === undefined ? [] : [`in ${environment}`]),
    ...(state === undefined || state === 'new' ? [] : [state]),
  ];
}

/** Nobody is to look for a service in vain. */
function silentLines(services: readonly OperableService[]): readonly string[] {
  const silent = services.filter(isSilent);
  return silent.length === 0 ? [] : [`nothing was judged of ${silent.map(titleOf).join(', ')}`];
}
