import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_QUOTATIONS } from '../../src/checking/check-quotations.ts';
import { MOST_ELSEWHERE, MOST_SENTENCES, type QuotationVerdict } from '../../src/checking/quotation.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { isCommonWord } from '../../src/language/common-words.ts';
import type { Language } from '../../src/language/language.ts';
import { placedWords, wordsOf } from '../../src/language/words.ts';
import { answerToMarkdown } from '../../src/library/answer-markdown.ts';
import { answered, citation } from '../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { asBlock, checkerOf, verdictOn, withoutKind, written } from './checked.ts';

const TRAPS = articleOf({
  id: 'traps',
  title: 'Traps, pièges, Fallen',
  paragraphs: [
    '# Wer zahlt',
    'Nicht-Mitglieder dürfen hinein. Es sind -5 Grad, von 10–12 Uhr. We can’t stay; we stay.',
    'Il n’est pas venu ; l’eau est « bonne ». Das kostet 1.500,50 Euro, also mehr als 1 500 Gäste. Er sagte: „Das ist – ja – nicht gut …“',
    'Dann kam der zweite Absatz, der nicht sehr lang ist. Er endet hier.',
  ],
});

const KI = articleOf({
  id: 'ki',
  title: 'Deutsche und französische KI-Verbände',
  paragraphs: (await readFile(join(PROJECT, 'corpus/ki-kooperation-deutschland-frankreich.md'), 'utf8'))
    .replace(/^---[^]*?\n---\n/u, '')
    .trim()
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.replace(/^#+ /u, '# ')),
});

const ARTICLES = [LIBRARY, MUSEUM, TRAPS, KI];
const check = checkerOf(ARTICLES);

/** Two sentences with so many paragraphs between them, of so often three words. */
function apart(paragraphs: number, times: number): string[] {
  const between = Array.from({ length: paragraphs }, () => 'Es regnet heute. '.repeat(times).trim());
  return ['Hier beginnt alles heute.', ...between, 'Dort endet alles morgen.'];
}

/** Of both sentences. */
const PARTS = 'Hier beginnt alles […] endet alles morgen';

function tellingWords(text: string, language: Language): number {
  return wordsOf(text).filter((word) => !isCommonWord(word, language)).length;
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

/** `buecherei text: 1 2` of what stands word for word, the differences of what comes near. */
function shown(verdict: QuotationVerdict): string {
  if (verdict.kind === 'not-found') return verdict.kind;
  if (verdict.kind !== 'verbatim') return written(verdict.differences);
  const { article, of, sentences } = verdict.passage;
  return `${article.id} ${of}: ${sentences.map(({ ordinal }) => ordinal).join(' ')}`.trim();
}

async function shownOf(quoted: string): Promise<string> {
  return shown(await verdictOn(check, quoted));
}

describe('a quotation that stands in an article word for word', () => {
  it.each([
    ['a sentence', 'Der Eintritt bleibt frei.', 'buecherei text: 2'],
    ['a part of one', 'die Bücherei auch sonntags', 'buecherei text: 1'],
    ['several sentences', 'von 10 bis 16 Uhr. Der Eintritt bleibt frei.', 'buecherei text: 1 2'],
    ['more than a paragraph', 'Der Eintritt bleibt frei.\n\nDie Leitung rechnet', 'buecherei text: 2 3'],
    ['a single word', 'Kuchen', 'buecherei text: 4'],
    ['a heading', 'Neue Zeiten', 'buecherei text:'],
    ['a heading with what follows', 'Neue Zeiten Der Rat hat am Montag', 'buecherei text: 0'],
    ['a title', 'Bücherei öffnet sonntags', 'buecherei title:'],
    ['what has markup of its own', 'mit 2_000 *neuen* Gästen', 'buecherei text: 3'],
  ])('is verbatim: %s', async (_, quoted, expected) => {
    expect(await shownOf(quoted)).toBe(expected);
  });

  it.each([
    ['no full stop at the end', 'Der Eintritt bleibt frei', 'buecherei text: 2'],
    ['a full stop of its writer', 'Ab März öffnet die Bücherei.', 'buecherei text: 1'],
    ['a comma of its writer', 'Ab März öffnet die Bücherei,', 'buecherei text: 1'],
    ['a letter in brackets', '[d]er Eintritt bleibt frei', 'buecherei text: 2'],
    ['a letter in brackets that is the article’s', '[D]er Eintritt bleibt frei', 'buecherei text: 2'],
    ['marks of omission at its ends', '… öffnet die Bücherei […]', 'buecherei text: 1'],
    ['a full stop behind such a mark', 'Ab März öffnet die Bücherei […].', 'buecherei text: 1'],
    ['other quotation marks and dashes', 'Er sagte: «Das ist - ja — nicht gut...»', 'traps text: 5'],
    ['other apostrophes', "We can't stay", 'traps text: 2'],
    ['other spaces', 'Il n’est\u00A0pas  venu; l’eau est "bonne"', 'traps text: 3'],
    ['decomposed letters', 'Ab März öffnet die Bücherei'.normalize('NFD'), 'buecherei text: 1'],
    ['soft hyphens', 'die Büche\u00ADrei auch sonn\u00ADtags', 'buecherei text: 1'],
  ])('is so with %s', async (_, quoted, expected) => {
    expect(await shownOf(quoted)).toBe(expected);
  });

  it('has its place, the sentences that it covers with their links, and where else it stands', async () => {
    const others = Array.from({ length: MOST_ELSEWHERE + 1 }, (_, i) =>
      articleOf({ id: `b${i}`, paragraphs: ['Ja. Der Eintritt bleibt frei. Der Eintritt bleibt frei.'] }),
    );
    const verdict = await verdictOn(checkerOf([LIBRARY, ...others]), 'Eintritt bleibt frei');
    if (verdict.kind !== 'verbatim') throw new Error(verdict.kind);
    const { start, end, text, sentences, article } = verdict.passage;
    expect(article).toMatchObject({ id: 'buecherei', title: LIBRARY.title });
    expect(text).toBe('Eintritt bleibt frei');
    expect(LIBRARY.text.slice(start, end)).toBe(text);
    expect(sentences).toMatchObject([{ ordinal: 2, text: 'Der Eintritt bleibt frei.' }]);
    expect(sentences[0]?.link).toContain('#:~:text=Der%20Eintritt');
    expect(verdict.elsewhere.map((other) => other.article.id)).toEqual(
      others.slice(0, MOST_ELSEWHERE).map(({ id }) => id),
    );
    expect(verdict.elsewhere[0]).toMatchObject({ start: 8, sentences: [{ ordinal: 1 }] });
  });

  it('is so in one article where it is looked for in that', async () => {
    const two = checkerOf([LIBRARY, articleOf({ id: 'b', paragraphs: ['Der Eintritt bleibt frei.'] })]);
    expect(shown(await verdictOn(two, 'Der Eintritt bleibt frei', 'b'))).toBe('b text: 0');
    expect(shown(await verdictOn(two, 'Im Café gibt es Kuchen', 'b'))).toBe('not-found');
    expect(await verdictOn(two, 'Der Eintritt bleibt frei', 'b')).toMatchObject({ elsewhere: [] });
    await expect(two('„x“', 'c')).rejects.toThrow(RangeError);
  });

  it.each([
    ['a word', 'Mitglieder dürfen hinein', '[-Nicht--]Mitglieder dürfen hinein'],
    ['a negation', 'We can', 'We can[-’t-]'],
    ['a French negation', 'est pas venu', '[-n’-]est pas venu'],
    ['a sign', '5 Grad', '[---]5 Grad'],
    ['a range', '12 Uhr', '[-10–-]12 Uhr'],
    ['a number in groups', '500 Gäste', '[-1 -]500 Gäste'],
  ])('is not so where its edge cuts through %s', async (_, quoted, expected) => {
    expect(await shownOf(quoted)).toBe(expected);
  });

  it('may be cut behind what French elides, but not within a number', async () => {
    expect(await shownOf('eau est «bonne»')).toBe('traps text: 3');
    expect(await shownOf('Das kostet 1')).toBe('not-found');
    expect(await shownOf('Das kostet 1.500 Euro, also')).toBe('Das kostet [+1.500+][-1.500,50-] Euro, also');
  });
});

describe('a quotation that is a part of a sentence', () => {
  const tower = articleOf({
    title: 'The old tower',
    language: 'en',
    paragraphs: [
      '# Where the keeper lived',
      'There is no keeper who has lived there. The tower is closed on Mondays. “It is falling down,” she said. Is it free?',
      '“So it goes.” Nobody comes.',
    ],
  });

  it.each([
    ['The tower is closed on Mondays.', true],
    ['The tower is closed on Mondays', true],
    ['The tower is closed on Mondays,', true],
    ['has lived there. The tower is closed on Mondays.', false],
    ['There is no keeper who has lived there. The tower is closed on Mondays.', true],
    ['There is no keeper who has lived there. The tower is closed', false],
    ['The tower is closed.', false],
    ['keeper who has lived there', false],
    ['… keeper who has lived there', false],
    ['It is falling down', false],
    ['So it goes', true],
    ['Is it free?', true],
    ['Is it free', false],
    ['Where the keeper lived', true],
    ['the keeper lived', false],
    ['The old tower', true],
    ['old tower', false],
  ])('is verbatim, and not whole: %s', async (quoted, whole) => {
    expect(await verdictOn(checkerOf([tower]), quoted)).toMatchObject({ kind: 'verbatim', whole });
  });

  it.each([
    ['There is […] lived there.', true],
    ['is no keeper […] lived there.', false],
    ['There is no keeper […] has lived', false],
  ])('is so with an omission within it, too: %s', async (quoted, whole) => {
    expect(await verdictOn(checkerOf([tower]), quoted)).toMatchObject({ kind: 'shortened', whole });
  });
});

/** What becomes of a text that is quoted from an article of one paragraph. */
async function shownBeside(paragraph: string, quoted: string): Promise<string> {
  return shown(await verdictOn(checkerOf([articleOf({ id: 'a', paragraphs: [paragraph] })]), quoted));
}

describe('a quotation whose edge cuts through what is read as one', () => {
  it.each([
    ['a time', 'Um 10:30 Uhr beginnt es', '30 Uhr beginnt es', '[-10:-]30 Uhr beginnt es'],
    ['a score', 'Es steht heute 3:2', 'Es steht heute 3', 'Es steht heute 3[-:2-]'],
    ['a fraction', 'Es ist 3/4 voll mit Wasser', '4 voll mit Wasser', '[-3/-]4 voll mit Wasser'],
    ['a mixed number', 'Es kostet heute 1 ½ Euro', 'Es kostet heute 1', 'Es kostet heute 1[- ½-]'],
    ['a product', 'Es sind 5×10 Leute im Saal', '10 Leute im Saal', '[-5×-]10 Leute im Saal'],
    ['a power', 'Es sind ja 10^6', 'Es sind ja 10', 'Es sind ja 10[-^6-]'],
    ['a tolerance', 'Das sind ±5 Meter im Tal', '5 Meter im Tal', '[-±-]5 Meter im Tal'],
    ['a spaced sign', 'Hier sind − 5 Grad im Tal', '5 Grad im Tal', '[-− -]5 Grad im Tal'],
    ['a comparison', 'Dort sind < 5 Leute im Tal', '5 Leute im Tal', '[-< -]5 Leute im Tal'],
    ['a currency', 'Das kostet $5 im Monat', '5 im Monat', '[-$-]5 im Monat'],
    ['a percentage', 'Das sind nur 5 % davon', 'Das sind nur 5', 'Das sind nur 5[- %-]'],
    ['a decimal', 'Es sind .5 Liter im Glas', '5 Liter im Glas', '[-.-]5 Liter im Glas'],
    [
      'a hyphen that is long',
      'Nicht–Mitglieder zahlen den Eintritt',
      'Mitglieder zahlen den Eintritt',
      '[-Nicht–-]Mitglieder zahlen den Eintritt',
    ],
    [
      'a word in part in brackets',
      'Das (Un)mögliche ist hier da',
      'mögliche ist hier da',
      '[-Un)-]mögliche ist hier da',
    ],
    [
      'a word with both genders',
      'Hier sind nur Bürger:innen',
      'Hier sind nur Bürger',
      'Hier sind nur Bürger[-:innen-]',
    ],
    ['a name', 'O’Neill is not here', 'Neill is not here', '[-O’-]Neill is not here'],
    ['a French word', 'Aujourd’hui il pleut fort', 'hui il pleut fort', '[-Aujourd’-]hui il pleut fort'],
  ])('is not verbatim: %s', async (_, paragraph, quoted, expected) => {
    expect(await shownBeside(paragraph, quoted)).toBe(expected);
  });

  it.each([
    ['an elision', 'Jusqu’ici l’eau était bonne', 'ici l’eau était bonne'],
    ['a footnote’s number', 'Es waren im Jahr 2020[3] viele', 'Es waren im Jahr 2020'],
    ['a dash', 'It was good—very good today', 'very good today'],
    ['a full stop without a space', 'So kam er.Dann ging sie heim', 'Dann ging sie heim'],
    ['a dash before a number', 'Da kamen – 5 Leute aus Ulm', '5 Leute aus Ulm'],
  ])('is verbatim behind or before %s, which parts words', async (_, paragraph, quoted) => {
    expect(await shownBeside(paragraph, quoted)).toMatch(/^a text:/u);
  });
});

describe('marks that look alike', () => {
  it.each([
    ['a dash and a sign', 'Er sah – 5 Leute waren da', 'Er sah −5 Leute waren da'],
    ['a dash and a hyphen', 'Er zahlt nicht – Mitglieder schon', 'Er zahlt nicht-Mitglieder schon'],
    ['a foot and an inch', 'Das Rohr ist 5′ lang hier', 'Das Rohr ist 5" lang hier'],
    ['a question and a statement', 'Bleibt der Eintritt frei? Ja.', 'Bleibt der Eintritt frei.'],
    [
      'a question of the last part',
      'Der Eintritt hier bleibt also frei? Ja.',
      'Der Eintritt […] bleibt also frei.',
    ],
    ['digits in the other direction', 'Es sind 12 Leute im Saal', 'Es sind \u202E12\u202C Leute im Saal'],
    ['digits of another script', 'Es sind 5 Leute im Saal', 'Es sind ５ Leute im Saal'],
    ['a power and a digit', 'Es sind 10² Leute im Saal', 'Es sind 102 Leute im Saal'],
    [
      'a word and one that is struck out',
      'Der Eintritt bleibt nicht frei',
      'Der Eintritt bleibt ~~nicht~~ frei',
    ],
    ['a letter of another script', 'Die Katze ist im Saal', 'Die \u041Aatze ist im Saal'],
  ])('are not taken for each other: %s', async (_, paragraph, quoted) => {
    expect((await verdictOn(checkerOf([articleOf({ paragraphs: [paragraph] })]), quoted)).kind).toBe('near');
  });

  it.each(['~~nicht~~', '<del>nicht</del>'])('are near where one is struck out: %s', async (struck) => {
    const { quotations } = await checkerOf([articleOf({ paragraphs: ['Der Eintritt bleibt nicht frei.'] })])(
      `> Der Eintritt bleibt ${struck} frei.`,
    );
    expect(quotations).toMatchObject([{ verdict: { kind: 'near' } }]);
  });

  it.each([
    ['a long hyphen for a short one', 'Von Berlin–Mitte bis 10–12 Uhr', 'Von Berlin-Mitte bis 10-12 Uhr'],
    ['a hyphen for a sign', 'Es sind −5 Grad im Tal', 'Es sind -5 Grad im Tal'],
    ['two hyphens for a dash', 'It was good—very good', 'It was good -- very good'],
    ['what shows nothing', 'Es sind 12 Leute im Saal', 'Es \u200Esind 1\u200B2 Leute im Saal'],
  ])('are typed for each other: %s', async (_, paragraph, quoted) => {
    expect(await shownBeside(paragraph, quoted)).toBe('a text: 0');
  });
});

describe('a quotation that was copied', () => {
  const paragraph = 'Die Vertragsverletzung war schlimm. Haupt- und Nebenfach bleiben.';
  it.each([
    ['a hyphen at the end of a line', 'Die Vertrags-\nverletzung war schlimm'],
    ['a soft hyphen there', 'Die Vertrags\u00AD\nverletzung war schlimm'],
    ['one, beside a hyphen of the article', 'Die Vertrags-\nverletzung war schlimm. Haupt-\nund Nebenfach'],
    ['numbers of footnotes', 'Die Vertragsverletzung[2][3] war schlimm.[4] Haupt- und Nebenfach bleiben'],
  ])('is verbatim with %s', async (_, quoted) => {
    expect(await shownBeside(paragraph, quoted)).toMatch(/^a text: 0/u);
  });

  it('is not so where the article does not have the whole word, or the number is one of the text', async () => {
    expect(
      await shownBeside('Ein Vertrags verletzung war schlimm.', 'Ein Vertrags- verletzung war schlimm'),
    ).toBe('Ein Vertrags[+-+] verletzung war schlimm');
    expect(await shownBeside('Es waren hier 10 Leute.', 'Es waren hier 10[5] Leute')).toBe(
      'Es waren hier 10[+[5]+] Leute',
    );
  });
});

describe('a quotation that says that it leaves something out', () => {
  it.each(['[…]', '[...]', '(…)', '(...)', '…', '...', '[. . .]'])(
    'is shortened, with what is left out: %s',
    async (mark) => {
      const verdict = await verdictOn(
        check,
        `Der Rat hat ${mark} beraten. Ab März ${mark} Der Eintritt bleibt frei.`,
      );
      expect(verdict).toMatchObject({ kind: 'shortened' });
      expect(shown(verdict)).toContain(`[+${mark}+][-am Montag über die Bücherei-]`);
      expect(shown(verdict)).toContain(`[+${mark}+][-öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.-]`);
    },
  );

  it('shows that a "not" was cut', async () => {
    expect(await shownOf('Dann kam der zweite Absatz, der […] sehr lang ist')).toBe(
      'Dann kam der zweite Absatz, der [+[…]+][-nicht-] sehr lang ist',
    );
  });

  it.each([
    ['in another order', 'Der Eintritt bleibt […] Ab März öffnet'],
    ['from two articles', 'Der Eintritt bleibt […] Le billet coûte'],
    ['of single words', 'Der Rat […] nicht […] bleibt frei'],
  ])('is not so where its parts are %s', async (_, quoted) => {
    expect((await verdictOn(check, quoted)).kind).toMatch(/^(?:near|not-found)$/u);
  });

  it.each([
    ['within a sentence', ['Hunde dürfen nicht auf das Gelände.'], 'Hunde dürfen … auf das Gelände.', true],
    ['of the next paragraph', ['Der Turm ist zu.', 'Er war alt.'], 'Der Turm […] war alt', true],
    ['with a paragraph between', apart(1, 40), PARTS, true],
    ['with two paragraphs between', apart(2, 4), PARTS, false],
    ['with a long paragraph between', apart(1, 100), PARTS, false],
    ['far off in one paragraph', [apart(1, 100).join(' ')], PARTS, false],
    [
      'under the next heading',
      ['Der Turm ist offen.', '# Preise', 'Es ist nie frei.'],
      'Turm ist […] nie frei',
      false,
    ],
    [
      'of a heading and below it',
      ['# Der Turm hat offen', 'Es ist nie frei.'],
      'Der Turm […] nie frei',
      false,
    ],
    ['of one heading', ['# Der Turm hat nie offen', 'Ja.'], 'Der Turm […] nie offen', true],
  ])('is so where its parts are close, and under one heading: %s', async (_, paragraphs, quoted, isSo) => {
    const verdict = await verdictOn(checkerOf([articleOf({ paragraphs })]), quoted);
    expect(verdict.kind === 'shortened').toBe(isSo);
    expect(verdict.kind).not.toBe('verbatim');
  });

  it('is not so where its parts are of a table', async () => {
    const table = composeArticle(
      readMarkdown(
        '# Zeiten\n\n| Tag heute | Turm offen |\n| - | - |\n| Am Montag | nie offen |\n| Am Dienstag | stets offen |',
      ),
      'corpus/zeiten.md',
    ).article;
    expect((await verdictOn(checkerOf([table]), 'Am Montag […] stets offen')).kind).not.toBe('shortened');
    expect((await verdictOn(checkerOf([table]), 'Am Montag | nie offen')).kind).toBe('verbatim');
  });

  it('stands elsewhere, too, where all parts do', async () => {
    const [one, other] = ['a', 'b'].map((id) =>
      articleOf({ id, paragraphs: ['Der Rat tagt lange und geht heim.'] }),
    );
    const verdict = await verdictOn(
      checkerOf([one, other, LIBRARY].filter((each) => each !== undefined)),
      'Der Rat […] geht heim',
    );
    expect(verdict).toMatchObject({ kind: 'shortened', whole: true, elsewhere: [{ article: { id: 'b' } }] });
  });

  it('leaves out as little as may be', async () => {
    const article = articleOf({ paragraphs: ['Der Rat tagt. Der Rat tagt lange und geht heim.'] });
    expect(shown(await verdictOn(checkerOf([article]), 'Der Rat tagt […] geht heim'))).toBe(
      'Der Rat tagt [+[…]+][-lange und-] geht heim',
    );
  });
});

describe('a quotation that comes near', () => {
  it.each([
    ['a number', 'sonntags von 10 bis 18 Uhr', 'sonntags von 10 bis [+18+][-16-] Uhr'],
    ['a name', 'Im Rathaus gibt es Kuchen.', 'Im [+Rathaus+][-Café-] gibt es Kuchen.'],
    ['a missing negation', 'Das ist – ja – gut', 'Das ist – ja –[- nicht-] gut'],
    ['an added negation', 'Der Eintritt bleibt nicht frei.', 'Der Eintritt bleibt[+ nicht+] frei.'],
    ['French without its "pas"', 'Il n’est venu ; l’eau', 'Il n’est[- pas-] venu ; l’eau'],
    ['the first word', 'Seit März öffnet die Bücherei', '[+Seit+][-Ab-] März öffnet die Bücherei'],
    ['the last word', 'Le billet coûte 9 francs', 'Le billet coûte 9 [+francs+][-euros-]'],
    ['a case', 'der Eintritt bleibt frei.', '[+der+][-Der-] Eintritt bleibt frei.'],
    ['an addition in brackets', 'Der Rat [der Stadt] hat am Montag', 'Der Rat[+ [der Stadt]+] hat am Montag'],
    ['a mark', 'Der Eintritt bleibt frei!', 'Der Eintritt bleibt frei[+!+][-.-]'],
    ['a comma within', 'Ab März, öffnet die Bücherei', 'Ab März[+,+] öffnet die Bücherei'],
    [
      'a part that is not the article’s',
      'Der Eintritt bleibt frei. Das sagte gestern die Ministerin',
      'Der Eintritt bleibt frei.[+ Das sagte gestern die Ministerin+]',
    ],
  ])('shows %s', async (_, quoted, expected) => {
    const verdict = await verdictOn(check, quoted);
    expect(verdict.kind).toBe('near');
    expect(shown(verdict)).toBe(expected);
  });

  it.each([
    ['of other words', 'Der Minister erklärte gestern in Berlin, man werde die Steuern senken.'],
    ['of an article’s common words', 'Das ist die und der, von den sie es hat'],
    ['of one word', 'Experten'],
    ['that share common words alone', 'Der Zug hat am Abend über die Brücke geführt'],
    ['of three words with one changed', 'Der Eintritt kostet'],
  ])('is not found among others: %s', async (_, quoted) => {
    expect(await shownOf(quoted)).toBe('not-found');
  });

  it.each([
    ['en', 'More than six are not allowed on the gallery.', 'Dogs are not allowed on the premises.'],
    ['de', 'Die Bücherei ist am Sonntag bis 16 Uhr offen.', 'Der Turm ist am Abend bis 16 Stunden zu'],
    ['fr', 'Le billet n’est pas dans la salle de la mairie.', 'Le chien n’est pas dans la rue de la gare.'],
  ] as const)('shares more than common words: %s', async (language, paragraph, quoted) => {
    const article = articleOf({ language, paragraphs: [paragraph] });
    expect(shown(await verdictOn(checkerOf([article]), quoted))).toBe('not-found');
  });

  it('of few words differs in case alone', async () => {
    expect(await shownOf('neue zeiten')).toBe('[+neue zeiten+][-Neue Zeiten-]');
  });
});

/** Runs of words of the articles, cut at spaces where none is cut through. */
const SPANS = ARTICLES.filter(({ id }) => id !== 'traps').flatMap((article) => {
  const words = Array.from(article.text.matchAll(/\S+/gu), ({ 0: text, index: start }) => ({
    start,
    end: start + text.length,
  }));
  return words.map((_, first) => ({ article, words: words.slice(first, first + 40) }));
});

const spanArbitrary = fc
  .tuple(fc.constantFrom(...SPANS), fc.integer({ min: 5, max: 40 }))
  .map(([{ article, words }, count]) => {
    const chosen = words.slice(0, count);
    return { article, words: chosen, start: chosen[0]?.start ?? 0, end: chosen.at(-1)?.end ?? 0 };
  })
  .filter(({ article, words, start, end }) => {
    // Marks around all of it, or a number before it, would be taken for the writer's.
    const text = article.text.slice(start, end);
    return words.length >= 5 && !/^["„“«([]|["“”»)\]]$/u.test(text);
  });

