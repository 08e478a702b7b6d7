import { z } from 'zod';
import { LANGUAGES } from '../../language/language.ts';
import { CONTROL, every } from '../../language/visible-text.ts';
import { BANDS, UNASKABLE_REASONS, type Answer, type Citation, type Place } from '../../answering/answer.ts';

/** Raised when a field changes its meaning or goes away; new fields may come without. */
export const JSON_VERSION = 1;

const placeSchema = z.strictObject({
  article: z.strictObject({
    id: z.string(),
    title: z.string(),
    apart: z.string().nullable(),
    publisher: z.string().nullable(),
    language: z.enum(LANGUAGES),
    url: z.string().nullable(),
    date: z.string().nullable(),
    revision: z.string(),
  }),
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

/** The one object that `ask --json` prints; docs/ask-json.md explains the fields. */
export const answerJsonSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('answered'),
    question: z.string(),
    understoodWith: z.string().nullable(),
    band: z.enum(BANDS),
    citations: z.array(passageSchema).min(1),
  }),
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('not-in-corpus'),
    question: z.string(),
    understoodWith: z.string().nullable(),
    /** Always null until version 2. */
    missing: z.null(),
    nearest: z.array(passageSchema),
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

/**
 * An answer as `--json` prints it: the same keys every time, `null` where there is nothing.
 * `question` is what was asked, word for word; an unaskable answer does not hold it.
 */
export function answerToJson(answer: Answer, question: string): AnswerJson {
  const version = JSON_VERSION;
  const { kind } = answer;
  if (kind === 'unaskable') return { version, kind, question, reason: answer.reason };
  const understoodWith = answer.understoodWith ?? null;
  if (kind === 'answered') {
    const citations = answer.citations.map(passageToJson);
    return { version, kind, question, understoodWith, band: answer.band, citations };
  }
  const nearest = answer.nearest.map(passageToJson);
  return { version, kind, question, understoodWith, missing: null, nearest };
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

function placeToJson({ article, heading, ordinal, start, end, link }: Place): PlaceJson {
  const { id, title, language, revision } = article;
  return {
    article: {
      id,
      title,
      apart: article.apart ?? null,
      publisher: article.publisher ?? null,
      language,
      url: article.url ?? null,
      date: article.date ?? null,
      revision,
    },
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
