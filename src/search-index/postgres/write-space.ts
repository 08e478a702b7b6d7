import { createHash } from 'node:crypto';
import type { Article } from '../../corpus/article.ts';
import { stemsOf } from '../../language/words.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { textAsRead } from '../../sentences/text-as-read.ts';
import type { IndexContent } from '../index-store.ts';
import { sentencesAsJson } from '../stored-articles.ts';
import { copyRows, int, lexemes, text, vector } from './copy-rows.ts';
import type { Database, Session } from './database.ts';
import { hashOfTexts, listedArticles, type ListedArticle } from './read-generation.ts';
import { lexemeOf } from './shared-words.ts';
import { sentencesTable } from './tables.ts';

/**
 * Of a space in which more sentences would be new, or of no generation to come, another one is made: its graph is built at once,
 * in a fraction of the time that it takes to add so many, and nothing of the old is searched through.
 */
const MOST_CHANGED = 0.2;

interface AddOptions {
  readonly content: IndexContent;
  readonly dimension: number;
  readonly onIndexed: (sentences: number) => void;
}

/** An article to be, with its sentences' positions, and as it is there already. */
interface PlannedArticle {
  readonly article: Article;
  readonly start: number;
  readonly sentences: readonly Sentence[];
  readonly taken: ListedArticle | undefined;
}

/** Puts into the database what of a generation is not there, and gives its articles as they are listed. */
export async function addSentences(
  database: Database,
  session: Session,
  { content, dimension, onIndexed }: AddOptions,
): Promise<{ readonly space: number; readonly articles: readonly ListedArticle[] }> {
  const before = await predecessorOf(database, session, content.takenOver?.generation);
  const planned = plan(content, before?.articles);
  const added = planned.filter(({ taken }) => taken === undefined);
  const [space, isNew] = await spaceFor(database, session, { planned, before, dimension });
  const carried = planned.flatMap(({ taken }) => taken ?? []);
  const rows = isNew
    ? await carryOver(database, session, carried, { from: before?.space, to: space })
    : undefined;
  let done = carried.reduce((sum, { sentences }) => sum + sentences, 0);
  onIndexed(done);
  const written = await writeArticles(database, session, { added, content, space });
  await copyRows(
    session,
    `${sentencesTable(database, space)} (article, ordinal, vector, stems)`,
    sentenceRows(),
  );
  return {
    space,
    articles: planned.map((one) => {
      const listed = one.taken === undefined ? written.get(one) : (rows?.get(one.taken.article) ?? one.taken);
      if (listed === undefined) throw new Error(`an article was not written: ${one.article.id}`);
      return listed;
    }),
  };

  function* sentenceRows(): Generator<Buffer[]> {
    for (const one of added) {
      const { article = 0 } = written.get(one) ?? {};
      for (const [at, sentence] of one.sentences.entries()) {
        const own = content.vectors[one.start + at] ?? new Float32Array();
        yield [int(article), int(at), vector(own), lexemes(lexemesOf(sentence, one.article))];
      }
      done += one.sentences.length;
      onIndexed(done);
    }
  }
}

/** What a sentence is found by in the database. */
export function lexemesOf({ heading, ...sentence }: Sentence, { language }: Article): string[] {
  const stems = stemsOf(`${heading ?? ''} ${textAsRead(sentence)}`, language);
  return [...new Set(Array.from(stems, (stem) => lexemeOf(stem, language)))];
}

interface BeforeThis {
  readonly space: number;
  readonly articles: readonly ListedArticle[];
}

async function predecessorOf(
  database: Database,
  session: Session,
  name: string | undefined,
): Promise<BeforeThis | undefined> {
  if (name === undefined) return undefined;
  const [row] = await session.rows<{ generation: number; space: number }>({
    text: `SELECT generation, space FROM ${database.schema}.generations WHERE name = $1`,
    values: [name],
  });
  return row && { space: row.space, articles: await listedArticles(database, session, row.generation) };
}

/** Which article is there already: the one whose sentences were at the positions that they were taken over from. */
function plan(
  { articles, sentences, takenOver }: IndexContent,
  before: BeforeThis['articles'] = [],
): PlannedArticle[] {
  const byStart = new Map<number, ListedArticle>();
  let next = 0;
  for (const one of before) {
    if (one.sentences > 0) byStart.set(next, one);
    next += one.sentences;
  }
  let start = 0;
  return articles.map((article) => {
    let end = start;
    while (sentences[end]?.articleId === article.id) end++;
    const found = end > start ? byStart.get(takenOver?.positions[start] ?? -1) : undefined;
    const taken = found?.sentences === end - start ? found : undefined;
    if (taken === undefined && (takenOver?.positions[start] ?? -1) >= 0 && end > start)
      throw new Error(`an article that was taken over is not in the database: ${article.id}`);
    const planned = { article, start, sentences: sentences.slice(start, end), taken };
    start = end;
    return planned;
  });
}

interface SpaceOptions {
  readonly planned: readonly PlannedArticle[];
  readonly before: BeforeThis | undefined;
  readonly dimension: number;
}

