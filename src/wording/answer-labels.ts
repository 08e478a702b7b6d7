import type { LabelLanguage } from '../language/label-language.ts';
import type { Language } from '../language/language.ts';
import type { Band, Citation, Unaskable } from '../answering/answer.ts';
import type { SourceChange } from '../answering/source-link.ts';
import { QUESTION_LIMIT } from '../answering/askable.ts';
import { counting, typeset } from './label-text.ts';

/** What quotations may go on in: the list that they are items of, or the section that was asked for. */
export type Whole = 'list' | 'section';

/** What a quotation with which others go on is a part of. */
export function wholeOf({ lead }: Pick<Citation, 'lead'>): Whole {
  return lead === undefined ? 'section' : 'list';
}

/**
 * The words around an answer, the same in the terminal and in Discord. Quotations are never among them. A refusal says what
 * was looked at and nothing of what the articles do or do not say: the reader may have missed the sentence that does.
 */
interface AnswerLabels {
  readonly band: Readonly<Record<Band, string>>;
  readonly notInCorpus: string;
  readonly nearest: string;
  readonly understoodWith: (previous: string) => string;
  /** Said where the article's language is not that of the labels. */
  readonly articleLanguage: Readonly<Record<Language, string>>;
  readonly section: (heading: string) => string;
  readonly sentenceNumber: (ordinal: number) => string;
  /** The page of the article's file, from 1. */
  readonly page: (page: number) => string;
  /** The further sources of a sentence: some by name, and how many others there are. */
  readonly also: (names: readonly string[], others: number) => string;
  /** Above a table's row the heads of its columns, above an item of a list what announces it. */
  readonly caption: Readonly<Record<'table' | 'list', (text: string) => string>>;
  /** What goes on with the quotations shown: further items of their list, further sentences of their section. */
  readonly rest: Readonly<Record<Whole, (count: number) => string>>;
  readonly overview: OverviewLabels;
  readonly sourceLink: string;
  /** That the source was looked at on a day, and no longer has the sentence or is gone. */
  readonly changedInSource: Readonly<Record<SourceChange['how'], (day: string) => string>>;
  readonly verbatim: string;
  readonly unaskable: Readonly<Record<Unaskable['reason'], string>>;
}

/** The words around an overview. */
interface OverviewLabels {
  /** Above the sections of one article. */
  readonly ofArticle: string;
  /** Above the first sentences of several articles. */
  readonly ofArticles: (count: number) => string;
  /** What stands above the first heading. */
  readonly opening: string;
  readonly otherSections: (count: number) => string;
  readonly otherArticles: (count: number) => string;
  /** The link to where the article comes from. */
  readonly source: string;
  /** How to read a section: by this question. */
  readonly goOn: (question: string) => string;
}

/** How many further sources of a sentence are named; the others are counted. */
export const SOURCES_NAMED = 3;

/** Names in a row, and behind the last one what stands for the rest. */
function namesAndRest(names: readonly string[], and: string, rest: string | undefined): string {
  const parts = [names.join(', '), rest ?? ''];
  return parts.filter((part) => part !== '').join(` ${and} `);
}

const inGerman = counting('de');
const inEnglish = counting('en');
const inFrench = counting('fr');
const inItalian = counting('it');

