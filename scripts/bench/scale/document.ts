import type { Article } from '../../../src/corpus/article.ts';
import { LANGUAGES, type Language } from '../../../src/language/language.ts';
import type { Sentence } from '../../../src/sentences/sentence.ts';
import { loadNews } from '../../evaluation/sets/news.ts';
import { loadOmos } from '../../evaluation/sets/omos.ts';
import { loadXquad } from '../../evaluation/sets/xquad.ts';

export interface Section {
  /** Empty where there is none. */
  readonly heading: string;
  /** Sentences by paragraph. */
  readonly paragraphs: readonly (readonly string[])[];
}

/** A real text, of which an article is written. */
export interface Document {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** The articles of the evaluation sets, those first whose questions are asked. */
export async function readEvaluationArticles(): Promise<Document[]> {
  const sets = [
    await loadNews(),
    await loadXquad('de'),
    await loadXquad('en'),
    ...(await Promise.all(LANGUAGES.map(loadOmos))),
  ];
  return sets.flatMap(({ collection, articles, sentences }) =>
    articles.map((article) => documentOf(`${collection}-${article.language}-`, article, sentences)),
  );
}

function documentOf(prefix: string, { id, language, title }: Article, all: readonly Sentence[]): Document {
  const sections: { heading: string; paragraphs: string[][] }[] = [];
  let paragraph: number | undefined;
  for (const sentence of all.filter(({ articleId }) => articleId === id)) {
    const heading = sentence.heading ?? '';
    if (sections.at(-1)?.heading !== heading || sections.length === 0) {
      sections.push({ heading, paragraphs: [] });
      paragraph = undefined;
    }
    if (paragraph !== sentence.paragraph) sections.at(-1)?.paragraphs.push([]);
    paragraph = sentence.paragraph;
    sections.at(-1)?.paragraphs.at(-1)?.push(sentence.text);
  }
  return { id: prefix + id, language, title, sections };
}
