import { describe, expect, it } from 'vitest';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { readText } from '../../src/corpus/read-text.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';

/** The article's blocks: a heading marked with #, a table's lines with |, an item with - for every list that it lies in. */
function blocksOf(content: string, readFile: typeof readMarkdown): string[] {
  const { article } = composeArticle(readFile(content), 'corpus/article.md');
  expect(article.omissions.filter(({ what }) => what === 'text')).toEqual([]);
  return article.blocks.map((block) => {
    const text = article.text.slice(block.start, block.end);
    if (block.kind === 'table') return `| ${text.replaceAll('\n', '\n| ')}`;
    return `${block.kind === 'heading' ? '# ' : ''}${'- '.repeat(block.lists)}${text}`;
  });
}

const markdown = (body: string): string[] => blocksOf(`# Titel\n\n${body}`, readMarkdown);
const plain = (body: string): string[] => blocksOf(`Titel\n\n${body}`, readText);

describe('signs inside words and numbers stay as they were typed', () => {
  it.each([
    'Bürger*innen und Lehrer*innen zahlen nichts.',
    'Das Becken misst 2*3*4 Meter und 2**8 Liter.',
    'Leser:innen und Nutzer_innen um 14:30.',
    'Von ~5 km bis ~6 km.',
    '3 < 4 und a < b oder c > d.',
    'Setzen Sie <dein Token> und <your-token> ein.',
    'Heizung *an, *aus.',
    'a^2 und [[1, 2], [3, 4]].',
  ])('%s', (text) => {
    expect(markdown(text)).toEqual([text]);
  });

  it('also inside emphasis, which is taken off', () => {
    expect(markdown('**Bürger*innen** und *alle Lehrer*innen* und **Berlin**er.')).toEqual([
      'Bürger*innen und alle Lehrer*innen und Berliner.',
    ]);
  });

  it('while raised figures stay raised, where there are such letters', () => {
    expect(markdown('10<sup>2</sup> m H<sub>2</sub>O für M<sup>me</sup> Kern.')).toEqual([
      '10² m H₂O für Mme Kern.',
    ]);
  });
});

describe('a line that begins as a list does', () => {
  it.each([
    ['a date', '3. Oktober ist der Tag.', ['- 3. Oktober ist der Tag.']],
    ['a wrapped date', 'Es beginnt am\n1. Januar 2025 um acht.', ['Es beginnt am 1. Januar 2025 um acht.']],
    ['dates', '3. Okt. 2024: Fest\n4. Okt. 2024: Markt', ['- 3. Okt. 2024: Fest', '- 4. Okt. 2024: Markt']],
    ['a year', '1985. Ein Jahr.\n1990. Noch eins.', ['1985. Ein Jahr.', '1990. Noch eins.']],
    ['an ordinal', '2. Bundesliga', ['- 2. Bundesliga']],
    ['a club', 'Es siegte der\n1. FC Ulm mit 3:0.', ['Es siegte der 1. FC Ulm mit 3:0.']],
    ['a dash', 'Sie kam\n- und das überraschte - ins Ziel.', ['Sie kam - und das überraschte - ins Ziel.']],
    ['a plus', 'Er zahlt\n+ 5 Euro Pfand.', ['Er zahlt + 5 Euro Pfand.']],
  ])('keeps %s in its sentence', (_, text, blocks) => {
    expect(markdown(text)).toEqual(blocks);
  });

  it('is a list where it is one', () => {
    expect(markdown('Wir brauchen:\n- Milch\n- Brot\n  - Weißbrot')).toEqual([
      'Wir brauchen:',
      '- Milch',
      '- Brot',
      '- - Weißbrot',
    ]);
    expect(markdown('Zutaten\n* Milch\n* Brot')).toEqual(['Zutaten', '- Milch', '- Brot']);
    expect(markdown('1. Öffnen\n2. Warten\n\nText.\n\n1. Eins\n1. Zwei')).toEqual([
      '- 1. Öffnen',
      '- 2. Warten',
      'Text.',
      '- 1. Eins',
      '- 2. Zwei',
    ]);
    expect(markdown('- [x] Rasen mähen\n- [ ] Hecke schneiden')).toEqual([
      '- Rasen mähen',
      '- Hecke schneiden',
    ]);
  });
});