describe('any run of an article’s words', () => {
  it('is verbatim at its place', async () => {
    await fc.assert(
      fc.asyncProperty(spanArbitrary, async ({ article, start, end }) => {
        const text = article.text.slice(start, end);
        const verdict = await verdictOn(check, text);
        expect(verdict).toMatchObject({ kind: 'verbatim', passage: { text } });
        if (verdict.kind !== 'verbatim') return;
        expect(verdict.passage.article.id).toBe(article.id);
        expect(verdict.passage.start).toBe(article.text.indexOf(text));
        const [first, last] = [verdict.passage.sentences.at(0), verdict.passage.sentences.at(-1)];
        if (first !== undefined && last !== undefined) {
          expect(first.start).toBeLessThan(verdict.passage.end);
          expect(last.end).toBeGreaterThan(verdict.passage.start);
          const isCut = first.start < verdict.passage.start && /^\p{Ll}/u.test(text);
          if (isCut) expect(verdict.whole).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is verbatim however it is typeset', async () => {
    const forms = fc.constantFrom<(text: string) => string>(
      (text) => text.normalize('NFD'),
      (text) => text.replaceAll(' ', '\u00A0'),
      (text) => text.replaceAll(/[„“]/gu, '"').replaceAll('–', '-'),
      (text) => text.replaceAll('-', '‑').replaceAll('’', "'"),
      (text) => text.replaceAll(/(\p{L}{3})(\p{L}{3})/gu, '$1\u00AD$2'),
      (text) => text.replace(/[.,]$/u, ''),
    );
    await fc.assert(
      fc.asyncProperty(spanArbitrary, forms, async ({ article, start, end }, form) => {
        const verdict = await verdictOn(check, form(article.text.slice(start, end)));
        expect(verdict).toMatchObject({
          kind: 'verbatim',
          passage: { start: article.text.indexOf(article.text.slice(start, end)) },
        });
      }),
      { numRuns: 100 },
    );
  });

  it('is near, with exactly that shown, where one word is another', async () => {
    await fc.assert(
      fc.asyncProperty(spanArbitrary, fc.nat(), async ({ article, words, start, end }, at) => {
        const { text } = article;
        const word = words[at % words.length];
        const inside = word && /^[\p{L}\p{N}]+/u.exec(text.slice(word.start, word.end))?.[0];
        fc.pre(word !== undefined && inside !== undefined);
        // A part of a compound is no word of its own.
        fc.pre(!/^[-–_.,’'*]\S/u.test(text.slice(word.start + inside.length, word.end)));
        // Where only one word tells something, what is left without it may stand in any sentence.
        fc.pre(tellingWords(text.slice(start, end), article.language) >= 2);
        const changed = /\p{N}/u.test(inside) ? `9${inside}` : 'Xylophon';
        const quoted = text.slice(start, word.start) + changed + text.slice(word.start + inside.length, end);
        const verdict = await verdictOn(check, quoted);
        expect(verdict).toMatchObject({ kind: 'near', passage: { article: { id: article.id } } });
        if (verdict.kind !== 'near') return;
        expect(verdict.differences.filter(({ kind }) => kind !== 'same')).toEqual([
          { kind: 'only-in-quotation', text: changed },
          { kind: 'only-in-article', text: inside },
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('is shortened, and never verbatim, where an omission mark stands for words within it', async () => {
    await fc.assert(
      fc.asyncProperty(spanArbitrary, fc.nat(), fc.integer({ min: 1, max: 9 }), async (span, at, count) => {
        const all = span.words.map((word) => span.article.text.slice(word.start, word.end));
        fc.pre(all.length >= 5);
        const from = 2 + (at % (all.length - 4));
        const quoted = all.toSpliced(from, Math.min(count, all.length - 2 - from), '[…]').join(' ');
        const verdict = await verdictOn(check, quoted);
        expect(verdict.kind).not.toBe('verbatim');
        if (verdict.kind !== 'shortened') return;
        const added = verdict.differences.filter(
          ({ kind, text }) => kind === 'only-in-quotation' && text.trim() !== '',
        );
        expect(added.map(({ text }) => text.trim())).toEqual(['[…]']);
      }),
      { numRuns: 100 },
    );
  });

  it('is neither verbatim nor shortened with a word less or more within it, nor with two that changed places', async () => {
    const changes = fc.constantFrom<(words: readonly string[], at: number) => readonly string[]>(
      (words, at) => words.toSpliced(at, 1),
      (words, at) => words.toSpliced(at, 0, 'nicht'),
      (words, at) => words.toSpliced(at, 2, ...words.slice(at, at + 2).toReversed()),
      (words, at) => words.with(at, words[at]?.toUpperCase() ?? ''),
    );
    await fc.assert(
      fc.asyncProperty(
        spanArbitrary,
        changes,
        fc.nat(),
        async ({ article, words, start, end }, change, at) => {
          const all = words.map((word) => article.text.slice(word.start, word.end));
          const changed = change(all, 1 + (at % (all.length - 3))).join(' ');
          fc.pre(!ARTICLES.some(({ text }) => spaced(text).includes(changed)));
          const verdict = await verdictOn(check, changed);
          expect(verdict.kind, article.text.slice(start, end)).toMatch(/^(?:near|not-found)$/u);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('and any other words can be put together again from the differences', async () => {
    const word = fc.constantFrom(
      ...'Der Rat hat am Montag über die Bücherei beraten . nicht Kuchen […] … , „ “ Café 15 Uhr frei [d]er é e\u0301'.split(
        ' ',
      ),
    );
    const mixed = fc
      .tuple(spanArbitrary, fc.array(word, { maxLength: 12 }), fc.nat())
      .map(([{ article, words }, others, at]) => {
        const all = words.map(({ start, end }) => article.text.slice(start, end));
        return all.toSpliced(at % all.length, at % 4, ...others).join(' ');
      });
    await fc.assert(
      fc.asyncProperty(mixed, async (text) => {
        const { quotations } = await check(asBlock(text));
        for (const { text: quoted, verdict } of quotations) {
          if (verdict.kind === 'not-found' || verdict.kind === 'verbatim') continue;
          expect(withoutKind(verdict.differences, 'only-in-article')).toBe(quoted);
          expect(withoutKind(verdict.differences, 'only-in-quotation')).toBe(verdict.passage.text);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('an answer as Markdown, pasted from a chat', () => {
  it('is found to stand in the articles, each sentence whole, whatever of it is set off', async () => {
    const cited = fc
      .constantFrom(LIBRARY, KI)
      .chain((article) =>
        fc.record({ article: fc.constant(article), ordinal: fc.nat(7), at: fc.nat(), length: fc.nat(5) }),
      )
      .map(({ article, ordinal, at, length }) => {
        const { text } = citation({ article, ordinal });
        const words = placedWords(text);
        const first = at % words.length;
        const last = words[Math.min(first + length, words.length - 1)];
        return citation({
          article,
          ordinal,
          highlights: [{ start: words[first]?.start ?? 0, end: last?.end ?? 0 }],
        });
      });
    await fc.assert(
      fc.asyncProperty(cited, cited, async (one, other) => {
        const { quotations } = await check(answerToMarkdown(answered({ citations: [one, other] }), 'de'));
        expect(quotations.map(({ text }) => text)).toEqual([one.text, other.text]);
        expect(quotations.map(({ verdict }) => verdict)).toMatchObject(
          [one, other].map(({ ordinal }) => ({ kind: 'verbatim', passage: { sentences: [{ ordinal }] } })),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('a text with many quotations', () => {
  it('is checked up to a number of them, and the rest is counted', async () => {
    const { quotations, unchecked } = await check('„Kuchen“ und '.repeat(MOST_QUOTATIONS + 7));
    expect(quotations).toHaveLength(MOST_QUOTATIONS);
    expect(unchecked).toBe(7);
  });

  it('without any is checked too', async () => {
    expect(await check('Nichts zitiert.')).toEqual({ quotations: [], unchecked: 0 });
    expect(await check('')).toEqual({ quotations: [], unchecked: 0 });
  });

  it('names of a long passage the first sentences', async () => {
    const long = articleOf({
      paragraphs: [Array.from({ length: 60 }, (_, i) => `Satz ${i} steht hier.`).join(' ')],
    });
    const verdict = await verdictOn(checkerOf([long]), long.text);
    expect(verdict).toMatchObject({ kind: 'verbatim', passage: { text: long.text } });
    expect(verdict.kind === 'verbatim' && verdict.passage.sentences).toHaveLength(MOST_SENTENCES);
  });
});

describe('what would take the square of its length', () => {
  const words = 20_000;
  const hostile = checkerOf([
    articleOf({ id: 'ab', paragraphs: ['a b '.repeat(words).trim()] }),
    articleOf({ id: 'hyphens', paragraphs: ['c-'.repeat(words)] }),
    LIBRARY,
  ]);

  it.each([
    ['the same words', 'a b '.repeat(8_000).trim(), 'verbatim'],
    ['the same words with one changed', `${'a b '.repeat(4_000)}d ${'a b '.repeat(4_000)}`.trim(), 'near'],
    ['cuts through words', `${'c-'.repeat(8_000)}c`, 'near'],
    ['one word', 'Bücherei '.repeat(10_000).trim(), 'not-found'],
    ['omissions', 'Bücherei öffnet […] '.repeat(4_000).trim(), 'not-found'],
  ])('is looked for in time: %s', async (_, quoted, kind) => {
    expect(await verdictOn(hostile, quoted)).toMatchObject({ kind });
  });
});
