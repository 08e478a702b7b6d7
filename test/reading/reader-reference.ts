import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Tokenizer } from '../../src/models/tokenizer.ts';
import {
  composeInput,
  captionEncoder,
  type ReaderInput,
  type Segment,
} from '../../src/reading/reader-input.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
import { EMBEDDED_READER } from '../helpers/embedded-reader.ts';
import { match } from '../builders/readings.ts';

const ids = z.array(z.number());

const itemSchema = z.object({
  question: z.string(),
  /** Runs of sentences with what stands in front of them; all of one article. */
  groups: z.array(z.object({ label: z.string(), sentences: z.array(z.string()) })),
  input_ids: ids,
  token_type_ids: ids,
  sentence_ids: ids,
  /** One a sentence that fits. */
  answers: ids,
  none: z.number(),
  /** The greatest of `answers`, and the characters of its sentence that answer. */
  best: z.number(),
  words: z.tuple([z.number(), z.number()]),
});

export type ReferenceItem = z.infer<typeof itemSchema>;

/** The most tokens of an input; model/README.md. */
const INPUT_TOKENS = 384;

/** 24 questions with what the unquantised model gave for them. */
export async function readerReference(): Promise<ReferenceItem[]> {
  const content = await readFile(join(EMBEDDED_READER, 'reference.json'), 'utf8');
  return z.object({ items: z.array(itemSchema) }).parse(JSON.parse(content)).items;
}

/** The item's sentences as the search would give them; each group's label is that of its article or of its heading. */
function matchesOf({ groups }: ReferenceItem): Match[] {
  const title = groups[0]?.label ?? '';
  const sentences = groups.flatMap(({ label, sentences: texts }, group) =>
    texts.map((text) => ({ text, heading: group === 0 ? undefined : label })),
  );
  return sentences.map((given, position) => match({ ...given, position, title }));
}

/** The item's input: its sentences in their order, cut off where they are too long, without those that do not fit. */
export function inputOf(item: ReferenceItem, tokenizer: Tokenizer): ReaderInput {
  const question = tokenizer.encode(item.question);
  const encodeCaption = captionEncoder(tokenizer);
  const compose = (segments: readonly Segment[]) =>
    composeInput({ question, segments, tokenizer, encodeCaption });
  let fitting: Segment[] = [];
  for (const found of matchesOf(item)) {
    const more = [...fitting, { match: found, sentence: tokenizer.encode(found.sentence.text), from: 0 }];
    if (compose(more).inputIds.length <= INPUT_TOKENS) fitting = more;
  }
  return compose(fitting);
}
