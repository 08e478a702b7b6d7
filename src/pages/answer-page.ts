import { h } from 'hastscript';
import type { Answer, Answered, ArticleSummary, NotInCorpus, Talk } from '../answering/answer.ts';
import { ANSWER_LABELS, wholeOf } from '../wording/answer-labels.ts';
import { letterMark, numberMark } from '../wording/passage-marks.ts';
import { talkWords } from '../wording/talk-words.ts';
import type { Asked, PageContext } from './addresses.ts';
import { outward, outwardNote, writePage } from './document.ts';
import { overviewParts } from './overview.ts';
import { PAGE_LABELS } from './page-labels.ts';
import { passageList } from './passages.ts';
import { questionForm } from './question-form.ts';
import { gap, shown, withElements, type Child } from './shown-text.ts';
import { startPage } from './start-page.ts';

/** An answer, what it answers, and what else can be asked. */
export interface AnswerContent {
  readonly answer: Answer;
  readonly asked: Asked;
  readonly articles: readonly ArticleSummary[];
}

/** The page of an answer: the question, the evidence or the refusal, the answer's address and the form to go on with. */
export function answerPage(content: AnswerContent, context: PageContext): string {
  const { answer, asked, articles } = content;
  const labels = PAGE_LABELS[context.language];
  if (answer.kind === 'unaskable') {
    const error = ANSWER_LABELS[context.language].unaskable[answer.reason];
    return startPage({ articles, asked, error }, context);
  }
  const main = [
    h('article', [questionHeading(answer.question), ...answerParts(content, context)]),
    h('p.permanent', [
      h('a', { href: context.addresses.permanent(asked), ...outward(context) }, [
        labels.permanent.link,
        ...outwardNote(context),
      ]),
      h('span.note', ` ${labels.permanent.note}`),
    ]),
    h('section.again', [
      h('h2', labels.askOn),
      questionForm({ articles, article: asked.article, followed: followedOf(answer) }, context),
    ]),
  ];
  return writePage({ title: answer.question, main }, context);
}

/** A question with more characters is a text, and set as one. */
const HEADING_CHARACTERS = 140;

function questionHeading(question: string): Child {
  return h(question.length > HEADING_CHARACTERS ? 'h1.long' : 'h1', { dir: 'auto' }, shown(question));
}

function answerParts({ answer, asked, articles }: AnswerContent, context: PageContext): readonly Child[] {
  switch (answer.kind) {
    case 'answered':
      return answeredParts(answer, context);
    case 'not-in-corpus':
      return refusalParts(answer, asked.article === undefined ? articles.length : 1, context);
    case 'talk':
      return talkParts(answer, asked, context);
    case 'overview':
      return overviewParts(answer, asked, context);
    case 'unaskable':
      return [];
  }
}

/** The question that a further one may lean on: the last that stood for itself. */
function followedOf(answer: Exclude<Answer, { kind: 'unaskable' }>): string | undefined {
  if (answer.kind === 'talk') return undefined;
  return answer.kind === 'overview' ? answer.question : (answer.understoodWith ?? answer.question);
}

function answeredParts(answer: Answered, context: PageContext): readonly Child[] {
  const labels = ANSWER_LABELS[context.language];
  const { band, citations, rest } = answer;
  const [goingOn, further] = [answer.more.slice(0, rest), answer.more.slice(rest)];
  return [
    understoodLine(answer, context),
    h('h2.verdict', { className: [band] }, labels.band[band]),
    passageList(citations, { markAt: numberMark, isEvidence: true, unfolds: true }, context),
    goingOn.length === 0
      ? undefined
      : h('details.further', [
          h('summary', labels.rest[wholeOf(citations[0])](rest)),
          passageList(
            goingOn,
            {
              markAt: (at) => numberMark(citations.length + at),
              isEvidence: true,
              unfolds: false,
              before: citations.at(-1),
            },
            context,
          ),
        ]),
    furtherPassages(further, 0, context),
    h('p.note', labels.verbatim),
  ];
}

function refusalParts(answer: NotInCorpus, searched: number, context: PageContext): readonly Child[] {
  const labels = ANSWER_LABELS[context.language];
  const { nearest, more } = answer;
  return [
    understoodLine(answer, context),
    h('h2.verdict.none', labels.notInCorpus),
    ...(nearest.length === 0
      ? []
      : [
          h('p', labels.nearest),
          passageList(nearest, { markAt: letterMark, isEvidence: false, unfolds: true }, context),
          furtherPassages(more, nearest.length, context),
        ]),
    h('p.note', PAGE_LABELS[context.language].searched(searched)),
  ];
}

/** What only comes near, under letters. */
function furtherPassages(passages: Answered['more'], from: number, context: PageContext): Child {
  if (passages.length === 0) return undefined;
  return h('details.further', [
    h('summary', PAGE_LABELS[context.language].further(passages.length)),
    passageList(
      passages,
      { markAt: (at) => letterMark(from + at), isEvidence: false, unfolds: false },
      context,
    ),
  ]);
}

/** Which earlier question this one was read together with: the person must be able to object. */
function understoodLine({ understoodWith }: Answered | NotInCorpus, { language }: PageContext): Child {
  if (understoodWith === undefined) return undefined;
  const previous = h('bdi', shown(understoodWith));
  return h('p.note', [...withElements(ANSWER_LABELS[language].understoodWith(gap()), [previous])]);
}

function talkParts(talk: Talk, asked: Asked, { language, addresses }: PageContext): readonly Child[] {
  const { line, forExample, examples } = talkWords(talk, language);
  const ask = (question: string): string =>
    addresses.ask({ ...asked, question, language, earlier: undefined });
  return [
    h('p.said', shown(line)),
    ...(examples.length === 0
      ? []
      : [
          h('p', forExample),
          h(
            'ul.questions',
            examples.map((example) => h('li', h('a', { href: ask(example) }, shown(example)))),
          ),
        ]),
  ];
}
