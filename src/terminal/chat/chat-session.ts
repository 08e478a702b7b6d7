import {
  isSearched,
  type Answer,
  type Answerer,
  type ArticleSummary,
  type Citation,
  type Overview,
  type PreviousTurn,
} from '../../answering/answer.ts';
import { turnAfter } from '../../answering/carried-turn.ts';
import type { ChatLine, CommandName } from './chat-commands.ts';
import { isEvidenceMark, PASSAGES_A_PAGE, typedMark } from '../../wording/passage-marks.ts';
import { heldAnswer, heldPassage, heldPassages, heldSections } from '../held-quotations.ts';
import {
  letteredPassages,
  numberedPassages,
  renderAnswer,
  renderGoingOn,
  renderNearby,
  shownPassages,
} from '../rendering/render-answer.ts';
import { chooseArticle, HELD_ARTICLE_LABELS, nameOf } from './held-article.ts';
import { renderArticles, renderContext, renderHelp, renderNotice } from './render-replies.ts';
import type { MarkedPassage } from '../rendering/render-passage.ts';
import { renderMoreSections } from '../rendering/render-overview.ts';
import type { Screen } from '../screen.ts';
import { TERMINAL_LABELS } from '../terminal-labels.ts';

/** What an overview has shown. */
interface Overviewed {
  /** Undefined where it was of several articles. */
  readonly articleId: string | undefined;
  readonly sectionsShown: number;
}

/**
 * One conversation: what a line means depends on the question before it and on the passages in sight.
 * Knows nothing of streams; each reply is text for the screen as it is at that moment.
 */
