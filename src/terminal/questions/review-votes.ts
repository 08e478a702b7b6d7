import { citationsOf, isSearched, shownOf, type Citation } from '../../answering/answer.ts';
import type { HandledVotes } from '../../questions/handled-votes.ts';
import { proposalsOf, type Proposal, type VotedAnswer } from '../../questions/proposals.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { renderNotice } from '../chat/render-replies.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { AnswerChoice } from './answer-choice.ts';
import { isLeaving, type Dialogue, type Reply } from './dialogue.ts';
import { QuestionDesk, type DeskParts } from './question-desk.ts';

/** What people voted, as far as it may be seen; what cannot become a question is counted. */
export interface Votes {
  readonly answers: readonly VotedAnswer[];
  readonly unseen: number;
  readonly followUps: number;
}

interface ReviewParts extends DeskParts {
  readonly votes: Votes;
  readonly handled: HandledVotes;
}

/** The proposal that waits to be decided. */
interface Waiting {
  readonly proposal: Proposal;
  /** As it was asked, or as the person worded it anew. */
  readonly question: string;
  readonly choice: AnswerChoice;
  /** Beside which a question is written that no sentence answers. */
  readonly articleId: string;
}

/** Shows what people voted on, one question after the other, and writes what the person makes of it. */
export class ReviewDialogue implements Dialogue {
  readonly #parts: ReviewParts;
  readonly #desk: QuestionDesk;
  readonly #proposals: readonly Proposal[];
  readonly #language: Screen['language'];
  #next = 0;
  #waiting: Waiting | undefined;

  constructor(parts: ReviewParts, language: Screen['language']) {
    this.#parts = parts;
    this.#desk = new QuestionDesk(parts);
    this.#language = language;
    this.#proposals = proposalsOf(parts.votes.answers, {
      handled: parts.handled.ids,
      known: parts.own.questions.map(({ question }) => question),
    });
  }

  async begin(screen: Screen): Promise<Reply> {
    const { welcome, nothing, unseen, followUps } = this.#labels.feedback;
    const { votes } = this.#parts;
    const count = this.#proposals.length;
    const notices = [
      ...(votes.unseen === 0 ? [] : [unseen(votes.unseen)]),
      ...(votes.followUps === 0 ? [] : [followUps(votes.followUps)]),
      count === 0 ? nothing : welcome(count),
    ];
    const first = await this.#showNext(screen);
    const parts = [
      ...this.#desk.renderProblems(screen),
      ...notices.map((text) => renderNotice(text, screen)),
      first.text,
    ];
    return { ...first, text: parts.filter((part) => part !== '').join('\n\n') };
  }

  prompt(): string {
    return this.#labels.prompt.decision;
  }

  async reply(line: string, screen: Screen): Promise<Reply> {
    const waiting = this.#waiting;
    if (waiting === undefined || isLeaving(line)) return { text: '', isOver: true };
    const typed = line.trim();
    if (typed === '') return this.#showNext(screen);
    if (typed.startsWith('=')) return on(this.#reword(waiting, typed.slice(1), screen));
    const decision = await waiting.choice.take(line, screen);
    if (typeof decision === 'string') return on(decision);
    if (decision === undefined) {
      const unknown = renderNotice(this.#labels.choice.unknown(typed), screen);
      return on([unknown, this.#hint(waiting.choice, screen)].join('\n'));
    }
    const { question, articleId, proposal } = waiting;
    const said = await this.#desk.decide(question, decision, { articleId, screen });
    // The question is safe by now: where this fails, it is known, and not proposed again.
    await this.#parts.handled.add(proposal.answerIds);
    const next = await this.#showNext(screen);
    return { ...next, text: [said, next.text].filter((part) => part !== '').join('\n\n') };
  }

  end(screen: Screen): string {
    return this.#proposals.length === 0 ? '' : this.#desk.renderEnd(screen);
  }

  async #showNext(screen: Screen): Promise<Reply> {
    const proposal = this.#proposals[this.#next];
    this.#next += 1;
    this.#waiting = undefined;
    if (proposal === undefined) return { text: '', isOver: true };
    const { feedback } = this.#labels;
    const { question, isAnswered, helpful, unhelpful } = proposal;
    const standing = this.#standing(proposal);
    const hasChanged = isAnswered && standing.length === 0;
    const today = hasChanged ? await this.#quotedToday(question) : [];
    const cited = hasChanged ? today : isAnswered ? standing : [];
    const choice = new AnswerChoice({
      cited,
      further: async () => [...standing, ...(await this.#shownToday(question))],
      search: (words) => this.#desk.search(words),
    });
    const articleId = await this.#articleOf(proposal, cited);
    this.#waiting = { proposal, question, choice, articleId };
    const { bold } = paletteOf(screen);
    const quoted = hasChanged ? feedback.changed : isAnswered ? feedback.quoted : feedback.refused;
    return on(
      [
        `${feedback.proposal(this.#next, this.#proposals.length)} · ${feedback.votes(helpful, unhelpful)}`,
        bold(printableLine(question)),
        [quoted, choice.render(cited, screen)].filter((part) => part !== '').join('\n\n'),
        this.#hint(choice, screen),
      ].join('\n\n'),
    );
  }

  /** What was shown then, as far as the articles are the same still. */
  #standing({ passages }: Proposal): readonly Citation[] {
    return passages.flatMap(({ articleId, revision, ordinal }) => {
      const citation = this.#desk.answerer.passage(articleId, ordinal);
      return citation?.article.revision === revision ? citation : [];
    });
  }

  async #quotedToday(question: string): Promise<readonly Citation[]> {
    return citationsOf(await this.#desk.answerer.ask({ question }));
  }

  async #shownToday(question: string): Promise<readonly Citation[]> {
    const answer = await this.#desk.answerer.ask({ question });
    return isSearched(answer) ? [...shownOf(answer), ...answer.more] : [];
  }

  async #articleOf({ passages, question }: Proposal, cited: readonly Citation[]): Promise<string> {
    const { articles } = this.#parts.corpus;
    const ids = [...cited.map(({ article }) => article.id), ...passages.map(({ articleId }) => articleId)];
    const known = ids.find((id) => articles.some((article) => article.id === id));
    if (known !== undefined) return known;
    const nearest = articles.length === 1 ? undefined : await this.#desk.answerer.nearest(question);
    return nearest?.article.id ?? articles[0]?.id ?? '';
  }

  #reword(waiting: Waiting, typed: string, screen: Screen): string {
    const question = printableLine(typed);
    if (question === '') return this.#hint(waiting.choice, screen);
    const ids = this.#parts.corpus.articles.map(({ id }) => id);
    const known = this.#desk.known(question, ids, screen);
    if (known !== undefined) return renderNotice(known, screen);
    this.#waiting = { ...waiting, question };
    const { reworded } = this.#labels.feedback;
    return `${reworded} ${paletteOf(screen).bold(question)}\n${this.#hint(waiting.choice, screen)}`;
  }

  #hint(choice: AnswerChoice, screen: Screen): string {
    return `${choice.hint(screen)}\n${renderNotice(this.#labels.feedback.hint, screen)}`;
  }

  get #labels() {
    return HOST_LABELS[this.#language].questions;
  }
}

function on(text: string): Reply {
  return { text, isOver: false };
}
