import type { Article } from '../corpus/article.ts';
import type { SearchIndex, SentencePlace } from '../search-index/search-index.ts';
import { LONGEST_CONTEXT, type Sentence } from '../sentences/sentence.ts';
import { Beginnings } from './beginnings.ts';
import { headingWords, type SectionName, type TitleName } from './requests/request.ts';
import { labelledHeading } from './requests/section-label.ts';
import { SectionNames, type NamedSection } from './section-names.ts';

/** A run of an article's sentences under one heading, from the sentence `first` to before `end`, by their ordinals. */
export interface Section {
  readonly articleId: string;
  /** Its beginning where it is longer than what stands with a sentence. What stands above the first heading has none. */
  readonly heading: string | undefined;
  readonly first: number;
  readonly end: number;
}

/**
 * The sections of the articles, found by number or by heading. All that is compared with a question is made once: a question
 * looks up what it names and goes through nothing.
 */
export class Contents {
  readonly #sentences = new Map<string, Sentence[]>();
  readonly #sections: ReadonlyMap<string, readonly Section[]>;
  readonly #names: SectionNames;
  readonly #titles: readonly { readonly id: string; readonly words: readonly string[] }[];
  readonly #beginnings: Beginnings;

  constructor({ articles, sentences }: Pick<SearchIndex, 'articles' | 'sentences'>) {
    for (const sentence of sentences) {
      const others = this.#sentences.get(sentence.articleId);
      if (others === undefined) this.#sentences.set(sentence.articleId, [sentence]);
      else others.push(sentence);
    }
    const named = [...articles.values()].map(
      (article) => [article.id, sectionsIn(article, this.#sentences.get(article.id) ?? [])] as const,
    );
    this.#names = new SectionNames(named.flatMap(([, sections]) => sections));
    this.#sections = new Map(
      named.map(([id, sections]) => [id, sections.filter(({ first, end }) => first < end)]),
    );
    this.#titles = [...articles.values()].map(({ id, title }) => ({ id, words: headingWords(title) }));
    this.#beginnings = new Beginnings(sentences);
  }

  /** In the article's order; none that has no sentence of its own. */
  sectionsOf(articleId: string): readonly Section[] {
    return this.#sections.get(articleId) ?? [];
  }

  /** The section that a sentence stands in. */
  sectionAt({ articleId, ordinal }: SentencePlace): Section | undefined {
    return this.sectionsOf(articleId).find(({ first, end }) => first <= ordinal && ordinal < end);
  }

  /** The one article whose title has these words; undefined where none or several do. */
  articleTitled({ words, isWhole }: TitleName): string | undefined {
    const wanted = [...new Set(words)];
    const [only, ...others] = this.#titles.filter(
      ({ words: titled }) =>
        wanted.every((word) => titled.includes(word)) &&
        (!isWhole || titled.every((word) => wanted.includes(word))),
    );
    return others.length === 0 ? only?.id : undefined;
  }

  /**
   * The sentences that a section's name asks for, in each article that has such a section: those of the section or of its part,
   * of a heading with nothing below it those that follow. None where no heading is so named.
   */
  named(name: SectionName, articleId?: string): readonly Section[] {
    if (name.by === 'words') return this.#filled(this.#names.withWords(name.words, articleId));
    const { part } = name.label;
    const labelled = this.#names.labelled(name.label, articleId);
    if (part === undefined) return this.#filled(labelled);
    return labelled.flatMap((section) => this.#partOf(section, part) ?? []);
  }

  /** The sections whose headings say just this, with or without their number. */
  headed(words: readonly string[], articleId?: string): readonly Section[] {
    return this.#filled(this.#names.saying(words, articleId));
  }

  /** From the first sentence that begins with these words to the end of its section. */
  beginningWith(words: readonly string[], articleId?: string): Section | undefined {
    const place = this.#beginnings.with(words, articleId);
    const section = place && this.sectionAt(place);
    return section && { ...section, first: place.ordinal };
  }

  /** A heading above another heading has the sentences behind that. */
  #filled(sections: readonly Section[]): readonly Section[] {
    return sections.flatMap((section) => {
      if (section.first < section.end) return [section];
      const next = this.sectionsOf(section.articleId).find(({ first }) => first >= section.first);
      return next === undefined ? [] : [{ ...section, end: next.end }];
    });
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
}

function sectionsIn({ id, text, blocks }: Article, sentences: readonly Sentence[]): NamedSection[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  // What stands above the first heading is a section too.
  const bounds = [{ start: 0, end: 0 }, ...headings];
  return bounds.flatMap(({ start, end }, at): NamedSection[] => {
    const next = bounds[at + 1]?.start ?? Infinity;
    // A heading that is a sentence stands above its section, not in it.
    const first = firstFrom(sentences, end);
    const section = { articleId: id, first, end: Math.max(first, firstFrom(sentences, next)) };
    if (at > 0) return [{ ...section, ...nameOf(text.slice(start, Math.min(end, start + LONGEST_CONTEXT))) }];
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

function nameOf(heading: string): Pick<NamedSection, 'heading' | 'names' | 'label'> {
  const labelled = labelledHeading(heading);
  const names = [heading, ...(labelled === undefined ? [] : [labelled.title])].map((name) =>
    headingWords(name).join(' '),
  );
  return { heading, names: names.filter((name) => name !== ''), label: labelled?.label };
}