const de: AnswerLabels = {
  band: { good: 'Gefunden – passt gut', unsure: 'Gefunden – unsicher, bitte am Original prüfen' },
  notInCorpus: 'Dazu wurde in den Artikeln keine Antwort gefunden',
  nearest: 'Am nächsten kommen diese Stellen; als Antwort wurden sie nicht gewertet:',
  understoodWith: (previous) => `Zusammen mit der vorigen Frage gelesen: ${previous}`,
  articleLanguage: { de: 'Artikel auf Deutsch', en: 'Artikel auf Englisch', fr: 'Artikel auf Französisch' },
  section: (heading) => `Abschnitt: ${heading}`,
  sentenceNumber: (ordinal) => `Satz ${ordinal + 1}`,
  page: (page) => `S.\u00A0${page}`,
  also: (names, others) =>
    `auch in: ${namesAndRest(names, 'und', others === 0 ? undefined : inGerman(others, 'weiteren Artikel', 'weiteren Artikeln'))}`,
  caption: { table: (heads) => `Tabelle: ${heads}`, list: (lead) => `Liste: ${lead}` },
  rest: {
    list: (count) => `Die Liste geht weiter: ${inGerman(count, 'weiterer Punkt', 'weitere Punkte')}`,
    section: (count) => `Der Abschnitt geht weiter: ${inGerman(count, 'weiterer Satz', 'weitere Sätze')}`,
  },
  overview: {
    ofArticle: 'Darum geht es, in den Worten des Artikels',
    ofArticles: (count) => `${inGerman(count, 'Artikel', 'Artikel')}, jeder mit seinem ersten Satz`,
    opening: 'Anfang',
    otherSections: (count) => `und ${inGerman(count, 'weiterer Abschnitt', 'weitere Abschnitte')}`,
    otherArticles: (count) => `und ${inGerman(count, 'weiterer Artikel', 'weitere Artikel')}`,
    source: 'Quelle',
    goOn: (question) => `Einen Abschnitt ganz lesen? Frag zum Beispiel: ${question}`,
  },
  sourceLink: 'Stelle in der Quelle',
  changedInSource: {
    changed: (day) => `In der Quelle inzwischen geändert oder gestrichen (geprüft am ${day})`,
    gone: (day) => `Die Quelle gibt es nicht mehr (geprüft am ${day})`,
  },
  verbatim: 'Wörtliche Sätze aus dem Artikel. Hervorhebungen von beleg.',
  unaskable: {
    empty: 'Die Frage ist leer. Stell bitte eine Frage zum Artikel.',
    'no-words': 'Darin steht kein Wort, nach dem sich suchen ließe. Stell die Frage bitte in Worten.',
    'too-long': `Die Frage ist zu lang. Bitte kürze sie auf höchstens ${inGerman(QUESTION_LIMIT, 'Zeichen', 'Zeichen')}.`,
  },
};

const en: AnswerLabels = {
  band: { good: 'Found – fits well', unsure: 'Found – unsure, please check the original' },
  notInCorpus: 'No answer to this was found in the articles',
  nearest: 'These passages come closest; they were not taken as an answer:',
  understoodWith: (previous) => `Read with the previous question: ${previous}`,
  articleLanguage: { de: 'Article in German', en: 'Article in English', fr: 'Article in French' },
  section: (heading) => `Section: ${heading}`,
  sentenceNumber: (ordinal) => `Sentence ${ordinal + 1}`,
  page: (page) => `p.\u00A0${page}`,
  also: (names, others) =>
    `also in: ${namesAndRest(names, 'and', others === 0 ? undefined : inEnglish(others, 'more article', 'more articles'))}`,
  caption: { table: (heads) => `Table: ${heads}`, list: (lead) => `List: ${lead}` },
  rest: {
    list: (count) => `The list goes on: ${inEnglish(count, 'more item', 'more items')}`,
    section: (count) => `The section goes on: ${inEnglish(count, 'more sentence', 'more sentences')}`,
  },
  overview: {
    ofArticle: 'What it is about, in the article’s own words',
    ofArticles: (count) => `${inEnglish(count, 'article', 'articles')}, each with its first sentence`,
    opening: 'Beginning',
    otherSections: (count) => `and ${inEnglish(count, 'more section', 'more sections')}`,
    otherArticles: (count) => `and ${inEnglish(count, 'more article', 'more articles')}`,
    source: 'Source',
    goOn: (question) => `To read a whole section, ask for example: ${question}`,
  },
  sourceLink: 'Passage in the source',
  changedInSource: {
    changed: (day) => `Changed or removed in the source since then (checked on ${day})`,
    gone: (day) => `The source no longer exists (checked on ${day})`,
  },
  verbatim: 'Sentences from the article, word for word. Emphasis added by beleg.',
  unaskable: {
    empty: 'The question is empty. Please ask something about the article.',
    'no-words': 'It has no word to search for. Please put the question in words.',
    'too-long': `The question is too long. Please shorten it to at most ${inEnglish(QUESTION_LIMIT, 'character', 'characters')}.`,
  },
};

