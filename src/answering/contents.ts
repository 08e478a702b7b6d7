import type { Article } from '../corpus/article.ts';
import type { SearchIndex, SentencePlace } from '../search-index/search-index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { headingWords, type SectionName, type TitleName } from './requests/request.ts';
import { isSameSection, labelledHeading, type SectionLabel } from './requests/section-label.ts';

/** A run of an article's sentences under one heading, from the sentence `first` to before `end`, by their ordinals. */
export interface Section {
  readonly articleId: string;
  /** What stands above the first heading has none. */
  readonly heading: string | undefined;
  readonly first: number;
  readonly end: number;
}

interface NamedSection extends Section {
  /** The words of its heading as they are compared, with its number and without. */
  readonly names: readonly string[];
  readonly label: SectionLabel | undefined;
}

/** Of a sentence what is compared with words that it begins with. In characters. */
const BEGINNING = 120;

/** The sections of the articles, found by number or by heading. */
export class Contents {
  readonly #articles: ReadonlyMap<string, Article>;
  readonly #sentences = new Map<string, Sentence[]>();
  readonly #sections = new Map<string, readonly NamedSection[]>();

  constructor({ articles, sentences }: Pick<SearchIndex, 'articles' | 'sentences'>) {
    this.#articles = articles;
    for (const sentence of sentences) {
      const others = this.#sentences.get(sentence.articleId);
      if (others === undefined) this.#sentences.set(sentence.articleId, [sentence]);
      else others.push(sentence);
    }
  }

  /** In the article's order; none that has no sentence of its own. */
  sectionsOf(articleId: string): readonly Section[] {
    return this.#namedOf(articleId).filter(({ first, end }) => first < end);
  }

  /** The section that a sentence stands in. */
  sectionAt({ articleId, ordinal }: SentencePlace): Section | undefined {
    return this.sectionsOf(articleId).find(({ first, end }) => first <= ordinal && ordinal < end);
  }

  /** The one article whose title has these words; undefined where none or several do. */
  articleTitled({ words, isWhole }: TitleName): string | undefined {
    const [only, ...others] = [...this.#articles.values()].filter(({ title }) => {
      const titled = headingWords(title);
      const named = titled.filter((word) => words.includes(word));
      return words.every((word) => titled.includes(word)) && (!isWhole || named.length === titled.length);
    });
    return others.length === 0 ? only?.id : undefined;
  }

  /**
   * The sentences that a section's name asks for, in each article that has such a section: those of the section or of its part,
   * of a heading with nothing below it those that follow. None where no heading is so named.
   */
  named(name: SectionName, articleId?: string): readonly Section[] {
    return this.#searched(articleId).flatMap((id) => {
      if (name.by === 'label') return this.#labelled(id, name.label) ?? [];
      return this.#headedBy(id, name.words) ?? this.#headedAmong(id, name.words) ?? [];
    });
  }

  /** The sections whose headings say just this, with or without their number. */
  headed(words: readonly string[], articleId?: string): readonly Section[] {
    return this.#searched(articleId).flatMap((id) => this.#headedBy(id, words) ?? []);
  }

  /** From the first sentence that begins with these words to the end of its section. */
  beginningWith(words: readonly string[], articleId?: string): Section | undefined {
    const wanted = `${words.join(' ')} `;
    for (const id of this.#searched(articleId)) {
      const ordinal = (this.#sentences.get(id) ?? []).findIndex(({ text }) =>
        `${headingWords(text.slice(0, BEGINNING)).join(' ')} `.startsWith(wanted),
      );
      const section = this.sectionAt({ articleId: id, ordinal });
      if (section !== undefined) return { ...section, first: ordinal };
    }
    return undefined;
  }

  #labelled(articleId: string, label: SectionLabel): Section | undefined {
    const same = this.#namedOf(articleId).filter(
      (section) => section.label && isSameSection(section.label, label),
    );
    const found = same.find((section) => section.label?.kind === label.kind) ?? same[0];
    if (found === undefined || label.part === undefined) return found && this.#filled(found);
    return this.#partOf(found, label.part);
  }

  #headedBy(articleId: string, words: readonly string[]): Section | undefined {
    const found = this.#namedOf(articleId).find(({ names }) => names.includes(words.join(' ')));
    return found && this.#filled(found);
  }

  #headedAmong(articleId: string, words: readonly string[]): Section | undefined {
    const found = onlyOne(this.#namedOf(articleId), words);
    return found && this.#filled(found);
  }

  #searched(articleId: string | undefined): readonly string[] {
    return articleId === undefined ? [...this.#articles.keys()] : [articleId];
  }

  /** A heading above another heading has the sentences behind that. */
  #filled(section: Section): Section | undefined {
    if (section.first < section.end) return section;
    const next = this.sectionsOf(section.articleId).find(({ first }) => first >= section.first);
    return next && { ...section, end: next.end };
  }

  /** The paragraph that begins with `(2)`, to the next one that begins so. */
  #partOf(section: Section, part: string): Section | undefined {
    const sentences = this.#sentences.get(section.articleId)?.slice(section.first, section.end) ?? [];
    const numbers = sentences.map(({ text }) => /^\(?(?<number>\d{1,2})\)/u.exec(text)?.groups?.['number']);
    const from = numbers.indexOf(part);
    if (from === -1) return undefined;
    const to = numbers.findIndex((number, at) => at > from && number !== undefined);
    const first = section.first + from;
    return { ...section, first, end: to === -1 ? section.end : section.first + to };
  }

  #namedOf(articleId: string): readonly NamedSection[] {
    const known = this.#sections.get(articleId);
    if (known !== undefined) return known;
    const article = this.#articles.get(articleId);
    const made = article === undefined ? [] : sectionsIn(article, this.#sentences.get(articleId) ?? []);
    this.#sections.set(articleId, made);
    return made;
  }
}

function sectionsIn({ id, text, blocks }: Article, sentences: readonly Sentence[]): NamedSection[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  // What stands above the first heading is a section too.
  const bounds = [{ start: 0, end: 0 }, ...headings];
  return bounds.flatMap(({ start, end }, at) => {
    const next = bounds[at + 1]?.start ?? Infinity;
    // A heading that is a sentence stands above its section, not in it.
    const first = firstFrom(sentences, end);
    const section = { articleId: id, first, end: Math.max(first, firstFrom(sentences, next)) };
    if (at > 0) return [{ ...section, ...nameOf(text.slice(start, end)) }];
    return section.first < section.end
      ? [{ ...section, heading: undefined, names: [], label: undefined }]
      : [];
  });
}

/** The ordinal of the first sentence that begins at an offset or behind it. */
function firstFrom(sentences: readonly Sentence[], offset: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sentences[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The one section whose heading has these words, and hardly others: "reactions to the protest" is not called "protest". */
function onlyOne(sections: readonly NamedSection[], words: readonly string[]): NamedSection | undefined {
  const [only, ...others] = sections.filter(({ names }) => {
    const [named = [], title = named] = names.map((name) => name.split(' '));
    const isEnough = words.length > 0 && 2 * words.length >= title.length;
    return isEnough && words.every((word) => named.includes(word));
  });
  return others.length === 0 ? only : undefined;
}

function nameOf(heading: string): Pick<NamedSection, 'heading' | 'names' | 'label'> {
  const labelled = labelledHeading(heading);
  const names = [heading, ...(labelled === undefined ? [] : [labelled.title])].map((name) =>
    headingWords(name).join(' '),
  );
  return { heading, names: names.filter((name) => name !== ''), label: labelled?.label };
}
