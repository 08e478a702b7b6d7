import { describe, expect, it } from 'vitest';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { readText } from '../../src/corpus/read-text.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';

/** The sentences by their headings, those of a list behind what announces it. */
function sections(content: string, readFile = readText): Record<string, string[]> {
  const { article } = composeArticle(readFile(content), 'corpus/satzung.txt');
  expect(article.omissions).toEqual([]);
  const found: Record<string, string[]> = {};
  for (const { start, end, text, heading = '', lead } of sentencesOf(article)) {
    expect(article.text.slice(start, end)).toBe(text);
    (found[heading] ??= []).push(lead === undefined ? text : `${lead} > ${text}`);
  }
  return found;
}

const GERMAN = `Satzung des Schwimmvereins Ulm e.V.

§ 1 Name und Sitz
(1) Der Verein führt den Namen Schwimmverein Ulm.
(2) Er hat seinen Sitz in Ulm und ist im
Vereinsregister eingetragen.
§ 2 Zweck
Der Verein fördert den Sport. Er ist selbstlos tätig.
§ 3
Mitgliedschaft
(1) Mitglied kann jede natürliche Person werden.
(2) Über den Antrag entscheidet der Vorstand. Die Ablehnung nach
§ 5 Absatz 2 der Satzung gilt als endgültig.

§ 4 Beiträge

(1) Der Beitrag beträgt 60 Euro im Jahr.
(2) Befreit sind:
1. Ehrenmitglieder,
2. Kinder:
a) unter sechs Jahren,
b) in der Ausbildung,
3. Mitglieder in Not
(2a) Not stellt der Vorstand fest.
(3) Sie liegt vor, wenn
a) das Einkommen unter 900 Euro liegt oder
b) nach Absatz
(2) der Satzung nichts anderes gilt.

II. Organe

§ 5 Wahl durch den erweiterten Vorstand
Er wählt. Gewählt wird am
3. Mai 2024.
§ 6 regelt, dass der Vorstand aus drei Personen besteht.
Art. 3 gilt.
Danach gilt nichts.
IV. Schluss
Diese Satzung tritt am 1. Januar in Kraft.
`;

describe('a statute in plain text', () => {
  it('has its sections, numbered paragraphs and lists, in German', () => {
    const kinds = '(2) Befreit sind:';
    expect(sections(GERMAN)).toEqual({
      '§ 1 Name und Sitz': [
        '(1) Der Verein führt den Namen Schwimmverein Ulm.',
        '(2) Er hat seinen Sitz in Ulm und ist im Vereinsregister eingetragen.',
      ],
      '§ 2 Zweck': ['Der Verein fördert den Sport.', 'Er ist selbstlos tätig.'],
      '§ 3 Mitgliedschaft': [
        '(1) Mitglied kann jede natürliche Person werden.',
        '(2) Über den Antrag entscheidet der Vorstand.',
        'Die Ablehnung nach § 5 Absatz 2 der Satzung gilt als endgültig.',
      ],
      '§ 4 Beiträge': [
        '(1) Der Beitrag beträgt 60 Euro im Jahr.',
        kinds,
        `${kinds} > 1. Ehrenmitglieder,`,
        `${kinds} > 2. Kinder:`,
        '2. Kinder: > a) unter sechs Jahren,',
        '2. Kinder: > b) in der Ausbildung,',
        `${kinds} > 3. Mitglieder in Not`,
        '(2a) Not stellt der Vorstand fest.',
        '(3) Sie liegt vor, wenn a) das Einkommen unter 900 Euro liegt oder b) nach Absatz (2) der Satzung nichts anderes gilt.',
      ],
      'II. Organe': ['§ 5 Wahl durch den erweiterten Vorstand'],
      '§ 5 Wahl durch den erweiterten Vorstand': [
        'Er wählt.',
        'Gewählt wird am 3. Mai 2024.',
        '§ 6 regelt, dass der Vorstand aus drei Personen besteht.',
        'Art. 3 gilt.',
        'Danach gilt nichts.',
      ],
      'IV. Schluss': ['Diese Satzung tritt am 1. Januar in Kraft.'],
    });
  });

  it('has its sections in English', () => {
    const text =
      'Rules of the Rowing Club\n\nArticle 1. Name\nThe club is called Rowing Club.\nArticle 2. Members\n(1) Anyone may join.\n' +
      '(2) A member pays the fee under\nSection 5 of these rules.\nSection 3. Fees\nThe fee is 30 pounds. It is due in May.\n' +
      '3.1 Refunds\nNo fee is refunded.\nArticle 4\nMeetings\nA meeting is held every year.\n\nANNEX A\nMEMBERSHIP LISTS\n' +
      'Lists are kept by the secretary.\nSection 2 says that fees are due.\n';
    expect(sections(text)).toEqual({
      'Article 1. Name': ['The club is called Rowing Club.'],
      'Article 2. Members': [
        '(1) Anyone may join.',
        '(2) A member pays the fee under Section 5 of these rules.',
      ],
      'Section 3. Fees': ['The fee is 30 pounds.', 'It is due in May.'],
      '3.1 Refunds': ['No fee is refunded.'],
      'Article 4 Meetings': ['A meeting is held every year.'],
      'ANNEX A MEMBERSHIP LISTS': ['Lists are kept by the secretary.', 'Section 2 says that fees are due.'],
    });
  });

  it('has its sections in French', () => {
    const text =
      'Statuts de l’association\n\nArticle premier – Dénomination\nL’association s’appelle Les Amis du Lac.\nArt. 2 Siège\n' +
      'Le siège est à Annecy.\nArticle 3 : Cotisation\n(1) La cotisation est de 20 euros.\n(2) Sont dispensés :\n' +
      '1° les enfants ;\n2° les étudiants\nArticle 4\nLe bureau compte trois membres.\n\nChapitre II\nDISPOSITIONS FINALES\n' +
      'Article 5 - Durée\nL’association dure 99 ans.\nElle est fixée par\nl’article 5.\n';
    expect(sections(text)).toEqual({
      'Article premier – Dénomination': ['L’association s’appelle Les Amis du Lac.'],
      'Art. 2 Siège': ['Le siège est à Annecy.'],
      'Article 3 : Cotisation': [
        '(1) La cotisation est de 20 euros.',
        '(2) Sont dispensés :',
        '(2) Sont dispensés : > 1° les enfants ;',
        '(2) Sont dispensés : > 2° les étudiants',
      ],
      'Article 4': ['Le bureau compte trois membres.'],
      'Article 5 - Durée': ['L’association dure 99 ans.', 'Elle est fixée par l’article 5.'],
    });
  });
});

