import { describe, expect, it } from 'vitest';
import { findArticle } from '../../src/discord/commands/find-article.ts';
import { readerLanguage } from '../../src/discord/reader-language.ts';
import { RecentIds } from '../../src/discord/connection/recent-ids.ts';
import { restoreAnswer, toStoredPassage } from '../../src/discord/answers/restore-answer.ts';
import { RunningWork } from '../../src/discord/connection/shutdown.ts';
import { storedAnswer } from '../contracts/answer-store-contract.ts';
import { citationOf, gate, LIBRARY, smallAnswerer } from './bot/small-corpus.ts';

const summaries = (...titles: readonly string[]) =>
  titles.map((title, number) => ({ ...LIBRARY.info, id: `artikel-${number}`, title, sentences: 1 }));

describe('findArticle', () => {
  it('finds nothing where two articles have the title', () => {
    expect(findArticle(summaries('Neues', 'neues'), 'Neues')).toBeUndefined();
  });

  it('prefers the id, which autocomplete sends', () => {
    expect(findArticle(summaries('artikel-1', 'Anderes'), 'artikel-1')?.title).toBe('Anderes');
  });
});

describe('readerLanguage', () => {
  it('takes the language of a locale, and the fallback where beleg does not speak it', () => {
    expect(['de', 'en-GB', 'fr', 'es-ES'].map((locale) => readerLanguage(locale, 'de'))).toEqual([
      'de',
      'en',
      'fr',
      'de',
    ]);
  });
});

describe('RecentIds', () => {
  it('knows an id again until enough others have come', () => {
    const ids = new RecentIds(2);
    expect(['a', 'a', 'b', 'c', 'a', 'c'].map((id) => ids.add(id))).toEqual([
      true,
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('restoreAnswer', () => {
  const stored = storedAnswer({
    passages: [toStoredPassage({ ...citationOf(1), highlights: [{ start: 3, end: 7 }] })],
    more: [toStoredPassage(citationOf(3))],
  });

  it('quotes from the index as it is, with the highlights as they were', () => {
    const answer = restoreAnswer(stored, smallAnswerer());
    if (answer?.kind !== 'answered') throw new Error('not restored');
    expect(answer.citations).toEqual([{ ...citationOf(1), highlights: [{ start: 3, end: 7 }] }]);
    expect(answer.more).toEqual([citationOf(3)]);
  });

  it('restores nothing where a passage is gone or its article has changed', () => {
    const changed = { ...LIBRARY, info: { ...LIBRARY.info, revision: 'ffffffff' } };
    const shortened = { ...LIBRARY, sentences: LIBRARY.sentences.slice(0, 3) };
    for (const article of [changed, shortened]) {
      expect(restoreAnswer(stored, smallAnswerer([article]))).toBeUndefined();
    }
  });
});

describe('RunningWork', () => {
  it('waits for work, also for what comes while it waits', async () => {
    const work = new RunningWork();
    const [first, second] = [gate(), gate()];
    const log: string[] = [];
    work.track(first.opened.then(() => work.track(second.opened)));
    const settled = work.settle(60_000).then((left) => log.push(`left ${left}`));
    first.open();
    await first.opened;
    log.push('second opens');
    second.open();
    await settled;
    expect(log).toEqual(['second opens', 'left 0']);
  });

  it('gives up what takes too long, and says how much', async () => {
    const work = new RunningWork();
    work.track(gate().opened);
    expect(await work.settle(1)).toBe(1);
  });
});
