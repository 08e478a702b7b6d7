import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { drawMessage, drawModal } from '../../../scripts/preview/draw-message.ts';
import { drawPage } from '../../../scripts/preview/draw-page.ts';
import { SampleArticle } from '../../../scripts/preview/sample-answers.ts';
import { samplesOf, type Sample } from '../../../scripts/preview/samples.ts';
import { LABEL_LANGUAGES, type LabelLanguage } from '../../../src/language/label-language.ts';
import { expectAccepted } from './read-payload.ts';
import { readCorpusHere } from '../../helpers/made-here.ts';

const NOW = new Date('2026-03-02T11:00:00Z');

async function ownArticle(): Promise<SampleArticle> {
  const { articles } = await readCorpusHere(resolve(import.meta.dirname, '../../../corpus'));
  const [article] = articles;
  if (article === undefined) throw new Error('The corpus is empty.');
  return new SampleArticle(article);
}

describe.each(LABEL_LANGUAGES)('the preview in %s', (language) => {
  it('draws every kind of message, each as Discord would accept it', async () => {
    const samples = samplesOf({ language, article: await ownArticle(), now: NOW });
    expect(samples.length).toBeGreaterThan(20);
    for (const { shows } of samples) {
      if ('title' in shows) expect(drawModal(shows)).toContain(shows.title);
      else {
        expectAccepted(shows);
        expect(drawMessage(shows, { language, now: NOW })).not.toMatch(/[*\\]{2}|-# |### /u);
      }
    }
  });
});

describe('the page of the preview', () => {
  it('holds every kind of message in every language, and loads nothing', async () => {
    const article = await ownArticle();
    const samplesIn = (language: LabelLanguage): readonly Sample[] =>
      samplesOf({ language, article, now: NOW });
    const samples = { de: samplesIn('de'), en: samplesIn('en'), fr: samplesIn('fr'), it: samplesIn('it') };
    const page = drawPage({ samples, now: NOW, css: '', script: '' });
    const drawn = page.match(/<h2 class="kind"/gu) ?? [];
    expect(drawn).toHaveLength(Object.values(samples).flat().length);
    expect(page).not.toMatch(/undefined|<(?:link|script src|img)/u);
  });

  it('quotes the nearest sentence when the article is worded otherwise', async () => {
    const text = 'Es gab Kaffee. Signiert hat man am Mittwoch.';
    const article = {
      ...(await ownArticle()).info,
      text,
      pages: [],
      omissions: [],
      blocks: [
        { kind: 'paragraph', lists: 0, saysSomething: true, heading: undefined, start: 0, end: text.length },
      ],
    } as const;
    const cited = new SampleArticle(article).cite('Unterschrieben wurde am Mittwoch', [
      'am Mittwoch',
      'Tinte',
    ]);
    expect(cited.text).toBe('Signiert hat man am Mittwoch.');
    expect(cited.highlights).toEqual([{ start: 17, end: 28 }]);
  });
});
