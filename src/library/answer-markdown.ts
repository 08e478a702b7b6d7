import type { BlockContent, List, PhrasingContent } from 'mdast';
import {
  shownOf,
  type Answer,
  type Answered,
  type ArticleOverview,
  type Citation,
  type NotInCorpus,
  type Overview,
  type QuotedArticle,
  type SectionOpening,
  type Talk,
} from '../answering/answer.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { ANSWER_LABELS, SOURCES_NAMED, wholeOf } from '../wording/answer-labels.ts';
import { articleName } from '../wording/article-name.ts';
import { captionOver, sectionOf, changeNote } from '../wording/caption.ts';
import { isEvidenceMark, letterMark, numberMark, shownMark } from '../wording/passage-marks.ts';
import { shownDate } from '../wording/shown-date.ts';
import { sectionQuestion, talkWords } from '../wording/talk-words.ts';
import { bold, dotted, linked, paragraph, quotation, text, writeMarkdown } from './write-markdown.ts';

/** A further source is named, not described. In characters. */
const SOURCE_CHARACTERS = 100;

/**
 * An answer as Markdown, with a line break at its end: each sentence a block quote of its own, word for word, what answers in bold; its
 * place with the link below. Nothing of an article or a question is markup.
 *
 * @param language of what beleg says itself
 */
export function answerToMarkdown(answer: Answer, language: LabelLanguage): string {
  return writeMarkdown(blocksOf(answer, language));
}

function blocksOf(answer: Answer, language: LabelLanguage): readonly BlockContent[] {
  switch (answer.kind) {
    case 'answered':
      return answeredBlocks(answer, language);
    case 'not-in-corpus':
      return refusalBlocks(answer, language);
    case 'talk':
      return talkBlocks(answer, language);
    case 'overview':
      return overviewBlocks(answer, language);
    case 'unaskable':
      return [paragraph(text(ANSWER_LABELS[language].unaskable[answer.reason]))];
  }
}

function answeredBlocks(answer: Answered, language: LabelLanguage): readonly BlockContent[] {
  const labels = ANSWER_LABELS[language];
  const { citations, rest } = answer;
  return [
    ...understoodWith(answer, language),
    paragraph(bold(text(labels.band[answer.band]))),
    ...citations.flatMap((citation, at) =>
      passageBlocks({ mark: numberMark(at), citation, before: citations[at - 1], language }),
    ),
    ...notices(rest === 0 ? [] : [labels.rest[wholeOf(citations[0])](rest)]),
    ...notices([...foreignLanguages(citations, language), labels.verbatim]),
  ];
}

function refusalBlocks(answer: NotInCorpus, language: LabelLanguage): readonly BlockContent[] {
  const labels = ANSWER_LABELS[language];
  const nearest = shownOf(answer);
  return [
    ...understoodWith(answer, language),
    paragraph(bold(text(labels.notInCorpus))),
    ...notices(nearest.length === 0 ? [] : [labels.nearest]),
    ...nearest.flatMap((citation, at) =>
      passageBlocks({ mark: letterMark(at), citation, before: nearest[at - 1], language }),
    ),
    ...notices(foreignLanguages(nearest, language)),
  ];
}

/** Which earlier question this one was read together with: the person must be able to object. */
function understoodWith(
  { understoodWith: previous }: Answered | NotInCorpus,
  language: LabelLanguage,
): readonly BlockContent[] {
  return notices(previous === undefined ? [] : [ANSWER_LABELS[language].understoodWith(previous)]);
}

interface MarkedPassage {
  /** A number for evidence, a letter for what only comes near, which is shown without emphasis. */
  readonly mark: string;
  readonly citation: Citation;
  /** The quotation shown before it; what stands under the same caption needs none. */
  readonly before: Citation | undefined;
  readonly language: LabelLanguage;
}

function passageBlocks({ mark, citation, before, language }: MarkedPassage): readonly BlockContent[] {
  const caption = captionText(citation, before, language);
  const note = changeNote(citation, language);
  return [
    paragraph(bold(text(shownMark(mark))), ...(caption === undefined ? [] : [text(` ${caption}`)])),
    quotation(citation.text, isEvidenceMark(mark) ? citation.highlights : []),
    ...(note === undefined ? [] : [paragraph(bold(text(note)))]),
    paragraph(...placeOf(citation, language)),
  ];
}