describe('paragraphs that Markdown takes for something else', () => {
  it('are read where they are indented, and code is not', () => {
    expect(
      markdown('    Die Karte kostet *zwölf* Euro.\n    Kinder sind frei.\n\nText.\n\n    npm start'),
    ).toEqual(['Die Karte kostet zwölf Euro. Kinder sind frei.', 'Text.']);
  });

  it('are read where a line of dashes stands below them, and a name there is a heading', () => {
    expect(markdown('Die Karte kostet zwölf Euro.\n---\n\nPreise\n---\n\nWas nun?\n===')).toEqual([
      'Die Karte kostet zwölf Euro.',
      '# Preise',
      '# Was nun?',
    ]);
  });

  it('are read in HTML', () => {
    expect(
      markdown(
        '<p>Die Karte kostet <b>zwölf</b> Euro.</p>\n\n<details>\n<summary>Mehr</summary>\n\n*Kinder* sind frei.\n\n' +
          '</details>\n\n<div>Eins.<br>Zwei.<ul><li>Drei</ul></div>\n\n<dein Token>\nDanach *los*.',
      ),
    ).toEqual([
      'Die Karte kostet zwölf Euro.',
      '# Mehr',
      'Kinder sind frei.',
      'Eins. Zwei.',
      '- Drei',
      '<dein Token> Danach los.',
    ]);
  });

  it('are read in alerts and directives, with their titles', () => {
    expect(markdown('> [!WARNING]\n> Heiß.\n\n> [!note]- Tipp\n> Kalt.\n\n:::tip[Rat]\nLau.\n:::')).toEqual([
      'Heiß.',
      'Tipp',
      'Kalt.',
      'Rat',
      'Lau.',
    ]);
  });
});

describe('marks that no page shows', () => {
  it('are taken off: names of blocks, attributes, links between pages, marks of notes', () => {
    expect(
      markdown(
        '## Preise {#preise}\n\nBetreut von [[Anna Kern]] und [[Bert Maier|Bert]]. ^abc123\n\n' +
          'Eins.[^1] Zwei[2](#n2). Kapitel [3](#k3).\n\n[^1]: Stand 2023.',
      ),
    ).toEqual(['# Preise', 'Betreut von Anna Kern und Bert.', 'Eins. Zwei. Kapitel 3.', '- Stand 2023.']);
  });

  it('leave a note to which nothing leads among what was not read', () => {
    const { article } = composeArticle(readMarkdown('# T\n\nText.\n\n[^9]: Verloren.'), 'a.md');
    expect(article.omissions).toEqual([{ what: 'text', line: 5, excerpt: 'Verloren.' }]);
  });
});

describe.each([
  ['Markdown', markdown],
  ['plain text', plain],
])('the line breaks of %s', (_, blocks) => {
  it.each([
    ['joins a word that was parted', 'Die Zusammen-\narbeit beginnt.', ['Die Zusammenarbeit beginnt.']],
    ['joins at a soft hyphen', 'Die Zusammen\u00AD\narbeit beginnt.', ['Die Zusammenarbeit beginnt.']],
    [
      'keeps a shared part',
      'Vor- und\nNachteile, Ein-\nund Ausgang.',
      ['Vor- und Nachteile, Ein- und Ausgang.'],
    ],
    ['keeps the hyphen of names', 'Die Nord-\nSüd-Bahn, Covid-\n19.', ['Die Nord-Süd-Bahn, Covid-19.']],
    [
      'keeps a hyphen known from elsewhere',
      'Das ist rot-\nweiß. Ein rot-weiß.',
      ['Das ist rot-weiß. Ein rot-weiß.'],
    ],
    ['parts turns', 'Anna: Hallo\ndu da\nBernd: Ja', ['Anna: Hallo du da', 'Bernd: Ja']],
    [
      'parts turns with times',
      '[12:30] Anna: Hallo\n[12:31] Bernd: Ja',
      ['[12:30] Anna: Hallo', '[12:31] Bernd: Ja'],
    ],
    [
      'parts lines without punctuation',
      'Wir gehen\nHeute heim\nUnd morgen',
      ['Wir gehen', 'Heute heim', 'Und morgen'],
    ],
    [
      'joins few of them that go on in lower case',
      'Kinder dürfen\nkeinesfalls\nschwimmen',
      ['Kinder dürfen keinesfalls schwimmen'],
    ],
    ['joins wrapped lines', 'Wir gehen\nheute heim\nund morgen.', ['Wir gehen heute heim und morgen.']],
    ['finds items behind typographic bullets', '• eins\n• zwei', ['- eins', '- zwei']],
  ])('%s', (__, text, expected) => {
    expect(blocks(text)).toEqual(expected);
  });
});

