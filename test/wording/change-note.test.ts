import { describe, expect, it } from 'vitest';
import { passage } from '../../src/discord/rendering/passage.ts';
import { answerToMarkdown } from '../../src/library/answer-markdown.ts';
import { answerPage } from '../../src/pages/answer-page.ts';
import { renderPassages } from '../../src/terminal/rendering/render-passage.ts';
import { changeNote } from '../../src/wording/caption.ts';
import { answered, citation } from '../builders/answers.ts';
import { ASKED, contextIn, SUMMARIES } from '../pages/page-samples.ts';

const CHANGED = citation({ changedInSource: { checked: '2026-03-01T23:30:00.000Z', how: 'changed' } });
const GONE = citation({ changedInSource: { checked: '2026-03-01T23:30:00.000Z', how: 'gone' } });
const screen = { language: 'en', width: 200, color: false, hyperlinks: false } as const;

/** A quotation at every face that writes text. */
function shown(cited = CHANGED): string[] {
  return [
    passage({ language: 'en', citation: cited, units: 600 }),
    renderPassages([{ mark: '1', citation: cited }], { screen, emphasis: true }).join('\n'),
    answerToMarkdown(answered({ citations: [cited] }), 'en'),
    answerPage(
      { answer: answered({ citations: [cited] }), asked: ASKED, articles: SUMMARIES },
      contextIn('en'),
    ),
  ];
}

describe('a quotation whose source has changed', () => {
  it('says so in each language, with the day of the check', () => {
    const notes = (['de', 'en', 'fr', 'it'] as const).map((language) => changeNote(CHANGED, language));
    expect(notes.map((note) => note?.replaceAll('\u00A0', ' '))).toEqual([
      'In der Quelle inzwischen geändert oder gestrichen (geprüft am 1. März 2026)',
      'Changed or removed in the source since then (checked on March 1, 2026)',
      'Depuis modifié ou supprimé dans la source (vérifié le 1er mars 2026)',
      'Nel frattempo modificato o rimosso nella fonte (verificato il 1º marzo 2026)',
    ]);
    expect(changeNote(GONE, 'en')).toContain('The source no longer exists');
    expect(changeNote(citation(), 'en')).toBeUndefined();
  });

  it('says so in Discord, in the terminal, in Markdown and on the page, and others do not', () => {
    for (const text of shown()) expect(text).toContain('Changed or removed in the source');
    for (const text of shown(citation())) expect(text).not.toContain('in the source since');
  });
});
