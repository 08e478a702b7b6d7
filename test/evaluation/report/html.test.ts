import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { html } from '../../../scripts/evaluation/report/html.ts';
import { markedText } from '../../../scripts/evaluation/report/marked-text.ts';
import { escapeMarkdown } from '../../../scripts/evaluation/report/render-markdown.ts';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp; <!-- -->',
  '</li></ol></main>',
];

const MEANING_SOMETHING = ['<', '>', '"', "'", '&', '/', '\n', '\u001B', '\u202E', '\u2066', '\uD800', 'a'];

/** The page as a browser would see it, text in an element and in an attribute. */
function parsed(text: string) {
  const { document } = parseHTML(`<html><body>${html`<p title="${text}">${text}</p>`.markup}</body></html>`);
  return document;
}

describe('text in markup', () => {
  it.each(HOSTILE)('stays text: %s', (text) => {
    const document = parsed(text);
    expect(document.body.querySelectorAll('*').length).toBe(1);
    const paragraph = document.querySelector('p');
    expect([paragraph?.textContent, paragraph?.getAttribute('title')]).toEqual([text, text]);
    expect(paragraph?.getAttributeNames()).toEqual(['title']);
  });

  it('holds nothing that could begin or end markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...MEANING_SOMETHING) }), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"'\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
      }),
    );
  });

  it('shows what turns the direction of writing, and what a screen obeys', () => {
    const override = String.fromCodePoint(0x202e);
    expect(html`${`a${override}b`}`.markup).toBe(String.raw`a\u202eb`);
    expect(html`${'\u001B[31m'}`.markup).toBe(String.raw`\u001b[31m`);
  });

  it('holds markup as markup, and no value that is none', () => {
    const items = ['<', '>'].map((text) => html`<li>${text}</li>`);
    expect(html`${items}${1}${''}`.markup).toBe('<li>&lt;</li><li>&gt;</li>1');
  });

  it('sets off the words that answer, each behind the one before', () => {
    const text = 'Von 5 auf 7 und von 7 auf <9>.';
    expect(markedText(text, ['7', '<9>', 'not there']).markup).toBe(
      'Von 5 auf <mark>7</mark> und von 7 auf <mark>&lt;9&gt;</mark>.',
    );
  });
});

describe('text in Markdown', () => {
  it('is on one line, and marks nothing up', () => {
    expect(escapeMarkdown('a|b *c* _d_ `e`\n<script> [f](g)')).toBe(
      String.raw`a\|b \*c\* \_d\_ \`e\` \<script\> \[f\](g)`,
    );
  });
});
