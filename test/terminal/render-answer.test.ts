import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../src/terminal/rendering/render-answer.ts';
import type { Screen } from '../../src/terminal/screen.ts';
import { alsoIn, answered, citation, notInCorpus, row, SUNDAYS } from '../builders/answers.ts';
import { MUSEUM } from '../builders/articles.ts';
import type { Talk } from '../../src/answering/answer.ts';

const PLAIN: Screen = { language: 'de', width: 80, color: false, hyperlinks: false };
const COLORED: Screen = { ...PLAIN, color: true };

const MORE = [citation({ ordinal: 2 }), citation({ ordinal: 3 })];

const TREACHEROUS = citation({
  text: 'Er sagte:\u202E \u001B[31m„Ja“\u001B[0m – e\u0301te\u0301 kommt\u00A0!',
  heading: 'Kopf\u001B]0;neu\u0007',
});

const INTRODUCTION: Talk = {
  kind: 'talk',
  question: 'Wer bist du?',
  topic: 'bot',
  examples: [
    { of: 'heading', text: 'Die neuen Zeiten der Bücherei in der Innenstadt und in den Dörfern' },
    { of: 'sentence', text: 'Ab März öffnet die Bücherei auch sonntags.' },
  ],
};

describe('renderAnswer', () => {
  it.each([24, 40, 100])(
    'wraps small talk at %i columns, each row of an example behind its indent',
    (width) => {
      const lines = renderAnswer(INTRODUCTION, { ...PLAIN, width }).split('\n');
      for (const line of lines) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(line).toMatch(/^(?: {2})?\S(?:.*\S)?$/u);
      }
      const lead = lines.indexOf('Zum Beispiel:');
      expect(lines.slice(0, lead).join(' ')).toMatch(/^Ich bin beleg, ein Bot\. .* erfinde ich nicht\.$/u);
      const examples = lines.slice(lead + 1);
      expect(examples.every((line) => line.startsWith('  '))).toBe(true);
      expect(examples.map((line) => line.trim()).join(' ')).toBe(
        'Was steht unter „Die neuen Zeiten der Bücherei in der Innenstadt und in den Dörfern“? ' +
          'Was steht zu „Ab März öffnet die Bücherei auch …“?',
      );
    },
  );

  it('shows the heading, the numbered sentence with its place and address, and the source once', () => {
    expect(renderAnswer(answered(), PLAIN)).toBe(
      [
        'Gefunden – passt gut',
        '',
        '    Neue Zeiten',
        '[1] Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
        '    Abschnitt: Neue Zeiten · Satz 2',
        `    ${SUNDAYS.link}`,
        '',
        'Bücherei öffnet sonntags · Musterstädter Bote',
        'Wörtliche Sätze aus dem Artikel. Hervorhebungen von beleg.',
      ].join('\n'),
    );
  });

  it('shows a heading above the first of the quotations that stand under it', () => {
    const citations = [
      SUNDAYS,
      citation({ ordinal: 2 }),
      citation({ ordinal: 3, heading: 'Was nun?' }),
    ] as const;
    const lines = renderAnswer(answered({ citations }), PLAIN).split('\n');
    const above = lines.flatMap((line, at) => (/^\[\d\]/.test(line) ? [lines[at - 1]] : []));
    expect(above).toEqual(['    Neue Zeiten', '', '    Was nun?']);
    expect(lines.filter((line) => line.includes('Abschnitt: Neue Zeiten'))).toHaveLength(2);
  });

  it('says which earlier question it was read with', () => {
    const text = renderAnswer(answered({ understoodWith: 'Wann öffnet\nsie?' }), PLAIN);
    expect(text).toMatch(/^Zusammen mit der vorigen Frage gelesen: Wann öffnet sie\?\nGefunden/u);
  });

  it('says how many go on with what it quotes, and how to read on only where that can be done', () => {
    const going = answered({ more: [citation()], rest: 1 });
    expect(renderAnswer(going, PLAIN)).toContain('\nDer Abschnitt geht weiter: 1 weiterer Satz\n');
    const items = answered({ citations: [{ ...SUNDAYS, lead: 'Offen ist:' }], more: MORE, rest: 2 });
    expect(renderAnswer(items, { ...PLAIN, language: 'fr' }, '(:more)')).toContain(
      '\nLa liste continue\u00A0: 2 autres points (:more)\n',
    );
    expect(renderAnswer(answered({ more: MORE }), PLAIN)).not.toContain('weiter');
  });

  it('asks to check the original where it is unsure', () => {
    expect(renderAnswer(answered({ band: 'unsure' }), PLAIN)).toMatch(/^Gefunden – unsicher/u);
  });

  it('sets the answering words in bold and nothing else of the sentence', () => {
    expect(renderAnswer(answered(), COLORED)).toContain(
      'auch \u001B[1msonntags\u001B[22m von \u001B[1m10 bis 16 Uhr\u001B[22m.',
    );
  });

  it('goes on in bold on the next row', () => {
    expect(renderAnswer(answered(), { ...COLORED, width: 60 })).toContain(
      'von \u001B[1m10 bis 16\u001B[22m\n    \u001B[1mUhr\u001B[22m.',
    );
  });

  it('adds no character to a quotation: with colour it reads as without', () => {
    const answer = answered({ citations: [SUNDAYS, TREACHEROUS] });
    expect(stripVTControlCharacters(renderAnswer(answer, COLORED))).toBe(renderAnswer(answer, PLAIN));
  });

  it('lets no control character of an article or a question reach the terminal', () => {
    const answer = answered({ citations: [TREACHEROUS], understoodWith: '\u001B[2Jwann\u2067?' });
    const text = renderAnswer(answer, PLAIN);
    expect(text).toContain('Er sagte: [31m„Ja“[0m – e\u0301te\u0301 kommt\u00A0!');
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });

  it('uses the width of the terminal and leaves addresses whole', () => {
    const lines = renderAnswer(answered(), { ...PLAIN, width: 30 }).split('\n');
    const address = lines.filter((line) => line.includes('https://'));
    expect(address).toEqual([`    ${SUNDAYS.link}`]);
    const widest = Math.max(
      ...lines.filter((line) => !address.includes(line)).map((line) => stringWidth(line)),
    );
    expect(widest).toBeLessThanOrEqual(30);
    expect(lines.filter((line) => line.startsWith('    ')).length).toBeGreaterThan(3);
  });

  it('hides the address behind a label where the terminal can', () => {
    const text = renderAnswer(answered(), { ...COLORED, hyperlinks: true });
    expect(text).toContain(`\u001B]8;;${SUNDAYS.link}\u0007Stelle`);
    expect(stripVTControlCharacters(text)).not.toContain('https://');
  });

  it('names the article under each sentence where there are several, and none at the end', () => {
    const text = renderAnswer(answered({ citations: [SUNDAYS, citation({ article: MUSEUM, ordinal: 0 })] }), {
      ...PLAIN,
      width: 100,
    });
    expect(text).toContain('Satz 2 · Bücherei öffnet sonntags · Musterstädter Bote\n');
    expect(text).toContain('Satz 1 · Le musée rouvre\n');
    expect(text.match(/Musterstädter Bote/gu)).toHaveLength(1);
  });

  it('tells the page of a file that has pages', () => {
    const text = renderAnswer(answered({ citations: [citation({ page: 3 })] }), { ...PLAIN, width: 100 });
    expect(text).toContain(' · S.\u00A03 · Satz 2');
  });

  it('labels in French what it quotes in German, and says so', () => {
    const text = renderAnswer(answered(), { ...PLAIN, language: 'fr' });
    expect(text).toContain('Trouvé – réponse probable');
    expect(text).toContain('Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.');
    expect(text).toContain('Musterstädter Bote · Article en allemand');
  });

  it('refuses with the reason and letters the nearest passages, without emphasis', () => {
    const nearest = [SUNDAYS, citation({ ordinal: 7, heading: undefined, link: undefined })];
    const text = renderAnswer(notInCorpus({ nearest }), COLORED);
    expect(stripVTControlCharacters(text)).toBe(
      [
        'Dazu wurde in den Artikeln keine Antwort gefunden',
        '',
        'Am nächsten kommen diese Stellen; als Antwort wurden sie nicht gewertet:',
        '',
        '    Neue Zeiten',
        '(a) Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
        '    Abschnitt: Neue Zeiten · Satz 2',
        `    ${SUNDAYS.link}`,
        '',
        '(b) Kinder dürfen zehn Bücher leihen.',
        '    Satz 8',
        '',
        'Bücherei öffnet sonntags · Musterstädter Bote',
      ].join('\n'),
    );
    expect(text).toContain('auch sonntags von 10 bis 16 Uhr.');
  });

  it('refuses in one line where nothing comes near', () => {
    expect(renderAnswer(notInCorpus(), PLAIN)).toBe('Dazu wurde in den Artikeln keine Antwort gefunden');
  });

  it('names three further sources of a sentence and counts the others, each behind its link where it can', () => {
    const citations = [alsoIn('Aushang', 'Vertrag', 'VERTRAG', 'Bote', 'Chronik')] as const;
    const wide = { ...PLAIN, width: 200 };
    expect(renderAnswer(answered({ citations }), wide)).toContain(
      '    Abschnitt: Neue Zeiten · Satz 2 · auch in: Aushang, Vertrag (auch-1.md), VERTRAG (auch-2.md) und 2 weiteren Artikeln\n',
    );
    const linked = renderAnswer(answered({ citations }), { ...wide, color: true, hyperlinks: true });
    expect(linked).toContain('\u001B]8;;https://example.org/auch#:~:text=Ab%20M');
    expect(renderAnswer(answered({ citations: [alsoIn('A')] }), { ...wide, language: 'en' })).toMatch(
      /· also in: A\n/u,
    );
  });

  it('shows the heads above a row of a table, dimmed and apart from the quotation', () => {
    const citations = [
      row(
        { head: 'Karte\u001B[2J', text: 'Ada' },
        { head: undefined, text: 'Paris' },
        { head: 'Preis', text: '5 €' },
      ),
    ] as const;
    expect(renderAnswer(answered({ citations }), PLAIN)).toContain(
      '\n    Tabelle: Karte[2J | – | Preis\n[1] Ada | Paris | 5 €\n',
    );
    const colored = renderAnswer(answered({ citations }), COLORED);
    expect(colored).toContain('    \u001B[2mTabelle: Karte[2J | – | Preis\u001B[22m\n');
    const long = row({ head: 'lang '.repeat(200), text: 'Ada' });
    expect(renderAnswer(answered({ citations: [long] }), PLAIN).match(/lang/gu)?.length).toBeLessThan(30);
    const headless = row({ head: undefined, text: 'Ada' });
    expect(renderAnswer(answered({ citations: [headless] }), PLAIN)).not.toContain('Tabelle');
  });

  it('says why a question cannot be asked', () => {
    expect(renderAnswer({ kind: 'unaskable', reason: 'no-words' }, PLAIN)).toMatch(/kein Wort/u);
  });
});
