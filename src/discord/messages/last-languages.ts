import { labelLanguageOfLocale, type LabelLanguage } from '../../language/label-language.ts';

/** Users; each takes some hundred bytes. */
const REMEMBERED = 10_000;

/**
 * The language that each user's client spoke when they last used a command or a button. Discord tells it with those and with
 * no message. In memory alone.
 * Invariant: at most `limit` users, the one not heard of for longest first.
 */
export class LastLanguages {
  readonly #byUser = new Map<string, LabelLanguage>();
  readonly #limit: number;

  constructor(limit: number = REMEMBERED) {
    this.#limit = limit;
  }

  /** Takes note of the locale that Discord told; of one that beleg does not speak, that none is known. */
  hear(userId: string, locale: string): void {
    const language = labelLanguageOfLocale(locale);
    this.#byUser.delete(userId);
    if (language === undefined) return;
    this.#byUser.set(userId, language);
    for (const oldest of this.#byUser.keys()) {
      if (this.#byUser.size <= this.#limit) break;
      this.#byUser.delete(oldest);
    }
  }

  of(userId: string): LabelLanguage | undefined {
    return this.#byUser.get(userId);
  }
}