describe('a statute in Markdown', () => {
  it('has bold lines and numbers of parts for headings, and numbered paragraphs behind a list without an empty line', () => {
    const text = `# Satzung

**§ 1 Name**

(1) Der Verein heißt Ulm.
(2) Er sitzt in Ulm. Er ist (3) mal da.

**§ 2 Beiträge**
(1) Befreit sind:
1. Ehrenmitglieder,
2. Kinder.
(2) Der Vorstand entscheidet.
§ 3 Fälligkeit
Gezahlt wird nach
§ 2 Absatz 2.

**§ 4**

**Mahnung**

Wer nicht zahlt, wird gemahnt.

§ 5

Schluss

Das war es.
`;
    expect(sections(text, readMarkdown)).toEqual({
      '§ 1 Name': ['(1) Der Verein heißt Ulm.', '(2) Er sitzt in Ulm.', 'Er ist (3) mal da.'],
      '§ 2 Beiträge': [
        '(1) Befreit sind:',
        '(1) Befreit sind: > 1. Ehrenmitglieder,',
        '(1) Befreit sind: > 2. Kinder.',
        '(2) Der Vorstand entscheidet.',
      ],
      '§ 3 Fälligkeit': ['Gezahlt wird nach § 2 Absatz 2.'],
      '§ 4 Mahnung': ['Wer nicht zahlt, wird gemahnt.'],
      '§ 5 Schluss': ['Das war es.'],
    });
  });
});

describe('numbered paragraphs that a line announces', () => {
  it.each([
    ['one below the other', 'Befreit sind:\n(1) Kinder\n(2) Rentner'],
    ['with empty lines between', 'Befreit sind:\n\n(1) Kinder\n\n(2) Rentner'],
  ])('are items of a list: %s', (_, text) => {
    const items = ['Befreit sind:', 'Befreit sind: > (1) Kinder', 'Befreit sind: > (2) Rentner'];
    expect(sections(`Titel\n\n${text}`)).toEqual({ '': items });
    expect(sections(`# Titel\n\n${text}`, readMarkdown)).toEqual({ '': items });
  });
});

describe('an FAQ in Markdown with bold questions', () => {
  it('has its answers below them', () => {
    const text =
      '# FAQ\n\n**Was kostet die Mahnung?**\nSie kostet zwei Euro.\n\n***Kann ich Raten zahlen?***\n\nJa, in drei Raten.\n\n' +
      '**Mitzubringen**\n- Ausweis';
    expect(sections(text, readMarkdown)).toEqual({
      'Was kostet die Mahnung?': ['Sie kostet zwei Euro.'],
      'Kann ich Raten zahlen?': ['Ja, in drei Raten.'],
      Mitzubringen: ['Ausweis'],
    });
  });
});

