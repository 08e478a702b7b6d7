import { parse } from 'discord-markdown-parser';
import { ComponentType, MessageFlags } from 'discord.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LABEL_LANGUAGES } from '../../../src/language/label-language.ts';
import { shownText } from '../../../src/discord/rendering/escape-text.ts';
import { ACCENT } from '../../../src/discord/rendering/message-payload.ts';
import { renderAnswer, type AnswerContent } from '../../../src/discord/rendering/render-answer.ts';
import { alsoIn, answered, citation, notInCorpus, row } from '../../builders/answers.ts';
import { LIBRARY } from '../../builders/articles.ts';
import { anyAnswered, anyNotInCorpus } from './arbitraries.ts';
import { buttonsOf, expectAccepted, textsOf } from './read-payload.ts';
import { stripMarkdown } from './strip-markdown.ts';

const CONTENT: AnswerContent = {
  answer: answered(),
  answerId: 'abcdefghijkl',
  language: 'de',
  articleCount: 1,
  audience: 'all',
};

/** The message's text as one reads it. */
const read = (changes: Partial<AnswerContent>): string =>
  textsOf(renderAnswer({ ...CONTENT, ...changes })).join('\n');
const buttonLabels = (changes: Partial<AnswerContent>): readonly string[] =>
  buttonsOf(renderAnswer({ ...CONTENT, ...changes })).map(({ label }) => label);
const three = answered({
  citations: [citation(), citation({ ordinal: 4 }), citation({ ordinal: 7 })],
  more: [citation({ ordinal: 5 })],
});

