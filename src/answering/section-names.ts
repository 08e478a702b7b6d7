import type { Section } from './contents.ts';
import { isSameSection, type SectionLabel } from './requests/section-label.ts';

export interface NamedSection extends Section {
  /** The words of its heading as they are compared, with its number and without. */
  readonly names: readonly string[];
  readonly label: SectionLabel | undefined;
}

/** Sections by what their headings say: what is looked up takes no longer where there are thousands of others. */
export class SectionNames {
  readonly #byName = new Map<string, NamedSection[]>();
  readonly #byWord = new Map<string, NamedSection[]>();
  readonly #byNumber = new Map<string, NamedSection[]>();

  /** @param sections by article, then in its order */
  constructor(sections: readonly NamedSection[]) {
    for (const section of sections) {
      for (const name of new Set(section.names)) add(this.#byName, name, section);
      for (const word of wordsOfName(section)) add(this.#byWord, word, section);
      if (section.label !== undefined) add(this.#byNumber, section.label.number, section);
    }
  }

  /** In each article the section of this label; where none is called so, in each the one that has its number. */
  labelled(label: SectionLabel, articleId?: string): readonly NamedSection[] {
    const same = (this.#byNumber.get(label.number) ?? []).filter(
      (section) =>
        (articleId === undefined || section.articleId === articleId) &&
        section.label !== undefined &&
        isSameSection(section.label, label),
    );
    const called = same.filter((section) => section.label?.kind === label.kind);
    return byArticle(called.length > 0 ? called : same, articleId).flatMap(([first]) => first ?? []);
  }

  /** In each article the first section whose heading says just this. */
  saying(words: readonly string[], articleId?: string): readonly NamedSection[] {
    const sections = this.#byName.get(words.join(' ')) ?? [];
    return byArticle(sections, articleId).flatMap(([first]) => first ?? []);
  }

  /**
   * In each article the section whose heading says just this, else the one whose heading has these words and hardly others:
   * "reactions to the protest" is not called "protest".
   */
  withWords(words: readonly string[], articleId?: string): readonly NamedSection[] {
    const name = words.join(' ');
    return byArticle(this.#withAll(new Set(words)), articleId).flatMap((sections) => {
      const saying = sections.find(({ names }) => names.includes(name));
      const [only, ...others] = sections.filter((section) => 2 * words.length >= lengthOfTitle(section));
      return saying ?? (only === undefined || others.length > 0 ? [] : only);
    });
  }

  #withAll(words: ReadonlySet<string>): readonly NamedSection[] {
    const [rarest = [], ...others] = Array.from(words, (word) => this.#byWord.get(word) ?? []).toSorted(
      (a, b) => a.length - b.length,
    );
    if (others.length === 0) return rarest;
    return rarest.filter((section) => {
      const named = wordsOfName(section);
      return words.size <= named.size && [...words].every((word) => named.has(word));
    });
  }
}

function wordsOfName({ names: [name] }: NamedSection): ReadonlySet<string> {
  return new Set(name?.split(' '));
}

/** In words, without its number. */
function lengthOfTitle({ names }: NamedSection): number {
  return names.at(-1)?.split(' ').length ?? 0;
}

function add(sections: Map<string, NamedSection[]>, key: string, section: NamedSection): void {
  const others = sections.get(key);
  if (others === undefined) sections.set(key, [section]);
  else others.push(section);
}

/** The sections of each article, or of one, in their order. */
function byArticle(
  sections: readonly NamedSection[],
  articleId: string | undefined,
): readonly (readonly NamedSection[])[] {
  const found = new Map<string, NamedSection[]>();
  for (const section of sections)
    if (articleId === undefined || section.articleId === articleId) add(found, section.articleId, section);
  return [...found.values()];
}