describe('a bold line', () => {
  it.each([
    ['is a sentence', '**Das Bad ist zu.**\n\nDanach ist offen.'],
    ['calls out', '**Wichtig!**\n\nWir haben zu.'],
    ['is followed by none but bold lines', '**Anna Kern**\n**Bernd Maier**'],
    ['ends the text', 'Es grüßt\n\n**Anna Kern**'],
    ['was announced', 'Vorsitzende:\n\n**Anna Kern**\n\nSie ist gewählt.'],
    ['is the label of its line', '**Achtung:** Es gilt.'],
    ['lies within a sentence', 'Das ist\n**Ulm**\nan der Donau.'],
    ['is an item', '- **Milch**\n- **Brot**'],
  ])('is no heading where it %s', (_, text) => {
    expect(Object.keys(sections(`# Titel\n\n${text}`, readMarkdown))).toEqual(['']);
  });

  it('stands below the headings that are marked as such, and above nothing outside of its item', () => {
    const text =
      '# T\n\n## Preise\n\n**Karten**\n\nEins.\n\n### Sie gelten ein Jahr lang.\n\nZwei.\n\n## Zeiten\n\n- **Mai**\n\n  Drei.\n\nVier.';
    expect(sections(text, readMarkdown)).toEqual({
      Karten: ['Eins.'],
      Preise: ['Sie gelten ein Jahr lang.'],
      'Sie gelten ein Jahr lang.': ['Zwei.'],
      Mai: ['Drei.'],
      Zeiten: ['Vier.'],
    });
  });
});

describe('a line of plain text with a text below it', () => {
  it.each([
    '1. Anfahrt',
    '2. Eintritt und Kasse',
    '1.2 Öffnungszeiten',
    'IV. Schluss',
    'A. Allgemeines',
    'ÖFFNUNGSZEITEN',
    'Kapitel II',
    'Artikel 3 – Zweck',
    'Section 2. Fees.',
    '§§ 4–6 Übergang',
    '2. Abschnitt: Wahlen',
  ])('is a heading: %s', (line) => {
    const text = 'Mit dem Bus fünf bis zum Bad, dann zu Fuß\nüber die Brücke.';
    expect(Object.keys(sections(`Titel\n\n${line}\n${text}`))).toEqual([line]);
    expect(Object.keys(sections(`Titel\n\nVorher war es so.\n${line}\n${text}`))).toEqual(['', line]);
  });

  it.each([
    ['a date', '3. Mai 2024'],
    ['a day', '3. Oktober'],
    ['a price', '1.20 Euro'],
    ['a time', '9.30 Uhr Einlass'],
    ['an address', '51 Franklin Street'],
    ['a name', 'M. Dupont'],
    ['a sentence with a number', '1. Mehl sieben.'],
    ['a part of a part', '§ 5 Absatz 2'],
    ['a sentence about a part', '§ 4 regelt, dass gezahlt wird.'],
    ['another one', 'Art. 3 gilt.'],
  ])('is none where it is %s: %s', (_, line) => {
    expect(Object.keys(sections(`Titel\n\nVorher war es so.\n${line}\nDanach war es anders.`))).toEqual(['']);
  });

  it.each([
    ['in mid-sentence', 'Das steht in\n§ 5 Satzung und gilt. Es siegte die\n1. Mannschaft Ulm\nGegen Bonn.'],
    [
      'with the rest of their sentence below',
      '§ 5 Mitglieder zahlen einen jährlichen Beitrag von\nEuro fünf.',
    ],
    ['in a list', '1. Mehl sieben\n2. Eier schlagen\n3. Ofen heizen\nDanach wird gebacken.'],
    ['in a list with items of its own', '1. Klappe öffnen\n- vorsichtig\n2. Warten\n- lange\nFertig.'],
    ['in a table of contents', 'Inhalt\n§ 1 Name\n§ 2 Sitz\n§ 3 Zweck'],
    ['below what announces them', 'Es gelten:\n§ 12 BGB\nDas ist alles.'],
    ['in a notice of several lines', '5. ULM SHALL NOT BE LIABLE TO ANY\nUSERS OF THE POOL FOR ANY LOSS.'],
  ])('is none %s', (_, text) => {
    expect(Object.keys(sections(`Titel\n\n${text}`))).toEqual(['']);
  });
});

describe('the number of a part before its text', () => {
  it.each([
    'Section 2. The fee is due in May.',
    'Article 6. Le bureau compte trois membres.',
    'Art. 3. Der Verein fördert den Sport.',
  ])('is no sentence of its own: %s', (text) => {
    expect(sections(`Titel\n\n${text} Das ist alles.`)).toEqual({ '': [text, 'Das ist alles.'] });
  });
});
