import { citationsOf, isSearched, shownOf, type Citation } from '../../answering/answer.ts';
import { SentencePicker } from '../../questions/pick-sentence.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { parseChatLine } from '../chat/chat-commands.ts';
import { renderContext, renderNotice } from '../chat/render-replies.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { AnswerChoice, isDecision } from './answer-choice.ts';
import { isLeaving, type Dialogue, type Reply } from './dialogue.ts';
import { QuestionDesk, type DeskParts } from './question-desk.ts';

/** The mark of the sentence that is asked about. */
const SHOWN_MARK = '?';

/** A question that waits to be decided. */
interface Waiting {
  readonly question: string;
  readonly choice: AnswerChoice;
}

/** Shows sentences one after the other, takes questions, asks the bot, and writes what the person says of its answer. */
export class WritingDialogue implements Dialogue {
  readonly #desk: QuestionDesk;
  readonly #picker: SentencePicker;
  #shown: Citation | undefined;
  #waiting: Waiting | undefined;
  readonly #language: Screen['language'];

  constructor(parts: DeskParts, language: Screen['language']) {
    this.#desk = new QuestionDesk(parts);
    this.#picker = new SentencePicker(parts.corpus, parts.own.questions);
    this.#language = language;
  }

  async begin(screen: Screen): Promise<Reply> {
    const { welcome, hint } = this.#labels.questions;
    const next = this.#showNext(screen);
    const notices = [welcome, hint].map((text) => renderNotice(text, screen));
    return { ...next, text: joined([...this.#desk.renderProblems(screen), ...notices, next.text]) };
  }

  prompt(): string {
    const { prompt } = this.#labels;
    return this.#waiting === undefined ? prompt.question : prompt.decision;
  }

  async reply(line: string, screen: Screen): Promise<Reply> {
    if (isLeaving(line)) return { text: '', isOver: true };
    const typed = parseChatLine(line);
    if (this.#waiting !== undefined) return this.#decide(this.#waiting, line, screen);
    switch (typed.kind) {
      case 'blank':
        return this.#showNext(screen);
      case 'question':
        // Written as a question, it would be asked and measured from then on.
        if (isDecision(line)) return on(joined([this.#unknown(line, screen), this.#hint(screen)]));
        return on(await this.#ask(typed.question, screen));
      case 'unknown-command':
        return on(this.#unknown(line, screen));
      case 'command':
        return on(typed.name === 'help' ? this.#help(screen) : this.#unknown(line, screen));
    }
  }

  end(screen: Screen): string {
    const unfinished = this.#waiting === undefined ? [] : [this.#labels.unfinished];
    return [...unfinished, this.#desk.renderEnd(screen)].join('\n');
  }

  #showNext(screen: Screen): Reply {
    const sentence = this.#picker.next();
    this.#shown = sentence && this.#desk.answerer.passage(sentence.articleId, sentence.ordinal);
    if (sentence === undefined || this.#shown === undefined)
      return { text: this.#labels.questions.allShown, isOver: true };
    this.#picker.markDone(sentence);
    return on(renderContext({ mark: SHOWN_MARK, citation: this.#shown }, screen));
  }

  async #ask(typed: string, screen: Screen): Promise<string> {
    const shown = this.#shown;
    const articleId = shown?.article.id ?? '';
    const known = this.#desk.known(typed, [articleId], screen);
    if (known !== undefined) return renderNotice(known, screen);
    const answer = await this.#desk.answerer.ask({ question: typed, articleId });
    if (answer.kind === 'unaskable') return ANSWER_LABELS[screen.language].unaskable[answer.reason];
    if (!isSearched(answer)) return renderNotice(this.#labels.questions.notSearched, screen);
    const choice = new AnswerChoice({
      cited: citationsOf(answer),
      further: async () => [...shownOf(answer), ...answer.more],
      search: (words) => this.#desk.search(words, articleId),
    });
    this.#waiting = { question: answer.question, choice };
    const { band, notInCorpus } = ANSWER_LABELS[screen.language];
    const heading = answer.kind === 'answered' ? band[answer.band] : notInCorpus;
    return joined([
      paletteOf(screen).bold(heading),
      choice.render(citationsOf(answer), screen, true),
      ...(shown === undefined ? [] : [this.#labels.questions.aboutIs(`[${choice.mark(shown)}]`)]),
      choice.hint(screen),
    ]);
  }

  async #decide({ question, choice }: Waiting, line: string, screen: Screen): Promise<Reply> {
    const decision = await choice.take(line, screen);
    if (typeof decision === 'string') return on(decision);
    if (decision === undefined) {
      const unknown = line.trim() === '' ? [] : [this.#unknown(line, screen)];
      return on([...unknown, choice.hint(screen)].join('\n'));
    }
    const articleId = this.#shown?.article.id ?? '';
    const said = await this.#desk.decide(question, decision, { articleId, screen });
    // Not before it is written: where that fails, the person can decide again.
    this.#waiting = undefined;
    if (decision.kind === 'answers') for (const place of decision.places) this.#picker.markDone(place);
    return on(`${said}\n${this.#hint(screen)}`);
  }

  #help(screen: Screen): string {
    const { welcome, hint } = this.#labels.questions;
    return joined([welcome, hint].map((text) => renderNotice(text, screen)));
  }

  #hint(screen: Screen): string {
    return renderNotice(this.#labels.questions.hint, screen);
  }

  #unknown(line: string, screen: Screen): string {
    return renderNotice(this.#labels.choice.unknown(line.trim()), screen);
  }

  get #labels() {
    return HOST_LABELS[this.#language].questions;
  }
}

function on(text: string): Reply {
  return { text, isOver: false };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
