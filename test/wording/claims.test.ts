import { describe, expect, it } from 'vitest';
import { LABEL_LANGUAGES } from '../../src/language/label-language.ts';
import { ANSWER_LABELS } from '../../src/wording/answer-labels.ts';
import { labelTexts } from '../helpers/label-texts.ts';

/** What only someone who has read the article may say: that it names no sum, time or number, or says nothing of something. */
const CLAIMS: readonly RegExp[] = [
  /(?:kein(?:e|en|er|es|em)?|nicht) (?:Betr[aä]g|Summe|Preis|Zeit|Datum|Termin|Zahl|Angabe|Information|Ort|Name)/iu,
  /\bno (?:amount|sum|price|time|date|number|figure|information|place|name)\b/iu,
  /\bauc(?:un|une) (?:montant|somme|prix|heure|date|moment|nombre|chiffre|information|lieu|nom)\b/iu,
  /\bnessun[ao’]? ?(?:importo|somma|prezzo|ora|data|momento|numero|cifra|informazione|luogo|nome)\b/iu,
  /beantwort\w* (?:\S+ ){0,3}nicht|nichts (?:gefunden|dazu)|steht (?:\S+ ){0,3}nicht\b|steht dort nichts|dort nichts|sagt nichts|nicht erwähnt/iu,
  /\b(?:do|does) not (?:\w+ )?(?:say|answer|tell|mention|name)|nothing (?:found|answers|is said)|\bnot in the articles/iu,
  /non (?:lo |la |ne )?(?:rispond|dic|menzion|parl|indic)\S+|niente (?:trovato|in proposito)|negli articoli non c’è/iu,
  /ne (?:\S+ )?(?:répond|dit|mentionne)\S* (?:\S+ ){0,2}pas|rien (?:trouvé|n’y)|n’en parle|absents? des articles/iu,
];

describe.each(LABEL_LANGUAGES)('what beleg says in %s', (language) => {
  const texts = labelTexts(language);

  it('is seen whole', () => {
    expect(texts.length).toBeGreaterThan(100);
    expect(texts).toContain(ANSWER_LABELS[language].notInCorpus);
  });

  it('claims nothing of what the articles do not say', () => {
    expect(texts.filter((text) => CLAIMS.some((claim) => claim.test(text)))).toEqual([]);
  });
});

describe('a claim of absence', () => {
  it.each([
    'Der Artikel nennt keinen Betrag.',
    'Der Artikel nennt keine Zahl.',
    'Ein Zeitpunkt wird nicht erwähnt.',
    'Dazu wurde in den Artikeln nichts gefunden',
    'sie beantworten die Frage vermutlich nicht:',
    'Steht dort nichts dazu, sagt der Bot auch das.',
    'The article names no amount.',
    'they probably do not answer the question:',
    'Where they do not say, the bot says so.',
    'L’article ne mentionne aucun montant.',
    'ils ne répondent sans doute pas à la question :',
    'Si rien n’y répond, le bot le dit aussi.',
    'L’articolo non menziona nessun importo.',
    'Nessuna data negli articoli',
    'probabilmente non rispondono alla domanda:',
    'Negli articoli non c’è niente in proposito.',
  ])('is seen in %j', (text) => {
    expect(CLAIMS.some((claim) => claim.test(text))).toBe(true);
  });
});
