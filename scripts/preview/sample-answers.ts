import type {
  Answered,
  ArticleOverview,
  ArticleSummary,
  Citation,
  NotInCorpus,
  QuotedArticle,
  SectionPage,
} from '../../src/answering/answer.ts';
import { Citations } from '../../src/answering/citations.ts';
import { Overviews } from '../../src/answering/compose-overview.ts';
import { sectionPage } from '../../src/answering/compose-section.ts';
import { Contents } from '../../src/answering/contents.ts';
import type { Article, ArticleInfo } from '../../src/corpus/article.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { PASSAGES_A_PAGE } from '../../src/wording/passage-marks.ts';
import type { SampleQuestions } from './sample-questions.ts';

/** Citations of the project's own article, so that the preview shows sentences that are really there. */
export class SampleArticle {
  readonly #article: Article;

  constructor(article: Article) {
    this.#article = article;
  }

  get info(): ArticleInfo {
    return this.#article;
  }

  get summary(): ArticleSummary {
    const { omissions } = this.#article;
    return {
      ...this.#article,
      apart: undefined,
      sentences: sentencesOf(this.#article).length,
      leftOut: omissions.length,
    };
  }

  /** Its sections, and how the longest of them begins. */
  get contents(): { readonly overview: ArticleOverview; readonly page: SectionPage } {
    const article = this.#article;
    const index = { articles: new Map([[article.id, article]]), sentences: sentencesOf(article) };
    const citations = new Citations(index);
    const contents = new Contents(index);
    const overview = new Overviews(contents, citations).ofArticle(article.id);
    const [longest] = contents
      .sectionsOf(article.id)
      .toSorted((left, right) => right.end - right.first - (left.end - left.first));
    const page = sectionPage(longest, { from: 0, most: PASSAGES_A_PAGE }, citations);
    if (overview === undefined || page === undefined) {
      throw new Error(`The article ${article.id} holds no sentence.`);
    }
    return { overview, page };
  }

  /**
   * The sentence nearest to `wording`, with the given words bold where it has them. A reworded article changes what the
   * preview quotes and does not break it.
   */
  cite(wording: string, bold: readonly string[] = []): Citation {
    const sentences = sentencesOf(this.#article);
    const [nearest] = sentences.toSorted(
      (left, right) => sharedWords(right.text, wording) - sharedWords(left.text, wording),
    );
    if (nearest === undefined) throw new Error(`The article ${this.#article.id} holds no sentence.`);
    const { ordinal, start, end, text, heading } = nearest;
    return {
      article: { ...this.#article, apart: undefined },
      heading,
      ordinal,
      start,
      end,
      page: undefined,
      changedInSource: undefined,
      text,
      lead: undefined,
      cells: undefined,
      also: [],
      before: sentences[ordinal - 1]?.text,
      after: sentences[ordinal + 1]?.text,
      highlights: bold
        .map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length }))
        .filter(({ start: found }) => found !== -1)
        .toSorted((left, right) => left.start - right.start),
      link: undefined,
    };
  }
}

