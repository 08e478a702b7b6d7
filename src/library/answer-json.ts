import { z } from 'zod';
import { BANDS, UNASKABLE_REASONS, type Answer, type ArticleOverview } from '../answering/answer.ts';
import { TALK_TOPICS } from '../language/knowledge.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { talkWords } from '../wording/talk-words.ts';
import { articleSchema, articleToJson, JSON_VERSION, passageSchema, passageToJson } from './passage-json.ts';

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

/** An answer as every program gets it; docs/json.md explains the fields. */
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
]);

/** An answer in plain data. */
export type AnswerJson = z.infer<typeof answerJsonSchema>;
type OverviewJson = z.infer<typeof overviewSchema>;

/**
 * An answer as programs get it: the same keys every time, `null` where there is nothing.
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
