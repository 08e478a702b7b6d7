import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import { questionLanguage } from '../../answering/question-language.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { Answerer } from '../../answering/answer.ts';
import { clipped } from '../../wording/article-name.ts';
import { completeCommand, parseChatLine, type ChatLine } from './chat-commands.ts';
import { HISTORY_LIMIT, loadHistory, saveHistory } from './chat-history.ts';
import { ChatSession } from './chat-session.ts';
import { faultText } from '../fault-text.ts';
import { LineQueue } from './line-queue.ts';
import { isBrokenPipe, unwritable } from '../output-pipe.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { renderNotice, renderWelcome } from './render-replies.ts';
import { paletteOf, screenOf, type Environment, type Output, type Screen } from '../screen.ts';
import { TERMINAL_LABELS } from '../terminal-labels.ts';

/** Of an article's id in the prompt: the line that is typed needs the room. */
const PROMPT_ID_CHARACTERS = 24;

/** Who answers, and the two streams that the person types into and reads from. */
export interface ChatOptions {
  readonly answerer: Answerer;
  /** Of the chat's own labels, and of a reply's where those do not follow the questions or no question has told its language. */
  readonly language: LabelLanguage;
  readonly followsQuestion?: boolean | undefined;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly output: Output;
  /** Read for NO_COLOR, FORCE_COLOR, DEBUG and what the terminal can do. */
  readonly env: Environment;
  /** Where the lines typed are kept for the next chat; without it they are forgotten. */
  readonly historyFile?: string | undefined;
}

/**
 * Talks with the person at the terminal until they leave. Where input or output is not a terminal there is no
 * prompt, no colour and no greeting: each line is a question, and the chat ends when all are answered.
 * @returns once the chat is over; nobody reading the output any more ends it too.
 * @throws BelegError where the output cannot be written otherwise.
 */
export async function runChat(options: ChatOptions): Promise<void> {
  const { input, output, historyFile } = options;
  const interactive = input.isTTY === true && output.isTTY === true;
  const keepsHistory = interactive && historyFile !== undefined;
  const readline = interactive
    ? createInterface({
        input,
        output,
        terminal: true,
        completer: completeCommand,
        history: keepsHistory ? await loadHistory(historyFile) : [],
        historySize: HISTORY_LIMIT,
        removeHistoryDuplicates: true,
      })
    : createInterface({ input, terminal: false, crlfDelay: Infinity });
  const chat = new Chat(options, { readline, interactive });
  await chat.run();
}

class Chat {
  readonly #options: ChatOptions;
  readonly #readline: Interface;
  readonly #interactive: boolean;
  readonly #lines: LineQueue;
  readonly #session: ChatSession;
  #history: readonly string[] | undefined;
  #isOpen = true;
  #atPrompt = false;
  #wasInterrupted = false;
  #outputFault: Error | undefined;
  /** The language of the last question that told one. */
  #asked: LabelLanguage | undefined;

