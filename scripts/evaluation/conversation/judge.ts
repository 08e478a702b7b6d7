import { z } from 'zod';
import type { Expected } from './cases.ts';

/** Above these an overview is as long as the article's table of contents. */
const MOST_SECTIONS = 8;

const passage = z.object({ text: z.string() });

/** As much of what `ask --json` prints as is judged here. */
const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    understoodWith: z.string().nullable(),
    citations: z.array(passage).min(1),
  }),
  z.object({ kind: z.literal('not-in-corpus') }),
  z.object({ kind: z.literal('unaskable'), reason: z.string() }),
  z.object({
    kind: z.literal('talk'),
    topic: z.string(),
    text: z.string().min(1),
    examples: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('overview'),
    articles: z.array(
      z.object({
        article: z.object({ id: z.string() }),
        sections: z
          .array(z.object({ heading: z.string().nullable(), sentence: passage }))
          .min(1)
          .max(MOST_SECTIONS),
      }),
    ),
  }),
  z.object({ kind: z.literal('error'), problem: z.string() }),
]);

/** What came of a question. */
export type Outcome = z.infer<typeof outcomeSchema>;

export function parseOutcome(json: unknown): Outcome {
  return outcomeSchema.parse(json);
}

/** The texts that a face must show of it. */
export function textsOf(outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'answered':
      return outcome.citations.map(({ text }) => text);
    case 'talk':
      return [outcome.text];
    case 'overview':
      return outcome.articles.flatMap(({ sections }) => sections.map(({ sentence }) => sentence.text));
    case 'not-in-corpus':
    case 'unaskable':
    case 'error':
      return [];
  }
}

/** Whether a question was handled as it should be. */
export function isAsExpected(outcome: Outcome, expected: Expected): boolean {
  if (outcome.kind !== expected.outcome) return false;
  switch (outcome.kind) {
    case 'answered':
      return isRightlyAnswered(outcome, expected);
    case 'overview':
      return (
        'articles' in expected &&
        isSame(
          outcome.articles.map(({ article }) => article.id),
          expected.articles,
        )
      );
    case 'talk':
      return isRightTalk(outcome, expected);
    case 'not-in-corpus':
    case 'unaskable':
      return true;
  }
}

function isRightlyAnswered(
  { citations, understoodWith }: Extract<Outcome, { kind: 'answered' }>,
  expected: Expected,
): boolean {
  if ('alone' in expected && understoodWith !== null) return false;
  const cited = citations.map(({ text }) => withoutNumber(text));
  if ('section' in expected) return cited.join('\n') === expected.section.map(withoutNumber).join('\n');
  return 'answers' in expected && expected.answers.map(withoutNumber).includes(cited[0] ?? '');
}

/** Whoever asks what the bot is gets to see what it can be asked. */
function isRightTalk({ topic, examples }: Extract<Outcome, { kind: 'talk' }>, expected: Expected): boolean {
  if (topic === 'bot' && examples.length === 0) return false;
  const topics: readonly string[] | undefined = 'topics' in expected ? expected.topics : undefined;
  return topics === undefined || topics.includes(topic);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join('\n') === others.toSorted().join('\n');
}

/** The sentence without the number of its paragraph: whether "(2)" is quoted with it is no matter of conversation. */
export function withoutNumber(sentence: string): string {
  return sentence.replace(/^\(\d+\)\s+/u, '');
}
