import { z } from 'zod';
import { TALK_TOPICS } from '../../language/knowledge.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { LANGUAGES } from '../../language/language.ts';
import { CONTROL, every } from '../../language/visible-text.ts';
import {
  BANDS,
  UNASKABLE_REASONS,
  type Answer,
  type ArticleOverview,
  type Citation,
  type Place,
  type QuotedArticle,
} from '../../answering/answer.ts';
import { talkWords } from '../../wording/talk-words.ts';

/** Raised when a field changes its meaning or goes away; new fields may come without. */
export const JSON_VERSION = 2;

const articleSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  apart: z.string().nullable(),
  publisher: z.string().nullable(),
  language: z.enum(LANGUAGES),
  url: z.string().nullable(),
  date: z.string().nullable(),
  revision: z.string(),
});

const placeSchema = z.strictObject({
  article: articleSchema,
  heading: z.string().nullable(),
  ordinal: z.int().nonnegative(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  link: z.string().nullable(),
});

const passageSchema = placeSchema.extend({
  text: z.string(),
  lead: z.string().nullable(),
  cells: z.array(z.strictObject({ head: z.string().nullable(), text: z.string() })).nullable(),
  also: z.array(placeSchema),
  before: z.string().nullable(),
  after: z.string().nullable(),
  highlights: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
});

const overviewSchema = z.strictObject({
  article: articleSchema,
  sections: z.array(
    z.strictObject({
      heading: z.string().nullable(),
      sentence: passageSchema,
      sentences: z.int().positive(),
    }),
  ),
  sectionCount: z.int().positive(),
});

/** The one object that `ask --json` prints; docs/ask-json.md explains the fields. */
export const answerJsonSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('answered'),
    question: z.string(),
    understoodWith: z.string().nullable(),
    band: z.enum(BANDS),
    citations: z.array(passageSchema).min(1),
    /** How many passages go on with these: further items of a list, further sentences of a section. */
    rest: z.int().nonnegative(),
  }),
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('not-in-corpus'),
    question: z.string(),
    understoodWith: z.string().nullable(),
    nearest: z.array(passageSchema),
  }),
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('talk'),
    question: z.string(),
    topic: z.enum(TALK_TOPICS),
    text: z.string(),
    examples: z.array(z.string()),
  }),
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('overview'),
    question: z.string(),
    articles: z.array(overviewSchema).min(1),
    others: z.int().nonnegative(),
  }),
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('unaskable'),
    question: z.string(),
    reason: z.enum(UNASKABLE_REASONS),
  }),
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('error'),
    error: z.enum(['usage', 'fault']),
    problem: z.string(),
    remedy: z.string().nullable(),
  }),
]);

/** What is printed as one line. */
export type AnswerJson = z.infer<typeof answerJsonSchema>;
type PassageJson = z.infer<typeof passageSchema>;
type PlaceJson = z.infer<typeof placeSchema>;
type OverviewJson = z.infer<typeof overviewSchema>;

/**
 * An answer as `--json` prints it: the same keys every time, `null` where there is nothing.
 *
 * @param asked what was asked, word for word, and the language of what beleg says itself
 */
export function answerToJson(
  answer: Answer,
  { question, language }: { readonly question: string; readonly language: LabelLanguage },
): AnswerJson {
  const version = JSON_VERSION;
  switch (answer.kind) {
    case 'answered': {
      const { kind, band, rest, understoodWith = null } = answer;
      const citations = answer.citations.map(passageToJson);
      return { version, kind, question, understoodWith, band, citations, rest };
    }
    case 'not-in-corpus': {
      const { kind, understoodWith = null } = answer;
      return { version, kind, question, understoodWith, nearest: answer.nearest.map(passageToJson) };
    }
    case 'talk': {
      const { kind, topic } = answer;
      const { line, examples } = talkWords(answer, language);
      return { version, kind, question, topic, text: line, examples: [...examples] };
    }
    case 'overview': {
      const { kind, others } = answer;
      return { version, kind, question, articles: answer.articles.map(overviewToJson), others };
    }
    case 'unaskable':
      return { version, kind: answer.kind, question, reason: answer.reason };
  }
}

/** The one line of JSON that stands for the object. */
export function formatJson(json: AnswerJson): string {
  return escapeTerminalControls(JSON.stringify(json));
}

function passageToJson(citation: Citation): PassageJson {
  return {
    ...placeToJson(citation),
    text: citation.text,
    lead: citation.lead ?? null,
    cells: citation.cells?.map(({ head = null, text }) => ({ head, text })) ?? null,
    also: citation.also.map(placeToJson),
    before: citation.before ?? null,
    after: citation.after ?? null,
    highlights: citation.highlights.map((range) => [range.start, range.end]),
  };
}

function overviewToJson({ article, sections, sectionCount }: ArticleOverview): OverviewJson {
  return {
    article: articleToJson(article),
    sections: sections.map(({ heading = null, first, sentences }) => ({
      heading,
      sentence: passageToJson(first),
      sentences,
    })),
    sectionCount,
  };
}

function articleToJson({ id, title, language, revision, ...article }: QuotedArticle): PlaceJson['article'] {
  return {
    id,
    title,
    apart: article.apart ?? null,
    publisher: article.publisher ?? null,
    language,
    url: article.url ?? null,
    date: article.date ?? null,
    revision,
  };
}

function placeToJson({ article, heading, ordinal, start, end, link }: Place): PlaceJson {
  return {
    article: articleToJson(article),
    heading: heading ?? null,
    ordinal,
    start,
    end,
    link: link ?? null,
  };
}

const CONTROLS = every(CONTROL);

/**
 * JSON escapes the C0 controls by itself. The rest of what a terminal obeys (DEL, C1) or an eye is deceived by
 * (bidi controls) is escaped here: the value stays the same, and the line is safe to look at.
 */
function escapeTerminalControls(json: string): string {
  return json.replaceAll(
    CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