describe('the hyphen at a line’s end', () => {
  it.each([
    [
      'behind a letter or a figure',
      'Die E-\nMail, CO2-\nWert, die U-\nBahn.',
      'Die E-Mail, CO2-Wert, die U-Bahn.',
    ],
    [
      'in a chain',
      'Der Arbeiter-Samariter-\nBund ist up-to-\ndate.',
      'Der Arbeiter-Samariter-Bund ist up-to-date.',
    ],
    ['in an address', 'Siehe https://a.example/ab-\ncd dort.', 'Siehe https://a.example/ab-cd dort.'],
    [
      'in English',
      'The well-\nknown man has a long-\nterm plan.',
      'The well-known man has a long-term plan.',
    ],
    ['in French', 'Est-\nce que la grand-\nmère est là ?', 'Est-ce que la grand-mère est là ?'],
  ])('stays %s', (_, text, expected) => {
    expect(plain(text)).toEqual([expected]);
  });

  it('goes in any language where the text has the word without it', () => {
    expect(plain('It is an important and im-\nportant thing.')).toEqual([
      'It is an important and important thing.',
    ]);
  });
});

describe('messages of a chat', () => {
  it('are each a paragraph, whoever wrote them, and so are their lines', () => {
    const chat = [
      '[01.02.24, 09:00:00] Eva: Hallo',
      '\u200E[01.02.24, 09:01:00] Tom 🎉: Der Schlüssel',
      'liegt unter der Matte',
      '[01.02.24, 09:03:00] +49 151 555: Ich zahle',
      '01.02.24, 09:03 - Tom hat die Gruppe verlassen',
    ];
    expect(plain(chat.join('\n'))).toEqual(chat.map((line) => line.replace('\u200E', '')));
  });
});

describe('lines with a colon', () => {
  it('may stand above the items of a list, which may be of several kinds', () => {
    expect(plain('Datum: 3. Mai\nLeitung: Frau Meier\n- Kasse\n– Wahl\n1. Ende')).toEqual([
      'Datum: 3. Mai',
      'Leitung: Frau Meier',
      '- Kasse',
      '- Wahl',
      '- 1. Ende',
    ]);
    expect(plain('• Kuchen: Familie Beck\n– Grill: Herr Özil')).toEqual([
      '- Kuchen: Familie Beck',
      '- Grill: Herr Özil',
    ]);
  });

  it('are prose in mid-sentence', () => {
    const prose =
      'Man braucht zwei Dinge, nämlich die\nKarte: sie kostet fünf Euro, und den\nAusweis: er ist umsonst.';
    expect(plain(prose)).toEqual([prose.replaceAll('\n', ' ')]);
  });
});

describe('lines that are wrapped', () => {
  it.each([
    'Am Montag kam der Minister nach Ulm und sagte der\nPresse: Das Bad bleibt offen. Dann kam auch die\nBürgermeisterin: Es schließt im Herbst.',
    'Der Rat hat am Montag nach langer Beratung mit großer\nMehrheit beschlossen, dass die Bücherei im kommenden Jahr\nlänger geöffnet bleiben soll',
  ])('stay one paragraph: %j', (text) => {
    expect(plain(text)).toEqual([text.replaceAll('\n', ' ')]);
  });

  it('stay one item, also without a full stop', () => {
    const item = 'Schwimmflügel für Kinder bis\n  sechs Jahre die nicht\n  ins tiefe Becken dürfen';
    expect(markdown(`- ${item}\n- Brot`)).toEqual([`- ${item.replaceAll(/\n\s+/g, ' ')}`, '- Brot']);
  });
});

