import type { Article } from '../corpus/article.ts';
import { readingOf, type Reading } from '../reading/reading.ts';
import type { SentencePlace } from '../search-index/search-index.ts';
import type { Answer, Answerer, AskRequest, Talk } from './answer.ts';
import { askable } from './askable.ts';
import { Citations } from './citations.ts';
import { composeAnswer } from './compose-answer.ts';
import { Overviews } from './compose-overview.ts';
import { composeSection, sectionPage } from './compose-section.ts';
import { Contents, type Section } from './contents.ts';
import { createFinder, setAside, timed, type FinderParts } from './finder.ts';
import { headingWords, isRemark, requestIn, type Question, type SectionName } from './requests/request.ts';
import type { SourceChangeOf } from './source-link.ts';
import { namesSection } from './requests/section-label.ts';

/** A question as it was typed, and where it is asked. */
type Asked = AskRequest & { readonly question: string };

const NOTHING_READ = readingOf({ candidates: [], others: [], none: 1 });

export interface AnswererParts extends FinderParts {
  /** Where the articles' pages are published, as an absolute URL that ends with a slash. */
  readonly site?: string | undefined;
  /** Whether an article has a page there. @default each has */
  readonly isPublished?: ((article: Article) => boolean) | undefined;
  readonly changeOf?: SourceChangeOf | undefined;
}

/**
 * The way from what a person says to the answer. What needs no search is told by its form: small talk, and what asks for an
 * overview or for a section by its name. Everything else is searched and read, and composed from what was read.
 */
export function createAnswerer(parts: AnswererParts): Answerer {
  const { index, thresholds, site, changeOf, isPublished, onStage } = parts;
  const citations = new Citations(index, site, changeOf, isPublished);
  const contents = new Contents(index);
  const overviews = new Overviews(contents, citations);
  const finder = createFinder(parts, citations);

  const talk = ({ question, articleId }: Asked, topic: Talk['topic']): Talk => ({
    kind: 'talk',
    question,
    topic,
    examples: topic === 'bot' ? overviews.examples(articleId) : [],
  });

  const overview = ({ question, articleId, overviewed, previous }: Asked): Answer =>
    overviews.of(question, articleId ?? overviewed ?? previous?.cited[0]?.articleId) ??
    composeAnswer(
      { asked: question, understoodWith: undefined, reading: NOTHING_READ },
      thresholds,
      citations,
    );

  const sectionsNamed = (
    name: SectionName | undefined,
    articleId: string | undefined,
  ): readonly Section[] => {
    if (name === undefined) return [];
    const sections = contents.named(name, articleId);
    if (sections.length > 0 || name.by === 'label' || !name.isQuoted) return sections;
    const begun = contents.beginningWith(name.words, articleId);
    return begun === undefined ? [] : [begun];
  };

  /** The section or the article's overview that a question asks for by name and has nothing else to ask of. */
  const named = ({ section, title }: Question, { question, articleId }: Asked): Answer | undefined => {
    const found = composeSection(question, sectionsNamed(section, articleId), citations);
    if (found !== undefined) return found;
    const titles = [title, ...(section?.by === 'words' ? [{ words: section.words, isWhole: true }] : [])];
    const titled = titles.flatMap((name) =>
      name === undefined ? [] : (contents.articleTitled(name) ?? []),
    )[0];
    return titled === undefined ? undefined : overviews.of(question, titled);
  };

  const answer = async (request: Question, asked: Asked): Promise<Answer> => {
    const { question, articleId, previous } = asked;
    const { text, label, isPersonal, isMostlyTalk, unlessAnswered } = request;
    const sections = label === undefined ? [] : contents.named({ by: 'label', label }, articleId);
    const { reading, understoodWith } = await finder.find(
      { asked: text, articleId, among: placesIn(sections) },
      isPersonal ? undefined : previous,
    );
    const findings = { asked: question, understoodWith, reading: withinSection(request, reading) };
    const found = await timed('composing', onStage, () => composeAnswer(findings, thresholds, citations));
    const isAnswered = found.kind === 'answered';
    if (isAnswered && (found.band === 'good' || understoodWith !== undefined)) return found;
    // What is asked in the words of a heading, as in a list of frequent questions, is answered below it.
    const headed = composeSection(question, contents.headed(headingWords(text), articleId), citations);
    if (headed !== undefined) return headed;
    const isTalk = unlessAnswered !== undefined && (!isAnswered || isMostlyTalk);
    return isTalk ? talk(asked, unlessAnswered) : found;
  };

  const ask = async (request: AskRequest): Promise<Answer> => {
    const question = askable(request.question);
    if (typeof question !== 'string') {
      const isTalk = question.reason === 'no-words' && isRemark(request.question);
      return isTalk ? talk(request, 'chatter') : question;
    }
    const asked = { ...request, question };
    const requested = requestIn(question);
    if (requested.kind === 'talk') return talk(asked, requested.topic);
    if (requested.kind === 'overview') return overview(asked);
    return named(requested, asked) ?? answer(requested, asked);
  };

  return {
    ask,
    articles: () => citations.articles(),
    article: (articleId) => index.articles.get(articleId),
    passage: (articleId, ordinal) => citations.of(articleId, ordinal),
    overview: (articleId, from) => overviews.ofArticle(articleId, from),
    section: (place, page) => sectionPage(contents.sectionAt(place), page, citations),
    nearest: async (statement) => {
      const asked = askable(statement);
      if (typeof asked !== 'string') return undefined;
      const [best] = await finder.search(asked);
      return best && citations.of(best.sentence.articleId, best.sentence.ordinal);
    },
    standing: citations.standing,
  };
}

/** So many sentences of the sections that a question names come first; each is compared with it. */
const MOST_AMONG = 300;

/** The sentences of the sections, of each about as many from its beginning on. */
function placesIn(sections: readonly Section[]): SentencePlace[] {
  const most = Math.ceil(MOST_AMONG / sections.length);
  return sections
    .slice(0, MOST_AMONG)
    .flatMap(({ articleId, first, end }) =>
      Array.from({ length: Math.min(end - first, most) }, (_, at) => ({ articleId, ordinal: first + at })),
    );
}

/** Where a section that there is not is asked for, nothing answers but what names it. */
function withinSection({ section }: Question, reading: Reading): Reading {
  if (section?.by !== 'label') return reading;
  const { label } = section;
  return setAside(reading, ({ match }) => !namesSection(match.sentence.text, label));
}
