import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { drawMessage, drawModal } from '../../../scripts/preview/draw-message.ts';
import { SampleArticle } from '../../../scripts/preview/sample-answers.ts';
import { samplesOf } from '../../../scripts/preview/samples.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { LANGUAGES } from '../../../src/corpus/language.ts';
import { expectAccepted } from './read-payload.ts';

const NOW = new Date('2026-03-02T11:00:00Z');

describe.each(LANGUAGES)('the preview in %s', (language) => {
  it('draws every kind of message, each as Discord would accept it', async () => {
    const { articles } = await readCorpus(resolve(import.meta.dirname, '../../../corpus'));
    const [article] = articles.map((each) => new SampleArticle(each));
    const samples = article === undefined ? [] : samplesOf({ labels: language, article, now: NOW });
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