describe('a sign at the beginning of a text', () => {
  it.each([
    '– 5 Grad wurden gemessen.',
    '+ 49 30 1234 ist die Nummer.',
    '— Bonjour, dit-il.',
    '- 5 Grad am Morgen.',
  ])('stays where no list is announced: %s', (text) => {
    expect(plain(text)).toEqual([text]);
  });
});

describe('a link that is a number', () => {
  it.each(['Siehe Tabelle ([3](#t3)).', 'Das regelt § [5](#p5).', 'Es gilt Nr.[12](#n12) und Art.[3](#a3).'])(
    'stays where it belongs to the sentence: %s',
    (text) => {
      expect(markdown(text)).toEqual([text.replaceAll(/\[(\d+)\]\(#\w+\)/g, '$1')]);
    },
  );
});

describe('text below and above the line', () => {
  it.each([
    ['10<sup>−3</sup> g', '10⁻³ g'],
    ['10<sup>0,5</sup> und 5<sup>1/2</sup>', '10^(0,5) und 5¹⁄²'],
    ['2<sup>x</sup> und M<sup>me</sup> Kern am 1<sup>er</sup> mai', '2^(x) und Mme Kern am 1er mai'],
  ])('of %s is not glued to what stands before', (text, expected) => {
    expect(markdown(text)).toEqual([expected]);
  });
});

it('a raised figure that begins a paragraph is missed nowhere', () => {
  expect(markdown('<p>Am Ende</p><p><sup>2</sup> Nach dem Stand von Mai.</p>')).toEqual([
    'Am Ende',
    '² Nach dem Stand von Mai.',
  ]);
});

describe('what is not shown', () => {
  it.each([
    '<p hidden>Er trat zurück.</p>',
    '<p style="display: none">Er trat zurück.</p>',
    '<dialog>Er trat zurück.</dialog>',
  ])('is hidden and named as such: %s', (html) => {
    const { article } = composeArticle(readMarkdown(`# T\n\nText.\n\n${html}`), 'corpus/article.md');
    expect(article.text).toBe('Text.');
    expect(article.omissions).toEqual([{ what: 'hidden', line: 5, excerpt: 'Er trat zurück.' }]);
  });

  it('parts two figures', () => {
    expect(markdown('Es kostet 1~~2~~5 Euro.')).toEqual(['Es kostet 1 5 Euro.']);
  });
});

describe('the numbers of a list', () => {
  it('stay with its items, as the page counts them', () => {
    expect(markdown('1. Stock: Labor\n2. Stock: Küche\n   1. Herd\n   2. Ofen')).toEqual([
      '- 1. Stock: Labor',
      '- 2. Stock: Küche',
      '- - 1. Herd',
      '- - 2. Ofen',
    ]);
    expect(markdown('<ol start="5"><li>Fünf</li><li value="9">Neun</li></ol>')).toEqual([
      '- 5. Fünf',
      '- 9. Neun',
    ]);
  });
});

describe('a heading of plain text that may say something', () => {
  it.each([
    '§ 5 der Satzung ist aufgehoben',
    'Artikel 5 verbietet Hunde',
    'ZUTRITT FÜR HUNDE VERBOTEN',
    'Keine Haftung',
  ])('is quoted, too: %s', (line) => {
    const content = `Titel\n\nVorher war es so.\n\n${line}\n\nDanach war es anders.`;
    expect(under(content, readText)).toEqual([
      ': Vorher war es so.',
      `: ${line}`,
      `${line}: Danach war es anders.`,
    ]);
  });
});

describe('what begins a file between two rules', () => {
  it('is text where no key of a head stands there', () => {
    const { article } = composeArticle(
      readMarkdown('---\nAnna: Wann kommt ihr?\n\nBernd: Um acht.\n\n---\n\n# Protokoll\n\nDas war es.'),
      'corpus/article.md',
    );
    expect(article.text).toContain('Um acht.');
  });
});

describe('a quoted mail', () => {
  it('loses the marks at its lines', () => {
    expect(plain('> Die Miete beträgt\n> 700 Euro.\n\n3 > 2 gilt.')).toEqual([
      'Die Miete beträgt 700 Euro.',
      '3 > 2 gilt.',
    ]);
  });
});

/** Each sentence of a body under its heading. */
function under(content: string, readFile: typeof readMarkdown): string[] {
  const { article } = composeArticle(readFile(content), 'corpus/article.md');
  return sentencesOf(article).map(({ heading = '', text }) => `${heading}: ${text}`);
}

describe('a heading', () => {
  it('stands above nothing outside of the quotation, the item or the fold that it stands in', () => {
    const body =
      '# T\n\n## Außen\n\n> ### Innen\n>\n> Eins.\n\nZwei.\n\n- ### Punkt\n\n  Drei.\n\nVier.\n\n' +
      '<details><summary>Mehr</summary>\n\nFünf.\n\n</details>\n\nSechs.[^1]\n\n[^1]: Sieben.';
    expect(under(body, readMarkdown)).toEqual([
      'Innen: Eins.',
      'Außen: Zwei.',
      'Punkt: Drei.',
      'Außen: Vier.',
      'Mehr: Fünf.',
      'Außen: Sechs.',
      ': Sieben.',
    ]);
  });

  it('of a statute may be a number and, in the next line or paragraph, a name', () => {
    const statute =
      'Gesetz\n\n§ 5a\nOrdnungswidrigkeiten\nOrdnungswidrig handelt, wer stört.\n\n§ 6\n\nHöhe\n\nEs gilt.\n\nTOP 3: Kasse\n\nEs fehlt nichts.';
    expect(under(statute, readText)).toEqual([
      '§ 5a Ordnungswidrigkeiten: Ordnungswidrig handelt, wer stört.',
      '§ 6 Höhe: Es gilt.',
      'TOP 3: Kasse: Es fehlt nichts.',
    ]);
  });
});

describe('what swallows the rest of a file', () => {
  it.each([
    ['a comment', '<!-- nicht zu'],
    ['a fence', '```js'],
    ['an instruction', '<?php nicht zu'],
  ])('is named and warned of where it is %s that does not end', (_, opening) => {
    const content = `# T\n\nErster Satz.\n\n${opening}\nZweiter Satz mit Worten.\n\nDritter Satz.`;
    const { article, warnings } = composeArticle(readMarkdown(content), 'corpus/article.md');
    expect(article.omissions.map(({ what, line }) => [what, line])).toEqual([['text', 5]]);
    expect(warnings).toHaveLength(1);
  });
});

describe('tags and remarks for programs', () => {
  it('are left out and named', () => {
    const { article } = composeArticle(
      readMarkdown(
        '# T\n\n{{< note >}} Sichern Sie alles. {% toc %} %%intern%% Binnen ==30 Tagen==, a == b.',
      ),
      'corpus/article.md',
    );
    expect(article.text).toBe('Sichern Sie alles. Binnen 30 Tagen, a == b.');
    expect(article.omissions.map(({ what, excerpt }) => `${what} ${excerpt}`)).toEqual([
      'script {{< note >}}',
      'script {% toc %}',
      'comment intern',
    ]);
  });
});

describe('the lists of plain text', () => {
  it('have items, which may be wrapped and keep their numbers', () => {
    expect(plain('Wir brauchen:\n- zwölf Brote von\n  Kern\n- Milch\n\n1. Öffnen.\n2. Warten.')).toEqual([
      'Wir brauchen:',
      '- zwölf Brote von Kern',
      '- Milch',
      '- 1. Öffnen.',
      '- 2. Warten.',
    ]);
  });

  it('begin in mid-sentence nowhere', () => {
    expect(plain('Wir trafen uns am\n18. November in Ulm\n- und gingen.')).toEqual([
      'Wir trafen uns am 18. November in Ulm - und gingen.',
    ]);
  });
});
