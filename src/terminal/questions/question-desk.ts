import type { Answerer, Citation } from '../../answering/answer.ts';
import type { Article } from '../../corpus/article.ts';
import type { Counts } from '../../calibrating/question-counts.ts';
import { BelegError } from '../../errors.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { OwnQuestion } from '../../questions/own-question.ts';
import { askedCorpus, sentencesWith, type AskedCorpus } from '../../questions/pick-sentence.ts';
import { inspectOwnQuestions, questionForm, type OwnQuestions } from '../../questions/read-questions.ts';
import { writeQuestion } from '../../questions/write-question.ts';
import type { SearchIndex } from '../../search-index/search-index.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { chooseArticle } from '../chat/held-article.ts';
import { renderNotice } from '../chat/render-replies.ts';
import { printable } from '../rendering/printable-text.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { TERMINAL_LABELS } from '../terminal-labels.ts';
import { MOST_SHOWN, type Decision } from './answer-choice.ts';

/** What both dialogues work with. */
export interface DeskParts {
  readonly answerer: Answerer;
  readonly corpusFolder: string;
  readonly corpus: AskedCorpus;
  /** Those that there are, and what is wrong with others. */
  readonly own: OwnQuestions;
}

/** What the dialogues work with, of the articles that an index holds. */
export async function deskParts(opened: {
  readonly answerer: Answerer;
  readonly index: SearchIndex;
  readonly corpusFolder: string;
}): Promise<DeskParts> {
  const { answerer, index, corpusFolder } = opened;
  const corpus = askedCorpus(index.articles.values(), index.sentences);
  return { answerer, corpusFolder, corpus, own: await inspectOwnQuestions(corpusFolder, corpus.articles) };
}

/**
 * The same for the one article that was named by its id, its title or a part of it.
 * @throws BelegError where that names none, or several
 */
export function withinArticle(parts: DeskParts, named: string, language: LabelLanguage): DeskParts {
  const summaries = parts.answerer.articles();
  const choice = chooseArticle(summaries, named);
  if (choice.kind === 'all') return parts;
  if (choice.kind !== 'one') {
    const { unknownArticle, knownArticles } = TERMINAL_LABELS[language].ask;
    const ids = (choice.kind === 'several' ? choice.articles : summaries).map(({ id }) => id).join(', ');
    throw new BelegError(unknownArticle(named), knownArticles(ids));
  }
  const articles = parts.corpus.articles.filter(({ id }) => id === choice.article.id);
  return { ...parts, corpus: { ...parts.corpus, articles } };
}

/** Where own questions are looked up and written. What is said of one is known at once, in whichever file it stands. */
export class QuestionDesk {
  readonly #parts: DeskParts;
  readonly #written: {
    readonly articleId: string;
    readonly question: string;
    readonly path: string;
    readonly answers: readonly string[];
  }[] = [];

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  get answerer(): Answerer {
    return this.#parts.answerer;
  }

  /** What is wrong in the files, where something is. */
  renderProblems({ language }: Screen): readonly string[] {
    const { problems } = this.#parts.own;
    const { questionProblems, questions } = HOST_LABELS[language];
    return problems.length === 0 ? [] : [`${questions.wrongFiles}\n${printable(questionProblems(problems))}`];
  }

  /** That a question to one of these articles is there already; undefined where it is not. */
  known(question: string, articleIds: readonly string[], { language }: Screen): string | undefined {
    const form = questionForm(question);
    const isKnown = (one: Pick<OwnQuestion, 'articleId' | 'question'>): boolean =>
      articleIds.includes(one.articleId) && questionForm(one.question) === form;
    const { known, kept } = HOST_LABELS[language].questions;
    const own = this.#parts.own.questions.find(isKnown);
    if (own !== undefined) return known(own.path, own.line);
    const written = this.#written.find(isKnown);
    return written && kept(written.path);
  }

  /** Sentences of an article, or of all, that hold the words. */
  search(words: string, articleId?: string): readonly Citation[] {
    const { corpus, answerer } = this.#parts;
    const ids = articleId === undefined ? corpus.articles.map(({ id }) => id) : [articleId];
    const sentences = ids.flatMap((id) => corpus.sentencesOf(id));
    return sentencesWith(words, sentences, MOST_SHOWN).flatMap(
      (sentence) => answerer.passage(sentence.articleId, sentence.ordinal) ?? [],
    );
  }

  /**
   * Writes what was decided of a question, beside each article whose sentences answer; of one that none answers, beside
   * `articleId`'s.
   * @returns what to say of it
   * @throws OwnQuestionsFault where it cannot be written
   */
  async decide(
    question: string,
    decision: Decision,
    { articleId, screen }: { readonly articleId: string; readonly screen: Screen },
  ): Promise<string> {
    const labels = HOST_LABELS[screen.language].questions;
    if (decision.kind === 'dropped') return renderNotice(labels.dropped, screen);
    const places = decision.kind === 'answers' ? decision.places : [];
    const ids = places.length === 0 ? [articleId] : [...new Set(places.map((place) => place.articleId))];
    const said: string[] = [];
    for (const id of ids) {
      const answers = places.flatMap((place) =>
        place.articleId === id ? (this.#parts.corpus.sentencesOf(id)[place.ordinal]?.text ?? []) : [],
      );
      const path = await writeQuestion(this.#parts.corpusFolder, this.#articleOf(id), { question, answers });
      this.#written.push({ articleId: id, question, path, answers });
      said.push(paletteOf(screen).green(labels.kept(path)));
    }
    return [...said, renderNotice(labels.progress(this.#counts), screen)].join('\n');
  }

  /** What is said last: how many were written, and how many there are. */
  renderEnd({ language }: Screen): string {
    const { end, progress } = HOST_LABELS[language].questions;
    return `${end(this.#written.length)} ${progress(this.#counts)}`;
  }

  get #counts(): Counts {
    const all = [...this.#parts.own.questions, ...this.#written];
    const answerable = all.filter(({ answers }) => answers.length > 0).length;
    return { answerable, unanswerable: all.length - answerable };
  }

  #articleOf(id: string): Article {
    const article = this.#parts.corpus.articles.find((one) => one.id === id);
    if (article === undefined) throw new Error(`There is no article ${id}`);
    return article;
  }
}