  constructor(
    options: ChatOptions,
    terminal: { readonly readline: Interface; readonly interactive: boolean },
  ) {
    this.#options = options;
    this.#readline = terminal.readline;
    this.#interactive = terminal.interactive;
    this.#lines = new LineQueue(this.#readline);
    this.#session = new ChatSession(options.answerer);
    this.#readline.on('close', () => {
      this.#isOpen = false;
    });
    this.#readline.on('history', (history) => {
      this.#history = history;
    });
    this.#readline.on('SIGINT', () => {
      this.#interrupt();
    });
    // A terminal that was closed ends the input with an error; the chat is over either way.
    options.input.on('error', () => {
      this.#leave();
    });
    options.output.on('error', (fault: Error) => {
      this.#outputFault = fault;
      this.#leave();
    });
  }

  async run(): Promise<void> {
    if (this.#interactive) {
      this.#print(`${renderWelcome(this.#options.answerer.articles(), this.#screen())}\n\n`);
    }
    for (let line = await this.#nextLine(); line !== undefined; line = await this.#nextLine()) {
      await this.#answer(line);
      await this.#keepHistory();
    }
    if (this.#interactive) {
      this.#print(`${this.#atPrompt ? '\n' : ''}${TERMINAL_LABELS[this.#options.language].goodbye}\n`);
    }
    this.#readline.close();
    if (this.#outputFault !== undefined && !isBrokenPipe(this.#outputFault))
      throw unwritable(this.#outputFault);
  }

  /** The next line that means something; undefined once there are no more. */
  async #nextLine(): Promise<ChatLine | undefined> {
    for (;;) {
      const isPasted = this.#lines.isWaiting;
      if (!isPasted) this.#prompt();
      const typed = await this.#lines.next();
      if (typed === undefined) return undefined;
      this.#atPrompt = false;
      this.#wasInterrupted = false;
      this.#clearEcho();
      const line = parseChatLine(typed);
      // An empty line among others only sets them apart; alone at the prompt it deserves an explanation.
      if (line.kind === 'blank' && (isPasted || this.#lines.isWaiting || !this.#interactive)) continue;
      this.#repeat(line, { typed, isPasted });
      return line;
    }
  }

  /** Shows what was typed again where it does not stand right above its reply: in a pipe, and after a paste. */
  #repeat(line: ChatLine, { typed, isPasted }: { readonly typed: string; readonly isPasted: boolean }): void {
    const labels = TERMINAL_LABELS[this.#options.language];
    const shown = printableLine(typed);
    if (this.#interactive && isPasted) this.#print(`${this.#promptText}${shown}\n`);
    if (!this.#interactive) this.#print(`${line.kind === 'question' ? labels.question(shown) : shown}\n`);
  }

  async #answer(line: ChatLine): Promise<void> {
    // What is typed meanwhile would be echoed into the answer.
    if (this.#interactive && this.#isOpen) this.#readline.pause();
    const screen = { ...this.#screen(), language: this.#languageOf(line) };
    try {
      const reply = await this.#session.reply(line, screen);
      if (reply === undefined) this.#leave();
      else this.#print(`${reply}\n\n`);
    } catch (fault) {
      const heading = paletteOf(screen).red(TERMINAL_LABELS[screen.language].fault);
      this.#print(`${heading}\n${faultText(fault, this.#options.env, screen.language)}\n\n`);
    }
  }

  async #keepHistory(): Promise<void> {
    const { historyFile } = this.#options;
    if (historyFile === undefined || this.#history === undefined) return;
    await saveHistory(historyFile, this.#history);
  }

  #prompt(): void {
    if (!this.#interactive || !this.#isOpen) return;
    this.#atPrompt = true;
    this.#readline.setPrompt(this.#promptText);
    // The cursor stays where it is in a line that was begun while an answer was on its way.
    this.#readline.prompt(true);
  }

  /** Says which article is asked in, where it is one. */
  get #promptText(): string {
    const { prompt } = TERMINAL_LABELS[this.#options.language];
    const held = this.#session.heldArticle;
    return held === undefined ? `${prompt}> ` : `${prompt} (${clipped(held, PROMPT_ID_CHARACTERS)})> `;
  }

  /** Ctrl-C: clears what is typed; on an empty line it first says how to leave, and the second one leaves. */
  #interrupt(): void {
    this.#lines.clear();
    if (this.#readline.line !== '') {
      this.#wasInterrupted = false;
      this.#readline.write(null, { ctrl: true, name: 'e' });
      this.#readline.write(null, { ctrl: true, name: 'u' });
      return;
    }
    if (this.#wasInterrupted) {
      this.#leave();
      return;
    }
    this.#wasInterrupted = true;
    const screen = this.#screen();
    this.#print(`\n${renderNotice(TERMINAL_LABELS[screen.language].interrupted, screen)}\n`);
    this.#prompt();
  }

  #leave(): void {
    this.#lines.clear();
    this.#readline.close();
  }

  /** Where nobody chose one: that of the question, else of the last one that told it. */
  #languageOf(line: ChatLine): LabelLanguage {
    const { language, followsQuestion } = this.#options;
    if (followsQuestion !== true) return language;
    if (line.kind === 'question') this.#asked = questionLanguage(line.question) ?? this.#asked;
    return this.#asked ?? language;
  }

  #screen(): Screen {
    const { output, env, language } = this.#options;
    return screenOf({ output, env, language, interactive: this.#interactive });
  }

  /** Takes away the beginning of a next line that was echoed already: the next prompt shows it again. */
  #clearEcho(): void {
    if (!this.#interactive || this.#readline.line === '') return;
    clearLine(this.#options.output, 0);
    cursorTo(this.#options.output, 0);
  }

  #print(text: string): void {
    if (this.#outputFault === undefined) this.#options.output.write(text);
  }
}
