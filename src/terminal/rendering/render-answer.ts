import wrapAnsi from 'wrap-ansi';
import type { Language } from '../../language/language.ts';
import { ANSWER_LABELS, wholeOf } from '../../wording/answer-labels.ts';
import {
  shownOf,
  type Answer,
  type Answered,
  type Band,
  type Citation,
  type NotInCorpus,
} from '../../answering/answer.ts';
import { letterMark, numberMark } from '../../wording/passage-marks.ts';
import { printableLine } from './printable-text.ts';
import { articlesOf, renderPassages, sourceOf, type MarkedPassage } from './render-passage.ts';
import { renderOverview, renderTalk } from './render-overview.ts';
import { paletteOf, type Screen } from '../screen.ts';

/** The colour repeats what the heading says and never carries it alone. */
const BAND_COLOR = { good: 'green', unsure: 'yellow' } as const satisfies Record<Band, 'green' | 'yellow'>;

/**
 * An answer as text for a terminal, without a line break at its end. Quotations stand in it word for word.
 *
 * @param readOn how the person can read on where the quotations or the sections go on
 */
export function renderAnswer(answer: Answer, screen: Screen, readOn?: string): string {
  switch (answer.kind) {
    case 'answered':
      return renderAnswered(answer, screen, readOn);
    case 'not-in-corpus':
      return renderNotInCorpus(answer, screen);
    case 'talk':
      return renderTalk(answer, screen);
    case 'overview':
      return renderOverview(answer, screen, readOn);
    case 'unaskable':
      return wrapAnsi(ANSWER_LABELS[screen.language].unaskable[answer.reason], screen.width);
  }
}

/** The passages that an answer shows at once, under their marks: numbers for evidence, letters for what comes near. */
export function shownPassages(answer: Answered | NotInCorpus): readonly MarkedPassage[] {
  const markAt = answer.kind === 'answered' ? numberMark : letterMark;
  return shownOf(answer).map((citation, index) => ({ mark: markAt(index), citation }));
}

/** Passages under letters that go on where `from` letters were given before. */
export function letteredPassages(citations: readonly Citation[], from: number): readonly MarkedPassage[] {
  return citations.map((citation, index) => ({ mark: letterMark(from + index), citation }));
}

/** Passages under numbers that go on where `from` numbers were given before. */
export function numberedPassages(citations: readonly Citation[], from: number): readonly MarkedPassage[] {
  return citations.map((citation, index) => ({ mark: numberMark(from + index), citation }));
}

/** Passages that go on with what was cited, with their source and how many still follow. */
export function renderGoingOn(
  passages: readonly MarkedPassage[],
  screen: Screen,
  { rest, readOn }: { readonly rest: number; readonly readOn: string },
): string {
  return blocks([
    ...renderPassages(passages, { screen, emphasis: true }),
    lines([renderRest({ passages, rest, readOn }, screen), renderSource(passages, screen)]),
  ]);
}

/** Passages without emphasis, with their source: what comes near, and what comes after. */
export function renderNearby(passages: readonly MarkedPassage[], screen: Screen): string {
  return blocks([...renderPassages(passages, { screen, emphasis: false }), renderSource(passages, screen)]);
}

function renderAnswered(answer: Answered, screen: Screen, readOn?: string): string {
  const labels = ANSWER_LABELS[screen.language];
  const palette = paletteOf(screen);
  const passages = shownPassages(answer);
  const heading = palette.bold[BAND_COLOR[answer.band]](labels.band[answer.band]);
  return blocks([
    lines([renderUnderstoodWith(answer, screen), wrapAnsi(heading, screen.width)]),
    ...renderPassages(passages, { screen, emphasis: true }),
    lines([
      renderRest({ passages, rest: answer.rest, readOn }, screen),
      renderSource(passages, screen),
      wrapAnsi(palette.dim(labels.verbatim), screen.width),
    ]),
  ]);
}

interface Rest {
  /** Those shown. */
  readonly passages: readonly MarkedPassage[];
  /** How many go on with them. */
  readonly rest: number;
  readonly readOn: string | undefined;
}

/** How many go on with the list or the section of those shown. */
function renderRest({ passages: [first], rest, readOn }: Rest, screen: Screen): string {
  if (first === undefined || rest === 0) return '';
  const notice = ANSWER_LABELS[screen.language].rest[wholeOf(first.citation)](rest);
  const shown = readOn === undefined ? notice : `${notice} ${readOn}`;
  return wrapAnsi(paletteOf(screen).dim(shown), screen.width);
}

function renderNotInCorpus(answer: NotInCorpus, screen: Screen): string {
  const labels = ANSWER_LABELS[screen.language];
  const heading = wrapAnsi(paletteOf(screen).bold(labels.notInCorpus), screen.width);
  const opening = lines([renderUnderstoodWith(answer, screen), heading]);
  if (answer.nearest.length === 0) return opening;
  return blocks([
    opening,
    wrapAnsi(labels.nearest, screen.width),
    renderNearby(shownPassages(answer), screen),
  ]);
}

/** Which earlier question this one was read together with: the person must be able to object. */
function renderUnderstoodWith(answer: Answered | NotInCorpus, screen: Screen): string {
  if (answer.understoodWith === undefined) return '';
  const notice = ANSWER_LABELS[screen.language].understoodWith(printableLine(answer.understoodWith));
  return wrapAnsi(paletteOf(screen).dim(notice), screen.width);
}

/** The one article behind the passages (several name themselves), and their languages other than that of the labels. */
function renderSource(passages: readonly MarkedPassage[], screen: Screen): string {
  const articles = articlesOf(passages);
  const [first] = articles;
  const foreign = new Set<Language>(
    articles.map(({ language }) => language).filter((language) => language !== screen.language),
  );
  const notices = [...foreign].map((language) => ANSWER_LABELS[screen.language].articleLanguage[language]);
  const sources = first !== undefined && articles.length === 1 ? [sourceOf(first)] : [];
  return wrapAnsi(paletteOf(screen).dim([...sources, ...notices].join(' · ')), screen.width);
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function blocks(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
