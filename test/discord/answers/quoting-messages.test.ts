import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../src/discord/answers/quoting-messages.ts';
import { citation, fakeAnswerer, fromTheLibrary } from '../../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { sourceFiles } from '../../helpers/source-files.ts';
import { recordingLog } from '../bot/start-bot.ts';
import { textsOf } from '../rendering/read-payload.ts';

/** Where the messages are seen. */
function placeWith(articles: Parameters<typeof fakeAnswerer>[1]) {
  const { log, entries } = recordingLog();
  const answerer = () => fakeAnswerer(fromTheLibrary, articles);
  return { where: { answerer, bot: { log } }, entries };
}

const pairs = [
  { statement: 'Le billet coûte 8 euros.', citation: citation({ article: MUSEUM, ordinal: 1 }) },
  { statement: 'Sonntags ist zu.', citation: citation() },
  { statement: '🙂', citation: undefined },
];

describe('a checked message', () => {
  it('leaves out a statement whose nearest sentence stands no longer, and logs where it stood', () => {
    const { where, entries } = placeWith([LIBRARY, { ...MUSEUM, title: 'Le musée ferme' }]);
    const message = checkMessage(where, { language: 'de', pairs });
    const text = message && textsOf(message).join('\n');
    expect(text).toContain('Sonntags ist zu.');
    expect(text).not.toContain('8 euros');
    expect(text).not.toContain('9 euros');
    expect(entries).toMatchObject([{ level: 'error', fields: { articleId: 'musee', ordinal: 1 } }]);
  });

  it('is none where no sentence is left', () => {
    const { where } = placeWith([articleOf({ paragraphs: ['Neu.'] })]);
    expect(checkMessage(where, { language: 'de', pairs: pairs.slice(0, 2) })).toBeUndefined();
  });
});

describe('messages that quote', () => {
  it('are made in one place, where each quotation is held against the articles', async () => {
    const files = await sourceFiles('src/discord');
    const makers = files.filter(
      ({ path, text }) =>
        !path.startsWith('src/discord/rendering/') &&
        /\brender(?:Answer|Context|More|Check|Overview|ArticleOverview|Section)\b/.test(text),
    );
    expect(makers.map(({ path }) => path)).toEqual(['src/discord/answers/quoting-messages.ts']);
  });
});
