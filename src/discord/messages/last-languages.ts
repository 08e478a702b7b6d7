import { labelLanguageOfLocale, type LabelLanguage } from '../../language/label-language.ts';

/** Users; each takes some hundred bytes. */
const REMEMBERED = 10_000;

interface Heard {
  readonly language: LabelLanguage;
  readonly from: 'client' | 'message';
}

/**
 * The language that each user last used: their client's, which Discord tells with commands and buttons and with no message, or
 * that of a message of theirs that told one. In memory alone.
 * Invariant: at most `limit` users, the one not heard of for longest first.
 */
export class LastLanguages {
  readonly #byUser = new Map<string, Heard>();
  readonly #limit: number;

  constructor(limit: number = REMEMBERED) {
    this.#limit = limit;
  }

  /** Takes note of the locale that Discord told; of one that beleg does not speak, that the client's is not known. */
  hear(userId: string, locale: string): void {
    const language = labelLanguageOfLocale(locale);
    if (language !== undefined) this.#remember(userId, { language, from: 'client' });
    else if (this.#byUser.get(userId)?.from === 'client') this.#byUser.delete(userId);
  }

  /** Takes note of the language that a message was written in. */
  read(userId: string, language: LabelLanguage): void {
    this.#remember(userId, { language, from: 'message' });
  }

  forget(userId: string): void {
    this.#byUser.delete(userId);
  }

  of(userId: string): LabelLanguage | undefined {
    return this.#byUser.get(userId)?.language;
  }

  #remember(userId: string, heard: Heard): void {
    this.#byUser.delete(userId);
    this.#byUser.set(userId, heard);
    for (const oldest of this.#byUser.keys()) {
      if (this.#byUser.size <= this.#limit) break;
      this.#byUser.delete(oldest);
    }
  }
}