describe('an answer', () => {
  it('reads in one order: question, verdict, sentence, place, source', () => {
    expect(textsOf(renderAnswer(CONTENT))).toStrictEqual([
      '-# Frage: Wann hat die Bücherei sonntags offen?\n### Gefunden – passt gut',
      '-# Neue Zeiten\n**[1]** Ab März öffnet die Bücherei auch **sonntags** von **10 bis 16 Uhr**.\n' +
        '-# Abschnitt: Neue Zeiten · [Stelle in der Quelle](<https://example.org/buecherei#:~:text=Ab%20M%C3%A4rz%20%C3%B6ffnet%20die,10%20bis%2016%20Uhr.>)',
      '-# Bücherei öffnet sonntags · Musterstädter Bote\n' +
        '-# Wörtliche Sätze aus dem Artikel. Hervorhebungen von beleg.',
    ]);
  });

  it('shows a heading above the first of the quotations that stand under it', () => {
    const [costs, times] = ['Was kostet *das*?', 'Zeiten '.repeat(30).trim()];
    const citations = [
      citation({ heading: costs }),
      citation({ heading: costs, ordinal: 2 }),
      citation({ heading: times, ordinal: 3 }),
    ] as const;
    const [, first, second, third] = textsOf(renderAnswer({ ...CONTENT, answer: answered({ citations }) }));
    expect(first).toMatch(/^-# Was kostet \\\*das\\\*\?\n\*\*\[1\]/);
    expect(second).toMatch(/^\*\*\[2\]/);
    expect(second).toContain(String.raw`-# Abschnitt: Was kostet \*das\*? · `);
    expect(third).toMatch(/^-# (?:Zeiten )+Zeiten…\n\*\*\[3\].*\n-# Abschnitt: .{1,60}… · /);
  });

  it('names three further sources of a sentence and counts the others', () => {
    const citations = [alsoIn('Aus*hang*', 'Vertrag', 'VERTRAG', 'Bote')] as const;
    expect(read({ answer: answered({ citations }) })).toContain(
      String.raw`) · auch in: Aus\*hang\*, Vertrag (auch-1.md), VERTRAG (auch-2.md) und 1 weiteren Artikel`,
    );
    expect(read({ answer: answered({ citations }), language: 'fr' })).toContain('et 1 autre');
  });

  it('shows the heads above a row of a table, as no part of the quotation', () => {
    const citations = [row({ head: '*Karte*', text: 'Ada' }, { head: 'Preis', text: '5 €' })] as const;
    expect(read({ answer: answered({ citations }) })).toContain(
      String.raw`-# Tabelle: \*Karte\* \| Preis
**[1]** Ada \| 5 €`,
    );
    const headless = [row({ head: undefined, text: 'Ada' })] as const;
    expect(read({ answer: answered({ citations: headless }) })).not.toContain('Tabelle');
  });

  it('tells the source from others of its title', () => {
    const article = { ...citation().article, apart: '2024/buecherei.md' };
    expect(read({ answer: answered({ citations: [{ ...citation(), article }] }) })).toContain(
      '-# Bücherei öffnet sonntags (2024/buecherei.md) · Musterstädter Bote',
    );
  });

  it('is one container of Components V2 that pings nobody', () => {
    const message = renderAnswer(CONTENT);
    expect(message.flags).toBe(MessageFlags.IsComponentsV2);
    expect(message.components.map(({ type }) => type)).toStrictEqual([ComponentType.Container]);
    expect(message.allowedMentions).toStrictEqual({ parse: [], repliedUser: false });
  });

  it('repeats the band in its colour', () => {
    const unsure = renderAnswer({ ...CONTENT, answer: answered({ band: 'unsure' }) });
    expect(unsure.components).toMatchObject([{ accent_color: ACCENT.unsure }]);
    expect(textsOf(unsure).join('\n')).toContain('### Gefunden – unsicher, bitte am Original prüfen');
  });

  it('labels in French while quoting in German, and says that the article is German', () => {
    const text = read({ language: 'fr' });
    expect(text).toContain('### Trouvé – réponse probable');
    expect(text).toContain('Ab März öffnet die Bücherei auch **sonntags**');
    expect(text).toContain('Article en allemand');
  });

  it('says which earlier question it was read with', () => {
    const answer = answered({ question: 'Und sonntags?', understoodWith: 'Wann öffnet die *Bücherei*?' });
    expect(read({ answer })).toContain(
      String.raw`-# Zusammen mit der vorigen Frage gelesen: Wann öffnet die \*Bücherei\*?`,
    );
  });

  it('gives the sentence number where the article has no address', () => {
    const answer = answered({ citations: [citation({ link: undefined, heading: undefined })] });
    expect(read({ answer })).toContain('\n-# Satz 2\n');
  });

  it.each([
    ['https://example.org/Zeit_(Heft)', 'https://example.org/Zeit_(Heft)'],
    ['https://example.org/Zeit_(Heft', 'https://example.org/Zeit_%28Heft'],
    ['https://example.org/a)b', 'https://example.org/a%29b'],
  ])('links to %s as %s: a bracket without a partner would end the link', (link, target) => {
    const answer = answered({ citations: [citation({ link })] });
    expect(stripMarkdown(read({ answer })).links).toStrictEqual([target]);
    const nodes = JSON.stringify(parse(read({ answer }), 'extended'));
    expect(nodes).toContain(JSON.stringify({ target, type: 'link' }).slice(1, -1));
  });

  it.each(['javascript:alert(1)', 'https://example.org/a b', `https://example.org/${'a'.repeat(600)}`])(
    'gives no link but the sentence number for %s',
    (link) => {
      const text = read({ answer: answered({ citations: [citation({ link })] }) });
      expect(stripMarkdown(text).links).toStrictEqual([]);
      expect(text).toContain('-# Abschnitt: Neue Zeiten · Satz 2');
    },
  );

  it.each([
    ['as it is', '', 512, `https://example.org/a#:~:text=${'b'.repeat(482)}`],
    ['without its directive', '', 513, 'https://example.org/a'],
    ['without its directive, at the part that the address names', 'teil', 600, 'https://example.org/a#teil'],
  ])('links %s to a sentence of the fragment "%s" with %i characters', (_, part, length, target) => {
    const link = `https://example.org/a#${part}:~:text=`.padEnd(length, 'b');
    const answer = answered({ citations: [citation({ link })] });
    expect(stripMarkdown(read({ answer })).links).toStrictEqual([target]);
  });

  it('puts the title before the citations only where several articles answer', () => {
    const other = { ...LIBRARY, id: 'bad', title: 'Das Bad öffnet' };
    const answer = answered({
      citations: [citation(), citation({ ordinal: 4 }), citation({ article: other })],
    });
    const passages = textsOf(renderAnswer({ ...CONTENT, answer })).slice(1, 4);
    expect(passages.map((text) => text.split('\n')[0])).toStrictEqual([
      '-# Bücherei öffnet sonntags',
      expect.stringMatching(/^\*\*\[2\]\*\*/),
      '-# Das Bad öffnet',
    ]);
  });

  it('shows a masked link and a mention in a question as plain text', () => {
    const question = 'Stimmt [das](https://example.org) <@123> @everyone?';
    const stripped = stripMarkdown(read({ answer: answered({ question }) }));
    expect(stripped.text).toContain(`Frage: ${question}`);
    expect(stripped.active).toStrictEqual([]);
  });

  it('names who shared it, and shows anything but a mention as text', () => {
    expect(read({ sharedBy: '<@123>' })).toContain('-# Geteilt von <@123>');
    expect(read({ sharedBy: '@everyone' })).toContain(String.raw`-# Geteilt von \@everyone`);
  });
});

describe("an answer's buttons", () => {
  it('are context, more and votes in public', () => {
    expect(buttonLabels({ answer: three })).toStrictEqual([
      'Kontext 1',
      'Kontext 2',
      'Kontext 3',
      'Weitere Stellen',
      'Nachfragen',
      'Hilfreich',
      'Nicht hilfreich',
      'Entfernen',
    ]);
  });

  it('hold Share only where a private answer may be shared', () => {
    expect(buttonLabels({ audience: 'user' })).not.toContain('Teilen');
    expect(buttonLabels({ audience: 'user-may-share' })).toContain('Teilen');
  });

  it('offer no more passages where there are none', () => {
    expect(buttonLabels({})).not.toContain('Weitere Stellen');
  });
});

describe('an answer too long for a message', () => {
  it('drops the last citation rather than cut one, and says so', () => {
    const text = 'Die Stadt plant einen Neubau am Ufer. '.repeat(40).trim();
    const citations = [0, 1, 2].map((ordinal) => citation({ text, ordinal }));
    const [first = citation(), ...rest] = citations;
    const message = renderAnswer({ ...CONTENT, answer: answered({ citations: [first, ...rest] }) });
    const shown = stripMarkdown(textsOf(message).join('\n')).text;
    expect(shown.split(text)).toHaveLength(3);
    expect(shown).not.toContain('[3]');
    expect(shown).toContain('Eine weitere Stelle passte nicht in die Nachricht.');
    expect(buttonsOf(message).map(({ label }) => label)).not.toContain('Kontext 3');
  });

  it('cuts a single overlong sentence at a word and marks it', () => {
    const text = `${'Wort '.repeat(1_200)}Ende.`;
    const message = renderAnswer({ ...CONTENT, answer: answered({ citations: [citation({ text })] }) });
    expect(textsOf(message)[1]).toMatch(/Wort … \(gekürzt\)\n-# Abschnitt/);
    expect(textsOf(message).join('').length).toBeGreaterThan(3_900);
    expectAccepted(message);
  });
});

describe('the word that the articles do not say', () => {
  it('letters the nearest passages, without bold', () => {
    const highlights = [{ start: 0, end: 2 }];
    const answer = notInCorpus({ nearest: [citation({ highlights })] });
    const message = renderAnswer({ ...CONTENT, answer, articleCount: 12 });
    const [header, passage, footer] = textsOf(message);
    expect(header).toBe(
      '-# Frage: Was kostet ein Ausweis?\n### Dazu wurde in den Artikeln keine Antwort gefunden\n' +
        'Am nächsten kommen diese Stellen; als Antwort wurden sie nicht gewertet:',
    );
    expect(passage).toMatch(/^-# Neue Zeiten\n\*\*\(a\)\*\* Ab März öffnet/);
    expect(footer).toContain('-# Durchsucht: 12 Artikel.');
    expect(message.components).toMatchObject([{ accent_color: ACCENT.none }]);
  });

  it('offers a further question and votes, but nothing to share', () => {
    const answer = notInCorpus({ more: [citation({ ordinal: 5 })] });
    expect(buttonLabels({ answer, audience: 'user-may-share' })).toStrictEqual([
      'Nachfragen',
      'Hilfreich',
      'Nicht hilfreich',
      'Entfernen',
    ]);
  });

  it('announces no passages where there are none', () => {
    expect(read({ answer: notInCorpus({ nearest: [] }) })).not.toContain('Am nächsten');
  });
});

describe('every answer', () => {
  const anyContent = fc.record({
    answer: fc.oneof(anyAnswered, anyNotInCorpus),
    answerId: fc.constant('abcdefghijkl'),
    language: fc.constantFrom(...LABEL_LANGUAGES),
    articleCount: fc.nat({ max: 5_000 }),
    audience: fc.constantFrom('all', 'user', 'user-may-share'),
    sharedBy: fc.constantFrom('<@12345678901234567890>', '*x*'),
  }) satisfies fc.Arbitrary<AnswerContent>;

  it('is accepted by Discord', () => {
    fc.assert(
      fc.property(anyContent, (content) => expectAccepted(renderAnswer(content))),
      { numRuns: 200 },
    );
  });

  it('holds every sentence it shows character for character, unless it says that it is cut', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const message = renderAnswer(content);
        const { answer } = content;
        const passages = answer.kind === 'answered' ? answer.citations : answer.nearest;
        const texts = textsOf(message).slice(1, -1);
        for (const [index, markdown] of texts.entries()) {
          const shown = stripMarkdown(markdown).text;
          const whole = shownText(passages[index]?.text ?? '');
          expect(shown.includes(whole) || /\((?:gekürzt|shortened|abrégé|abbreviato)\)\n/.test(shown)).toBe(
            true,
          );
          if (texts.length > 1) expect(shown).toContain(whole);
        }
      }),
      { numRuns: 200 },
    );
  });
});