/** The space of the generation before, or a new one. @returns it, and whether it is new */
async function spaceFor(
  database: Database,
  { rows }: Session,
  { planned, before, dimension }: SpaceOptions,
): Promise<readonly [space: number, isNew: boolean]> {
  const { schema } = database;
  const [all, fresh] = [planned, planned.filter(({ taken }) => taken === undefined)].map((some) =>
    some.reduce((sum, { sentences }) => sum + sentences.length, 0),
  );
  if (before !== undefined && all !== undefined && fresh !== undefined) {
    const [there] = await rows<{ sentences: number }>({
      text: `SELECT coalesce(sum(sentences), 0)::int AS sentences FROM ${schema}.articles WHERE space = $1`,
      values: [before.space],
    });
    const unused = (there?.sentences ?? 0) + fresh - all;
    if (fresh <= MOST_CHANGED * all && unused <= MOST_CHANGED * all) return [before.space, false];
  }
  const [made] = await rows<{ space: number }>({
    text: `INSERT INTO ${schema}.spaces (dimension) VALUES ($1) RETURNING space`,
    values: [dimension],
  });
  const space = made?.space ?? 0;
  await rows(`CREATE TABLE ${sentencesTable(database, space)} (
    article int NOT NULL, ordinal int NOT NULL, vector vector(${dimension}) NOT NULL, stems tsvector NOT NULL)`);
  return [space, true];
}

/** Copies articles with their sentences from one space to another, within the database. @returns them by the old ones' numbers */
async function carryOver(
  database: Database,
  { rows }: Session,
  carried: readonly ListedArticle[],
  { from, to }: { readonly from: number | undefined; readonly to: number },
): Promise<ReadonlyMap<number, ListedArticle>> {
  if (from === undefined || carried.length === 0) return new Map();
  const { schema } = database;
  const numbers = await numbersFor(database, { rows }, carried.length);
  const values = [carried.map(({ article }) => article), numbers];
  const pairs = 'unnest($1::int[], $2::int[]) AS pair (article, copy)';
  const columns = 'source_state, sentences, article_json, sentences_json, text_sha256, vectors_sha256';
  await rows({
    text: `INSERT INTO ${schema}.articles (article, space, ${columns})
           SELECT copy, ${to}, ${columns} FROM ${schema}.articles JOIN ${pairs} USING (article)`,
    values,
  });
  await rows({
    text: `INSERT INTO ${sentencesTable(database, to)} (article, ordinal, vector, stems)
           SELECT copy, ordinal, vector, stems FROM ${sentencesTable(database, from)} JOIN ${pairs} USING (article)`,
    values,
  });
  return new Map(carried.map((one, at) => [one.article, { ...one, article: numbers[at] ?? 0 }]));
}

async function numbersFor(
  { schema }: Database,
  { rows }: Pick<Session, 'rows'>,
  count: number,
): Promise<number[]> {
  const drawn = await rows<{ number: number }>({
    text: `SELECT nextval(pg_get_serial_sequence($1, 'article'))::int AS number FROM generate_series(1, $2)`,
    values: [`${schema}.articles`, count],
  });
  return drawn.map(({ number }) => number).toSorted((a, b) => a - b);
}

interface ArticleOptions {
  readonly added: readonly PlannedArticle[];
  readonly content: IndexContent;
  readonly space: number;
}

async function writeArticles(
  database: Database,
  session: Session,
  { added, content: { vectors, sourceStates }, space }: ArticleOptions,
): Promise<ReadonlyMap<PlannedArticle, ListedArticle>> {
  const numbers = await numbersFor(database, session, added.length);
  const written = new Map<PlannedArticle, ListedArticle>();
  await copyRows(
    session,
    `${database.schema}.articles (article, space, source_state, sentences, article_json, sentences_json, text_sha256, vectors_sha256)`,
    articleRows(),
  );
  return written;

  function* articleRows(): Generator<(Buffer | null)[]> {
    for (const [at, one] of added.entries()) {
      const { article, start, sentences } = one;
      const [articleJson, sentencesJson] = [JSON.stringify(article), sentencesAsJson(sentences)];
      const listed = {
        article: numbers[at] ?? 0,
        sentences: sentences.length,
        text_sha256: hashOfTexts(articleJson, sentencesJson),
        vectors_sha256: hashOfVectors(vectors.slice(start, start + sentences.length)),
      };
      written.set(one, listed);
      const state = sourceStates?.get(article.file);
      yield [
        int(listed.article),
        int(space),
        state === undefined ? null : text(state),
        int(listed.sentences),
        text(articleJson),
        text(sentencesJson),
        text(listed.text_sha256),
        text(listed.vectors_sha256),
      ];
    }
  }
}

/** Over the vectors as the server sends them. */
function hashOfVectors(vectors: readonly Float32Array[]): string {
  const hash = createHash('sha256');
  for (const one of vectors) hash.update(vector(one));
  return hash.digest('hex');
}
