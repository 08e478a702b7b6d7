import type { Language } from '../language/language.ts';
import type { Band, Unaskable } from '../answering/answer.ts';
import { QUESTION_LIMIT } from '../answering/askable.ts';

/** The words around an answer, the same in the terminal and in Discord. Quotations are never among them. */
interface AnswerLabels {
  readonly band: Readonly<Record<Band, string>>;
  readonly notInCorpus: string;
  readonly nearest: string;
  readonly understoodWith: (previous: string) => string;
  /** Said where the article's language is not that of the labels. */
  readonly articleLanguage: Readonly<Record<Language, string>>;
  readonly section: (heading: string) => string;
  readonly sentenceNumber: (ordinal: number) => string;
  readonly sourceLink: string;
  readonly verbatim: string;
  readonly unaskable: Readonly<Record<Unaskable['reason'], string>>;
}

function questionLimit(language: Language): string {
  return new Intl.NumberFormat(language).format(QUESTION_LIMIT);
}

const de: AnswerLabels = {
  band: { good: 'Gefunden – passt gut', unsure: 'Gefunden – unsicher, bitte am Original prüfen' },
  notInCorpus: 'Dazu wurde in den Artikeln nichts gefunden',
  nearest: 'Am nächsten kommen diese Stellen; sie beantworten die Frage vermutlich nicht:',
  understoodWith: (previous) => `Verstanden zusammen mit: ${previous}`,
  articleLanguage: { de: 'Artikel auf Deutsch', en: 'Artikel auf Englisch', fr: 'Artikel auf Französisch' },
  section: (heading) => `Abschnitt: ${heading}`,
  sentenceNumber: (ordinal) => `Satz ${ordinal + 1}`,
  sourceLink: 'Stelle in der Quelle',
  verbatim: 'Wörtliche Sätze aus dem Artikel. Hervorhebungen von beleg.',
  unaskable: {
    empty: 'Die Frage ist leer. Bitte eine Frage zum Artikel eingeben.',
    'no-words': 'Darin steht kein Wort, nach dem sich suchen ließe. Bitte die Frage in Worten stellen.',
    'too-long': `Die Frage ist zu lang. Bitte auf höchstens ${questionLimit('de')} Zeichen kürzen.`,
  },
};

const en: AnswerLabels = {
  band: { good: 'Found – fits well', unsure: 'Found – unsure, please check the original' },
  notInCorpus: 'Nothing found on this in the articles',
  nearest: 'These passages come nearest; they probably do not answer the question:',
  understoodWith: (previous) => `Read together with: ${previous}`,
  articleLanguage: { de: 'Article in German', en: 'Article in English', fr: 'Article in French' },
  section: (heading) => `Section: ${heading}`,
  sentenceNumber: (ordinal) => `Sentence ${ordinal + 1}`,
  sourceLink: 'Passage in the source',
  verbatim: 'Sentences from the article, word for word. Emphasis by beleg.',
  unaskable: {
    empty: 'The question is empty. Please ask something about the article.',
    'no-words': 'There is no word in it to search for. Please put the question in words.',
    'too-long': `The question is too long. Please shorten it to ${questionLimit('en')} characters at most.`,
  },
};

const fr: AnswerLabels = {
  band: { good: 'Trouvé – correspond bien', unsure: 'Trouvé – incertain, à vérifier dans l’original' },
  notInCorpus: 'Rien trouvé à ce sujet dans les articles',
  nearest: 'Ces passages s’en approchent le plus ; ils ne répondent sans doute pas à la question :',
  understoodWith: (previous) => `Compris avec : ${previous}`,
  articleLanguage: { de: 'Article en allemand', en: 'Article en anglais', fr: 'Article en français' },
  section: (heading) => `Section : ${heading}`,
  sentenceNumber: (ordinal) => `Phrase ${ordinal + 1}`,
  sourceLink: 'Passage dans la source',
  verbatim: 'Phrases de l’article, mot pour mot. Mises en évidence par beleg.',
  unaskable: {
    empty: 'La question est vide. Posez une question sur l’article.',
    'no-words': 'Elle ne contient aucun mot à chercher. Posez la question avec des mots.',
    'too-long': `La question est trop longue. Raccourcissez-la à ${questionLimit('fr')} caractères au plus.`,
  },
};

/** The labels, by the language of the person. */
export const ANSWER_LABELS: Readonly<Record<Language, AnswerLabels>> = { de, en, fr };