export class ChatSession {
  readonly #answerer: Answerer;
  readonly #commands: Readonly<
    Record<CommandName, (argument: string, screen: Screen) => string | undefined>
  > = {
    articles: (_, screen) => renderArticles(this.#answerer.articles(), screen),
    article: (typed, screen) => this.#hold(typed, screen),
    context: (mark, screen) => this.#context(mark, screen),
    more: (_, screen) => this.#showMore(screen),
    new: (_, screen) => this.#forget(screen),
    help: (_, screen) => renderHelp(screen),
    quit: () => undefined,
  };
  #previous: PreviousTurn | undefined;
  #held: ArticleSummary | undefined;
  #shown: readonly MarkedPassage[] = [];
  #more: readonly Citation[] = [];
  /** How many at the beginning of those go on with what was cited. */
  #rest = 0;
  /** What the last answer gave an overview of, if it was one. */
  #overview: Overviewed | undefined;

  constructor(answerer: Answerer) {
    this.#answerer = answerer;
  }

  /** The id of the one article that is asked in; undefined where all are. */
  get heldArticle(): string | undefined {
    return this.#held?.id;
  }

  /** What to print for a line; undefined where it ends the chat. Throws what the answerer throws. */
  async reply(line: ChatLine, screen: Screen): Promise<string | undefined> {
    if (line.kind === 'question') return this.#ask(line.question, screen);
    if (line.kind === 'blank') return this.#ask('', screen);
    if (line.kind === 'command') return this.#commands[line.name](line.argument, screen);
    const meant = line.meant === undefined ? undefined : `:${line.meant}`;
    return renderNotice(TERMINAL_LABELS[screen.language].unknownCommand(line.typed, meant), screen);
  }

  async #ask(question: string, screen: Screen): Promise<string> {
    const found = await this.#answerer.ask({
      question,
      previous: this.#previous,
      overviewed: this.#overview?.articleId,
      articleId: this.heldArticle,
    });
    const answer = heldAnswer(found, this.#answerer, screen.language);
    this.#remember(answer);
    return renderAnswer(answer, screen, TERMINAL_LABELS[screen.language].readOn);
  }

  /** What was not searched leaves the conversation where it was. */
  #remember(answer: Answer): void {
    this.#previous = turnAfter(answer, this.#previous);
    if (answer.kind === 'overview') this.#overview = overviewIn(answer);
    if (!isSearched(answer)) return;
    this.#overview = undefined;
    this.#shown = shownPassages(answer);
    this.#more = answer.more;
    this.#rest = answer.kind === 'answered' ? answer.rest : 0;
  }

  /** Asks in one article from here on, or in all again; says which, if nothing is chosen. */
  #hold(typed: string, screen: Screen): string {
    const labels = HELD_ARTICLE_LABELS[screen.language];
    const choice = typed === '' ? undefined : chooseArticle(this.#answerer.articles(), typed);
    if (choice?.kind === 'several') {
      const ids = choice.articles.map(({ id }) => id).join(', ');
      return renderNotice(labels.several(typed, ids), screen);
    }
    if (choice?.kind === 'none') return renderNotice(labels.none(typed, choice.meant), screen);
    if (choice !== undefined) this.#held = choice.kind === 'one' ? choice.article : undefined;
    return renderNotice(this.#held === undefined ? labels.all : labels.one(nameOf(this.#held)), screen);
  }

  #forget(screen: Screen): string {
    this.#previous = undefined;
    this.#overview = undefined;
    return renderNotice(TERMINAL_LABELS[screen.language].forgotten, screen);
  }

  #context(argument: string, screen: Screen): string {
    const labels = TERMINAL_LABELS[screen.language];
    const mark = typedMark(argument);
    const passage =
      mark === '' ? this.#shown.at(0) : this.#shown.find((candidate) => candidate.mark === mark);
    if (passage !== undefined) {
      const citation = heldPassage(passage.citation, this.#answerer, screen.language);
      return renderContext({ ...passage, citation }, screen);
    }
    if (this.#shown.length === 0) return renderNotice(labels.nothingShown, screen);
    const marks = this.#shown.map((candidate) => candidate.mark).join(', ');
    return renderNotice(labels.noSuchPassage(argument, marks), screen);
  }

  #showMore(screen: Screen): string {
    const labels = TERMINAL_LABELS[screen.language];
    if (this.#overview !== undefined) return this.#showMoreSections(this.#overview, screen);
    if (this.#shown.length === 0) return renderNotice(labels.nothingShown, screen);
    if (this.#more.length === 0) return renderNotice(labels.noMore, screen);
    const goesOn = this.#rest > 0;
    const marked = this.#shown.filter(({ mark }) => isEvidenceMark(mark) === goesOn).length;
    const page = this.#more.slice(0, goesOn ? Math.min(this.#rest, PASSAGES_A_PAGE) : PASSAGES_A_PAGE);
    // First: where none of the page stands, the next page may.
    this.#more = this.#more.slice(page.length);
    this.#rest -= goesOn ? page.length : 0;
    const held = heldPassages(page, this.#answerer, screen.language);
    const passages = goesOn ? numberedPassages(held, marked) : letteredPassages(held, marked);
    this.#shown = [...this.#shown, ...passages];
    return goesOn
      ? renderGoingOn(passages, screen, { rest: this.#rest, readOn: labels.readOn })
      : renderNearby(passages, screen);
  }

  #showMoreSections({ articleId, sectionsShown }: Overviewed, screen: Screen): string {
    const { noMore, readOn } = TERMINAL_LABELS[screen.language];
    const page = articleId === undefined ? undefined : this.#answerer.overview(articleId, sectionsShown);
    if (page === undefined) return renderNotice(noMore, screen);
    // First: where none of the page stands, the next page may.
    const after = sectionsShown + page.sections.length;
    this.#overview = { articleId, sectionsShown: after };
    const held = heldSections(page, this.#answerer, screen.language);
    return renderMoreSections(held, screen, { rest: page.sectionCount - after, readOn });
  }
}

/** Several articles share one overview, and have no sections to go on with. */
function overviewIn({ articles: [first, ...others], others: unnamed }: Overview): Overviewed {
  const isOne = others.length === 0 && unnamed === 0;
  return { articleId: isOne ? first.article.id : undefined, sectionsShown: first.sections.length };
}