function captionText(
  citation: Citation,
  before: Citation | undefined,
  language: LabelLanguage,
): string | undefined {
  const caption = captionOver(citation, before);
  return caption && ANSWER_LABELS[language].caption[caption.of](caption.text);
}

/** The article and section with the link to the sentence, its page, its number, and where else it stands. */
function placeOf(citation: Citation, language: LabelLanguage): PhrasingContent[] {
  const labels = ANSWER_LABELS[language];
  const { article, ordinal, page, link, also } = citation;
  const section = sectionOf(citation);
  const name = section === undefined ? articleName(article) : `${articleName(article)}, ${section}`;
  const names = also.slice(0, SOURCES_NAMED).map((place) => articleName(place.article, SOURCE_CHARACTERS));
  return dotted([
    linked(name, link),
    ...(article.publisher === undefined ? [] : [text(article.publisher)]),
    ...(page === undefined ? [] : [text(labels.page(page))]),
    text(labels.sentenceNumber(ordinal)),
    ...(also.length === 0 ? [] : [text(labels.also(names, also.length - names.length))]),
  ]);
}

/** The languages of the articles other than that of the labels. */
function foreignLanguages(citations: readonly Citation[], language: LabelLanguage): readonly string[] {
  const foreign = new Set(
    citations.map(({ article }) => article.language).filter((spoken) => spoken !== language),
  );
  return [...foreign].map((spoken) => ANSWER_LABELS[language].articleLanguage[spoken]);
}

function talkBlocks(talk: Talk, language: LabelLanguage): readonly BlockContent[] {
  const { line, forExample, examples } = talkWords(talk, language);
  return [
    paragraph(text(line)),
    ...(examples.length === 0 ? [] : [paragraph(text(forExample)), bulleted(examples)]),
  ];
}

function bulleted(items: readonly string[]): List {
  return {
    type: 'list',
    spread: false,
    children: items.map((item) => ({ type: 'listItem', children: [paragraph(text(item))] })),
  };
}

/** Of one article its sections, of several the first sentence of each. */
function overviewBlocks({ articles, others }: Overview, language: LabelLanguage): readonly BlockContent[] {
  const labels = ANSWER_LABELS[language].overview;
  const isOne = articles.length === 1 && others === 0;
  const title = isOne ? labels.ofArticle : labels.ofArticles(articles.length + others);
  return [
    paragraph(bold(text(title))),
    ...articles.flatMap(({ article, sections, sectionCount }) => [
      paragraph(...articleLine(article, language)),
      ...sections.flatMap((section) => openingBlocks(section, { language, isOne })),
      ...notices(
        isOne && sectionCount > sections.length ? [labels.otherSections(sectionCount - sections.length)] : [],
      ),
    ]),
    ...notices(others > 0 ? [labels.otherArticles(others)] : isOne ? goOn(articles[0], language) : []),
  ];
}

function articleLine(article: QuotedArticle, language: LabelLanguage): PhrasingContent[] {
  const { publisher, date, url } = article;
  const foreign =
    article.language === language ? [] : [ANSWER_LABELS[language].articleLanguage[article.language]];
  return dotted([
    linked(articleName(article), url),
    ...(publisher === undefined ? [] : [text(publisher)]),
    ...(date === undefined ? [] : [text(shownDate(date, language))]),
    ...foreign.map(text),
  ]);
}

function openingBlocks(
  { heading, first }: SectionOpening,
  { language, isOne }: { readonly language: LabelLanguage; readonly isOne: boolean },
): readonly BlockContent[] {
  const name = heading ?? ANSWER_LABELS[language].overview.opening;
  const caption = captionText(first, undefined, language);
  return [
    ...(isOne ? [paragraph(bold(linked(name, first.link)))] : []),
    ...notices(caption === undefined ? [] : [caption]),
    quotation(first.text, []),
  ];
}

/** How to read a section: by a question that names one of those shown. */
function goOn({ sections }: ArticleOverview, language: LabelLanguage): readonly string[] {
  const heading = sections.find((section) => section.heading !== undefined)?.heading;
  if (heading === undefined) return [];
  return [ANSWER_LABELS[language].overview.goOn(sectionQuestion(heading, language))];
}

/** What beleg says itself, on a line of its own; none where there is nothing to say. */
function notices(said: readonly string[]): readonly BlockContent[] {
  return said.length === 0 ? [] : [paragraph(...dotted(said.map(text)))];
}