const fr: AnswerLabels = {
  band: {
    good: 'Trouvé – réponse probable',
    unsure: 'Trouvé – réponse incertaine, à vérifier dans l’original',
  },
  notInCorpus: 'Aucune réponse n’a été trouvée dans les articles',
  nearest: typeset`Ces passages s’en approchent le plus ; ils n’ont pas été retenus comme réponse :`,
  understoodWith: (previous) => typeset`Lu avec la question précédente : ${previous}`,
  articleLanguage: { de: 'Article en allemand', en: 'Article en anglais', fr: 'Article en français' },
  section: (heading) => typeset`Section : ${heading}`,
  sentenceNumber: (ordinal) => `Phrase ${ordinal + 1}`,
  page: (page) => `p.\u00A0${page}`,
  also: (names, others) =>
    typeset`aussi dans : ${namesAndRest(names, 'et', others === 0 ? undefined : inFrench(others, 'autre article', 'autres articles'))}`,
  caption: { table: (heads) => typeset`Tableau : ${heads}`, list: (lead) => typeset`Liste : ${lead}` },
  rest: {
    list: (count) => typeset`La liste continue : ${inFrench(count, 'autre point', 'autres points')}`,
    section: (count) => typeset`La section continue : ${inFrench(count, 'autre phrase', 'autres phrases')}`,
  },
  overview: {
    ofArticle: 'De quoi il s’agit, avec les mots de l’article',
    ofArticles: (count) => `${inFrench(count, 'article', 'articles')}, chacun avec sa première phrase`,
    opening: 'Début',
    otherSections: (count) => `et ${inFrench(count, 'autre section', 'autres sections')}`,
    otherArticles: (count) => `et ${inFrench(count, 'autre article', 'autres articles')}`,
    source: 'Source',
    goOn: (question) => typeset`Pour lire une section en entier, demandez par exemple : ${question}`,
  },
  sourceLink: 'Passage dans la source',
  changedInSource: {
    changed: (day) => `Depuis modifié ou supprimé dans la source (vérifié le ${day})`,
    gone: (day) => `La source n’existe plus (vérifié le ${day})`,
  },
  verbatim: 'Phrases de l’article, mot pour mot. Passages mis en évidence par beleg.',
  unaskable: {
    empty: 'La question est vide. Posez une question sur l’article.',
    'no-words': 'Elle ne contient aucun mot à chercher. Posez la question avec des mots.',
    'too-long': `La question est trop longue. Raccourcissez-la à ${inFrench(QUESTION_LIMIT, 'caractère', 'caractères')} au plus.`,
  },
};

/** "un altro articolo", "altri 2 articoli": Italian says the number behind. */
function further(
  count: number,
  [one, several]: readonly [string, string],
  [thing, things]: readonly [string, string],
): string {
  return count === 1 ? `${one} ${thing}` : `${several} ${inItalian(count, thing, things)}`;
}

function otherArticles(count: number): string {
  return further(count, ['un altro', 'altri'], ['articolo', 'articoli']);
}

const it: AnswerLabels = {
  band: {
    good: 'Trovato – risposta probabile',
    unsure: 'Trovato – risposta incerta, da verificare nell’originale',
  },
  notInCorpus: 'Negli articoli non è stata trovata una risposta',
  nearest: 'Questi sono i passaggi più vicini; non sono stati considerati una risposta:',
  understoodWith: (previous) => `Letta insieme alla domanda precedente: ${previous}`,
  articleLanguage: { de: 'Articolo in tedesco', en: 'Articolo in inglese', fr: 'Articolo in francese' },
  section: (heading) => `Sezione: ${heading}`,
  sentenceNumber: (ordinal) => `Frase ${ordinal + 1}`,
  page: (page) => `pag.\u00A0${page}`,
  also: (names, others) =>
    `anche in: ${namesAndRest(names, 'e', others === 0 ? undefined : otherArticles(others))}`,
  caption: { table: (heads) => `Tabella: ${heads}`, list: (lead) => `Elenco: ${lead}` },
  rest: {
    list: (count) => `L’elenco continua: ancora ${inItalian(count, 'punto', 'punti')}`,
    section: (count) => `La sezione continua: ancora ${inItalian(count, 'frase', 'frasi')}`,
  },
  overview: {
    ofArticle: 'Di che cosa si tratta, con le parole dell’articolo',
    ofArticles: (count) => `${inItalian(count, 'articolo', 'articoli')}, ognuno con la sua prima frase`,
    opening: 'Inizio',
    otherSections: (count) => `e ${further(count, ['un’altra', 'altre'], ['sezione', 'sezioni'])}`,
    otherArticles: (count) => `e ${otherArticles(count)}`,
    source: 'Fonte',
    goOn: (question) => `Per leggere una sezione per intero, chiedi per esempio: ${question}`,
  },
  sourceLink: 'Passaggio nella fonte',
  changedInSource: {
    changed: (day) => `Nel frattempo modificato o rimosso nella fonte (verificato il ${day})`,
    gone: (day) => `La fonte non esiste più (verificato il ${day})`,
  },
  verbatim: 'Frasi dell’articolo, parola per parola. Evidenziazioni di beleg.',
  unaskable: {
    empty: 'La domanda è vuota. Fai una domanda sull’articolo.',
    'no-words': 'Non contiene parole da cercare. Fai la domanda a parole.',
    'too-long': `La domanda è troppo lunga. Riducila a ${inItalian(QUESTION_LIMIT, 'carattere', 'caratteri')} al massimo.`,
  },
};

/** The labels, by the language of the person. */
export const ANSWER_LABELS: Readonly<Record<LabelLanguage, AnswerLabels>> = { de, en, fr, it };
