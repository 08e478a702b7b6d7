import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isSearched, shownOf, type Answer, type Citation } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { renderAnswer } from '../../src/terminal/rendering/render-answer.ts';
import { writeCorpus } from '../helpers/corpus-folder.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

const FOLDER = new URL('../fixtures/trials/', import.meta.url);

const questionSchema = z.object({
  question: z.string(),
  shows: z.string().optional(),
  part: z.string().optional(),
  never: z.string().optional(),
  once: z.boolean().default(false),
});

const trialSchema = z.object({ files: z.record(z.string(), z.string()), ask: z.array(questionSchema) });

type TrialQuestion = z.infer<typeof questionSchema>;

const trials = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name: name.replace('.json', ''),
    ...trialSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))),
  }));

/** Passages that count as shown. */
const SHOWN = 3;

/** Of the questions of all trials, measured; two or three may change sides on another processor. */
const SHOWN_RIGHT = 0.95;
const MARGIN = 0.05;

let folder: string;
let models: CalibratedModels;
const asked = new Map<string, readonly Asked[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-trials-'));
  models = await embeddedBot();
  for (const trial of trials) asked.set(trial.name, await askAll(trial));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Asked extends TrialQuestion {
  readonly answer: Answer;
  /** All that can be quoted of the trial's files. */
  readonly quotable: readonly string[];
}

async function askAll({ name, files, ask }: (typeof trials)[number]): Promise<Asked[]> {
  const { articles } = await readCorpusHere(await writeCorpus(join(folder, name), files));
  const sentences = articles.flatMap(sentencesOf);
  const index = await indexInMemory({ articles, sentences }, models.embedder);
  const answerer = createAnswerer({ ...models, index });
  return Promise.all(
    ask.map(async (question) => ({
      ...question,
      answer: await answerer.ask({ question: question.question }),
      quotable: sentences.map(({ text }) => text),
    })),
  );
}

function shownIn(answer: Answer): readonly Citation[] {
  return isSearched(answer) ? shownOf(answer).slice(0, SHOWN) : [];
}

function isWanted({ shows, part }: TrialQuestion, text: string): boolean {
  return shows === undefined
    ? part === undefined || text.includes(part)
    : text.normalize('NFC') === shows.normalize('NFC');
}

function showsWanted(one: Asked): boolean {
  return shownIn(one.answer).some(({ text }) => isWanted(one, text));
}

describe.each(trials)('the trial $name', ({ name }) => {
  it('has what it asks for among its sentences, and nothing of what must not be said', () => {
    expect(asked.get(name)).not.toHaveLength(0);
    for (const one of asked.get(name) ?? []) {
      const { quotable, answer, never, once } = one;
      expect(quotable, one.question).toSatisfy((texts: string[]) =>
        texts.some((text) => isWanted(one, text)),
      );
      const screen = { language: 'de', width: 2000, color: false, hyperlinks: false } as const;
      if (never !== undefined) expect(renderAnswer(answer, screen)).not.toContain(never);
      const texts = shownIn(answer).map(({ text }) => text);
      if (once) expect(texts).toEqual([...new Set(texts)]);
    }
  });
});

it('the passages that the trials ask for are shown as often as measured', () => {
  const all = [...asked.values()].flat();
  const missed = all
    .filter((one) => !showsWanted(one))
    .map(({ question, answer }) => ({
      question,
      shown: shownIn(answer).map(({ text }) => text),
    }));
  expect(1 - missed.length / all.length, JSON.stringify(missed, undefined, 1)).toBeGreaterThanOrEqual(
    SHOWN_RIGHT - MARGIN,
  );
});
