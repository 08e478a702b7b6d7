import type { Omission } from '../article.ts';
import { excerptOf } from '../left-out.ts';

/** What is left out of a part of a document, as it is met on the way through it. */
export class OmittedPieces {
  readonly #part: string;
  readonly #omissions: Omission[] = [];
  /** Whether anything is read since the last one. */
  #hasRead = false;

  /** @param part its name in the archive */
  constructor(part: string) {
    this.#part = part;
  }

  get all(): readonly Omission[] {
    return this.#omissions;
  }

  hearText(text: string): void {
    this.#hasRead ||= /\S/u.test(text);
  }

  /** Pieces of one kind between which nothing is read are named once. */
  leaveOut(what: Omission['what'], text: string): void {
    const goesOn = what !== 'image' && !this.#hasRead && this.#omissions.at(-1)?.what === what;
    this.#hasRead &&= goesOn;
    const isWord = text.trim() !== '' || what === 'image' || what === 'embed';
    if (goesOn || !isWord) return;
    this.#omissions.push({ what, part: this.#part, excerpt: excerptOf(text) });
  }
}
