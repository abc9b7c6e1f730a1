import type {
  Operability,
  OperabilityAnswer,
  OperabilityPlace,
  OperabilityWord,
  OperableService,
} from '../../../report/index.js';
import {
  answerWord,
  decidingWords,
  isSilent,
  summarizeOperability,
} from '../../../report/wording/operability.js';
import { place } from '../../../report/wording/place.js';
import { limitRows, type PageSection, tableView } from '../page-section.js';
import { el, type ViewContent } from '../view/node.js';
import { writeNode } from '../write-node.js';

/** How well services can be operated: one row for each with all answers, then by whom each answer is given. */
export function operabilityExhibit({ questions, services, unmatched }: Operability): PageSection {
  const known = services.filter((service) => !isSilent(service));
  const silent = services.filter(isSilent);
  const { shown, rest } = limitRows(known);
  const labels = questions.map(({ label }) => label);
  const html = writeNode(
    el(
      'div',
      { class: 'exhibit' },
      el('p', {}, `${summarizeOperability(known)}.`),
      el(
        'p',
        { class: 'note' },
        '✓ yes: something was examined, and nothing is wrong. ✕ no: there is a finding. ○: all findings are accepted. ? unknown: nobody can tell. –: not judged, since no rule examined anything of the service for this.',
      ),
      known.length > 0 && [
        tableView(
          'Operability of services',
          ['Service', ...labels],
          shown.map(({ name, answers }) => [
            el('span', { class: 'answer' }, name),
            ...answers.map(shortView),
          ]),
        ),
        rest,
        shown.map((service) => serviceView(service, questions)),
      ],
      silent.length > 0 &&
        el(
          'p',
          { class: 'note' },
          `Nothing was judged of ${silent.map(({ name, namedBy }) => `${name} (named by ${namedBy.join(', ')})`).join(', ')}.`,
        ),
      unmatched.length > 0 && unmatchedView(unmatched),
    ),
  );
  return { id: 'operability', title: 'Operability of services', count: services.length, html };
}

/** Many stand in one row, and what was not judged is most of some. */
function shortView(answer: OperabilityAnswer) {
  if (answer.state !== 'nothing') return answerView(answer);
  const { sign, word } = answerWord(answer);
  return el('span', { class: 'answer answer-nothing', role: 'img', 'aria-label': word }, sign);
}

function answerView(answer: Pick<OperabilityAnswer, 'state' | 'accepted'>) {
  const { sign, word } = answerWord(answer);
  const level = answer.accepted === true ? 'accepted' : answer.state;
  return el('span', { class: `answer answer-${level}` }, `${sign} ${word}`);
}

function serviceView(
  { name, namedBy, answers }: OperableService,
  questions: Operability['questions'],
) {
  const rows = answers.map((answer): readonly ViewContent[] => {
    const question = questions.find(({ id }) => id === answer.question);
    const words = decidingWords(answer).map((word) => el('div', {}, wordView(word)));
    return [question?.title ?? answer.question, answerView(answer), words];
  });
  return el(
    'details',
    { class: 'fold' },
    el('summary', {}, name, el('span', { class: 'note' }, ` named by ${namedBy.join(', ')}`)),
    tableView(`Operability of ${name}`, ['Question', 'Answer', 'By'], rows),
  );
}

function unmatchedView(unmatched: readonly OperabilityWord[]) {
  const rows = unmatched.map((word) => [answerView(word), wordView(word)]);
  return el(
    'details',
    { class: 'fold' },
    el('summary', {}, 'What was judged and is of no service that is known'),
    tableView('Of no service', ['Answer', 'By'], rows),
  );
}

function wordView({ rule, why, places }: OperabilityWord): ViewContent {
  return [why, ' ', el('code', { class: 'note' }, rule), places.map(placeView)];
}

function placeView({ name, environment, state, location }: OperabilityPlace): ViewContent {
  if (location === undefined) return undefined;
  const about = [
    name,
    ...(environment === undefined ? [] : [`in ${environment}`]),
    ...(state === undefined || state === 'new' ? [] : [state]),
  ];
  return [el('br'), el('code', { class: 'note' }, place(location), ` ${about.join(', ')}`)];
}