function sharedWords(text: string, wording: string): number {
  const words = wordsOf(text);
  return [...wordsOf(wording)].filter((word) => words.has(word)).length;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

const INVENTED_REVISION = '0a1b2c3d';

/** An invented article with an address: shows links, several articles and characters that need an escape. */
const INVENTED: QuotedArticle = {
  id: 'buecherei-sonntags',
  file: 'corpus/buecherei-sonntags.md',
  title: 'Bücherei öffnet sonntags',
  publisher: 'Musterstädter Bote',
  language: 'de',
  url: 'https://example.org/buecherei',
  date: '2025-03-01',
  revision: INVENTED_REVISION,
  provenance: undefined,
  apart: undefined,
};

export const SUNDAY: Citation = {
  article: INVENTED,
  heading: 'Neue Zeiten',
  ordinal: 3,
  start: 210,
  end: 292,
  page: undefined,
  changedInSource: undefined,
  text: 'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr (Kürzel *so_10*).',
  lead: undefined,
  cells: undefined,
  also: [],
  before: 'Das hat der Rat am Dienstag beschlossen.',
  after: 'Der Eintritt bleibt frei.',
  highlights: [
    { start: 19, end: 27 },
    { start: 33, end: 41 },
    { start: 46, end: 59 },
  ],
  link: 'https://example.org/buecherei#:~:text=Ab%20M%C3%A4rz%20%C3%B6ffnet%20die,%28K%C3%BCrzel%20so_10%29',
};

/** The same sentence in further articles, two of which have the same title. */
const IN_SEVERAL: Citation = {
  ...SUNDAY,
  also: [
    { title: 'Aushang am Eingang', apart: undefined },
    { title: 'Hausordnung', apart: '2024-01-01' },
    { title: 'Hausordnung', apart: '2025-01-01' },
    { title: 'Newsletter 7', apart: undefined },
    { title: 'Newsletter 8', apart: undefined },
  ].map((named) => ({ ...SUNDAY, article: { ...INVENTED, ...named } })),
};

/** A row of a table, as it stands in the article's text. */
const CARD: Citation = {
  ...SUNDAY,
  article: { ...INVENTED, apart: 'gebuehren/2025.md' },
  heading: 'Gebühren',
  text: 'Jahreskarte | 12 Euro | Erwachsene',
  cells: [
    { head: 'Karte', text: 'Jahreskarte' },
    { head: 'Preis', text: '12 Euro' },
    { head: undefined, text: 'Erwachsene' },
  ],
  before: 'Monatskarte | 2 Euro | Erwachsene',
  after: 'Jahreskarte | 0 Euro | Kinder',
  highlights: [{ start: 14, end: 21 }],
  link: 'https://example.org/buecherei#:~:text=Jahreskarte,Erwachsene',
};

/** More articles than one page of the list holds. */
export function manyArticles(first: ArticleSummary): readonly ArticleSummary[] {
  const invented = Array.from({ length: 11 }, (_, index) => ({
    ...INVENTED,
    id: `${INVENTED.id}-${index + 1}`,
    title: index === 0 ? INVENTED.title : `${INVENTED.title}, Folge ${index + 1}`,
    apart: index === 1 ? '2025-03-01' : undefined,
    sentences: 9 + index,
    leftOut: index % 4,
  }));
  return [first, ...invented];
}

/** One answer of each kind to the questions. */
export function sampleAnswers(
  words: SampleQuestions,
  article: SampleArticle,
): Readonly<
  Record<'one' | 'three' | 'unsure' | 'several' | 'sources' | 'row' | 'unanswered', Answered | NotInCorpus>
> {
  const areas = areasOf(article);
  const signed = article.cite('Unterzeichnet wurde die Kooperationsvereinbarung am Mittwoch', [
    'am Mittwoch',
  ]);
  const startUps = startUpsOf(article);
  return {
    one: answered({ question: words.signed, citations: [signed], more: [areas] }),
    three: answered({ question: words.startUps, citations: startUps, more: [areas, signed] }),
    unsure: answered({
      question: words.followUp,
      understoodWith: words.signed,
      band: 'unsure',
      citations: [areas],
    }),
    several: answered({ question: words.several, citations: [SUNDAY, signed], more: [areas] }),
    sources: answered({ question: words.sunday, citations: [IN_SEVERAL] }),
    row: answered({ question: words.card, citations: [CARD] }),
    unanswered: unanswered(words.money, article),
  };
}

function answered(answer: Partial<Answered> & Pick<Answered, 'question' | 'citations'>): Answered {
  return { kind: 'answered', understoodWith: undefined, band: 'good', more: [], rest: 0, ...answer };
}

function unanswered(question: string, article: SampleArticle): NotInCorpus {
  const nearest = [
    article.cite('gemeinsame Projekte, europäische Förderprogramme stärker nutzen'),
    article.cite('Das Papier lag dem Handelsblatt exklusiv vor'),
    article.cite('Kleine und mittlere Unternehmen sollen weitere Sonderrechte bekommen'),
  ];
  return { kind: 'not-in-corpus', question, understoodWith: undefined, nearest, more: [] };
}

function areasOf(article: SampleArticle): Citation {
  return article.cite(
    'Zusammenarbeit bei der KI in vier Bereichen: Souveränität, Innovation, Start-ups, Austausch',
    [
      'in vier Bereichen',
      'europäische Souveränität',
      'Innovation',
      'Unterstützung von Start-ups',
      'regelmäßiger Austausch',
    ],
  );
}

function startUpsOf(article: SampleArticle): Answered['citations'] {
  return [
    article.cite('Ein besonderes Augenmerk liegt auf den Start-ups', ['Start-ups']),
    article.cite('Ihnen soll der Zugang zum Markt erleichtert werden', ['Zugang zum Markt erleichtert']),
    article.cite('Start-ups leichteren Zugang zu Hochleistungsrechenkapazitäten verschaffen', [
      'Start-ups',
      'Zugang zu Hochleistungsrechenkapazitäten',
    ]),
  ];
}
