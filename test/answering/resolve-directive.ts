import type { TextRange } from '../../src/corpus/article.ts';

function optional(term: string | undefined): RegExp | undefined {
  return term === undefined ? undefined : expressionOf(term);
}

function expressionOf(term: string): RegExp {
  const words = decodeURIComponent(term).split(' ');
  return new RegExp(words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+'), 'iuy');
}

interface Directive {
  readonly prefix: RegExp | undefined;
  readonly start: RegExp;
  readonly end: RegExp | undefined;
  readonly suffix: RegExp | undefined;
}

/** A page of this text as a browser searches it, step by step after the specification; words end where ICU ends them. */
export class Page {
  readonly #text: string;
  readonly #bounds: ReadonlySet<number>;

  constructor(text: string) {
    this.#text = text;
    const words = new Intl.Segmenter('de', { granularity: 'word' }).segment(text);
    this.#bounds = new Set([...Array.from(words, ({ index }) => index), text.length]);
  }

  /** What a link with a text fragment marks; undefined where that is nothing. */
  markedBy(link: string): TextRange | undefined {
    const terms = (link.split(':~:text=')[1] ?? '').split(',');
    const prefix = terms[0]?.endsWith('-') ? terms.shift()?.slice(0, -1) : undefined;
    const suffix = terms.at(-1)?.startsWith('-') ? terms.pop()?.slice(1) : undefined;
    const [start, end] = terms.map(expressionOf);
    if (start === undefined) return undefined;
    return this.#find({ start, end, prefix: optional(prefix), suffix: optional(suffix) });
  }

  #find({ prefix, start, end, suffix }: Directive): TextRange | undefined {
    for (const at of this.#bounds) {
      const before = prefix === undefined ? at : this.#endOf(prefix, at);
      if (before === undefined) continue;
      const begin = prefix === undefined ? at : this.#skipSpace(before);
      const stop = this.#endOf(start, begin);
      if (stop === undefined || ((end !== undefined || suffix === undefined) && !this.#bounds.has(stop)))
        continue;
      if (end !== undefined) return this.#rangeTo(end, suffix, { start: begin, end: stop });
      if (this.#isFollowed(suffix, stop)) return { start: begin, end: stop };
    }
    return undefined;
  }

  #rangeTo(end: RegExp, suffix: RegExp | undefined, opening: TextRange): TextRange | undefined {
    for (const at of this.#bounds) {
      const stop = at < opening.end ? undefined : this.#endOf(end, at);
      if (stop === undefined || (suffix === undefined && !this.#bounds.has(stop))) continue;
      if (this.#isFollowed(suffix, stop)) return { start: opening.start, end: stop };
    }
    return undefined;
  }

  #isFollowed(suffix: RegExp | undefined, stop: number): boolean {
    if (suffix === undefined) return true;
    const end = this.#endOf(suffix, this.#skipSpace(stop));
    return end !== undefined && this.#bounds.has(end);
  }

  #endOf(term: RegExp, at: number): number | undefined {
    term.lastIndex = at;
    const [found] = term.exec(this.#text) ?? [];
    return found === undefined ? undefined : at + found.length;
  }

  #skipSpace(at: number): number {
    return at + (/^\s*/u.exec(this.#text.slice(at))?.[0].length ?? 0);
  }
}
