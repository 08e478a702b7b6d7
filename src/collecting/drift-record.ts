import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SourceChange, SourceChangeOf } from '../answering/source-link.ts';
import { keepJsonFile, readJsonFile } from '../system/json-file.ts';

const missing = z.object({ ordinal: z.int().nonnegative(), text: z.string() });

/** What an article's source was found to be. */
const finding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same') }),
  /** Sentences that no longer stand there, and those that are new there. */
  z.object({ kind: z.literal('changed'), missing: z.array(missing), added: z.array(z.string()) }),
  /** By what the server says. */
  z.object({ kind: z.literal('gone'), status: z.int() }),
]);

const checkedArticle = z.object({
  id: z.string(),
  /** Of the article that was held against its source: what is found holds for no other. */
  revision: z.string(),
  address: z.string(),
  /** When the source was read last, and what was found. */
  found: z.object({ at: z.iso.datetime(), finding }).nullable(),
  /** When it could not be read since, and why. */
  failed: z.object({ at: z.iso.datetime(), why: z.string() }).nullable(),
});

const driftFile = z.object({ version: z.literal(1), articles: z.array(checkedArticle).readonly() });

export type Finding = z.infer<typeof finding>;
export type CheckedArticle = z.infer<typeof checkedArticle>;

/** Where is kept what was found of the articles' sources. */
export function driftPath(dataFolder: string): string {
  return join(dataFolder, 'drift.json');
}

/**
 * What was found of the articles' sources; nothing where nobody looked yet.
 * @throws Error where the file is broken
 */
export async function readDrift(dataFolder: string): Promise<readonly CheckedArticle[]> {
  return (await readJsonFile(driftPath(dataFolder), driftFile))?.articles ?? [];
}

/** @throws FileFault where it cannot be written */
export async function keepDrift(dataFolder: string, articles: readonly CheckedArticle[]): Promise<void> {
  await keepJsonFile(driftPath(dataFolder), { version: 1, articles } satisfies z.infer<typeof driftFile>);
}

/** Articles of which sentences stand in their source no longer, and whose source is gone. */
export interface DriftCounts {
  readonly changed: number;
  readonly gone: number;
}

/** Counts what the file says of articles in the revision that they have; it is read where it has changed since. */
export function liveDriftCounts(
  dataFolder: string,
): (articles: ReadonlyMap<string, { readonly revision: string }>) => DriftCounts {
  const path = driftPath(dataFolder);
  let known: { readonly state: string; readonly changes: Changes } = { state: '', changes: new Map() };
  return (articles) => {
    const state = stateOf(path);
    if (state !== known.state) known = { state, changes: state === '' ? new Map() : changesIn(path) };
    const found = [...known.changes].filter(([id, { revision }]) => articles.get(id)?.revision === revision);
    return {
      gone: found.filter(([, { gone }]) => gone !== undefined).length,
      changed: found.filter(([, { sentences }]) => sentences.size > 0).length,
    };
  };
}

/** How often at most is looked whether the file is another one: a moment, of which an answer takes many. */
const LOOK_MS = 3_000;

/**
 * What is known of sentences' sources by what the file says now, whoever writes it in the meantime: it is looked at again when it has changed. A
 * file that is broken says nothing; whoever writes it next is told.
 */
export function liveDrift(dataFolder: string, now: () => number = () => performance.now()): SourceChangeOf {
  const path = driftPath(dataFolder);
  let known: { readonly state: string; readonly changes: Changes } = { state: '', changes: new Map() };
  let again = 0;
  return ({ id, revision }, sentence) => {
    if (now() >= again) {
      again = now() + LOOK_MS;
      const state = stateOf(path);
      if (state !== known.state) known = { state, changes: state === '' ? new Map() : changesIn(path) };
    }
    const article = known.changes.get(id);
    return article?.revision === revision ? (article.gone ?? article.sentences.get(sentence)) : undefined;
  };
}

/** By the articles' ids. */
type Changes = ReadonlyMap<
  string,
  {
    readonly revision: string;
    readonly gone: SourceChange | undefined;
    /** By their texts: how an article is split into sentences may change while its revision does not. */
    readonly sentences: ReadonlyMap<string, SourceChange>;
  }
>;

/** Some hundred thousand changed sentences: reading them holds up the bot for half a second. In bytes. */
const MOST_READ = 50_000_000;

/**
 * Tells a state of the file from others; each is another file, which took the place of the one before. Empty where there is none that
 * can be read at once: a pipe would be waited for.
 */
function stateOf(path: string): string {
  try {
    const found = statSync(path, { bigint: true });
    return found.isFile() && found.size <= MOST_READ ? `${found.ino} ${found.size} ${found.mtimeNs}` : '';
  } catch {
    return '';
  }
}

function changesIn(path: string): Changes {
  try {
    const { articles } = driftFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    return new Map(articles.map((article) => [article.id, changesOf(article)]));
  } catch {
    return new Map();
  }
}

function changesOf({ revision, found }: CheckedArticle): NonNullable<ReturnType<Changes['get']>> {
  const nothing = { revision, gone: undefined, sentences: new Map<string, SourceChange>() };
  if (found === null || found.finding.kind === 'same') return nothing;
  const { at: checked, finding: what } = found;
  if (what.kind === 'gone') return { ...nothing, gone: { checked, how: 'gone' } };
  const change: SourceChange = { checked, how: 'changed' };
  return { ...nothing, sentences: new Map(what.missing.map(({ text }) => [text, change])) };
}
