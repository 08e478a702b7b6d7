import type { Example, Talk } from '../answering/answer.ts';
import type { TalkTopic } from '../language/knowledge.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { isQuestion } from '../sentences/sentence-form.ts';
import { clipped } from './article-name.ts';
import { typeset } from './label-text.ts';

/** What is said to small talk: one line, and to whoever asks what can be asked some examples. */
interface TalkWords {
  readonly line: Readonly<Record<TalkTopic, string>>;
  /** Above the examples. */
  readonly forExample: string;
  /** A question that the section below a heading answers. */
  readonly askSection: (heading: string) => string;
  /** A question that a sentence answers which begins so. */
  readonly askSentence: (beginning: string) => string;
}

/** Of a long heading. In characters. */
const HEADING_CHARACTERS = 100;
/** So many words of a sentence tell it from the others. */
const SENTENCE_WORDS = 6;

const de: TalkWords = {
  line: {
    greeting: 'Hallo! Frag mich etwas zu den Artikeln, ich antworte mit ihren eigenen Sätzen.',
    thanks: 'Gern geschehen! Frag ruhig weiter.',
    farewell: 'Bis bald!',
    chatter: 'Dazu fällt mir nichts Kluges ein. Frag mich etwas zu den Artikeln.',
    bot: 'Ich bin beleg, ein Bot. Auf eine Frage zu den Artikeln antworte ich nur mit ihren eigenen Sätzen: Wort für Wort und mit der Stelle, an der sie stehen. Was ich darin nicht finde, erfinde ich nicht.',
    proof:
      'Prüf es am besten selbst: Unter jedem Zitat steht, wo es im Artikel zu finden ist. Die Sätze sind wörtlich, ob sie wahr sind, kann ich nicht sagen.',
  },
  forExample: 'Zum Beispiel:',
  askSection: (heading) => `Was steht unter „${heading}“?`,
  askSentence: (beginning) => `Was steht zu „${beginning} …“?`,
};

const en: TalkWords = {
  line: {
    greeting: 'Hello! Ask me something about the articles, and I’ll answer with their own sentences.',
    thanks: 'You’re welcome! Just go on asking.',
    farewell: 'See you soon!',
    chatter: 'I have nothing clever to say to that. Ask me something about the articles.',
    bot: 'I’m beleg, a bot. I answer questions about the articles with nothing but their own sentences: word for word, and with the place where they stand. What I don’t find there I don’t make up.',
    proof:
      'Better check for yourself: below each quotation you find its place in the article. The sentences are word for word; whether they are true I cannot tell.',
  },
  forExample: 'For example:',
  askSection: (heading) => `What is in “${heading}”?`,
  askSentence: (beginning) => `What does it say about “${beginning} …”?`,
};

const fr: TalkWords = {
  line: {
    greeting: typeset`Bonjour ! Posez-moi une question sur les articles : je réponds avec leurs propres phrases.`,
    thanks: typeset`Avec plaisir ! N’hésitez pas à continuer.`,
    farewell: typeset`À bientôt !`,
    chatter: typeset`Là, je n’ai rien d’intelligent à dire. Posez-moi une question sur les articles.`,
    bot: typeset`Je suis beleg, un bot. Aux questions sur les articles, je réponds uniquement avec leurs propres phrases : mot pour mot, et avec l’endroit où elles se trouvent. Ce que je n’y trouve pas, je ne l’invente pas.`,
    proof:
      'Le mieux est de vérifier : sous chaque citation figure sa place dans l’article. Les phrases sont reprises mot pour mot ; si elles sont vraies, je ne peux pas le dire.',
  },
  forExample: typeset`Par exemple :`,
  askSection: (heading) => typeset`Que dit « ${heading} » ?`,
  askSentence: (beginning) => typeset`Que dit-on de « ${beginning} … » ?`,
};

const it: TalkWords = {
  line: {
    greeting: 'Ciao! Chiedimi qualcosa sugli articoli: ti rispondo con le loro stesse frasi.',
    thanks: 'Prego! Chiedimi pure altro.',
    farewell: 'Ciao, a presto!',
    chatter: 'Su questo non ho niente di intelligente da dire. Chiedimi qualcosa sugli articoli.',
    bot: 'Sono beleg, un bot. Alle domande sugli articoli rispondo solo con le frasi degli articoli stessi: parola per parola e con il punto in cui si trovano. Quello che non ci trovo, non lo invento.',
    proof:
      'La cosa migliore è verificare: sotto ogni citazione c’è scritto dove si trova nell’articolo. Le frasi sono riportate parola per parola; se siano vere, non posso dirlo.',
  },
  forExample: 'Per esempio:',
  askSection: (heading) => `Che cosa dice «${heading}»?`,
  askSentence: (beginning) => `Che cosa si dice di «${beginning} …»?`,
};

const TALK_WORDS: Readonly<Record<LabelLanguage, TalkWords>> = { de, en, fr, it };

/** What is said to small talk, in the words of a person's language; headings in it are the articles' own. */
export interface ToldTalk {
  readonly line: string;
  /** Empty where there are no examples. */
  readonly forExample: string;
  /** Questions that the articles answer. */
  readonly examples: readonly string[];
}

/** Text of the articles is in it, to be made harmless by whoever shows it. */
export function talkWords(
  { topic, examples }: Pick<Talk, 'topic' | 'examples'>,
  language: LabelLanguage,
): ToldTalk {
  const words = TALK_WORDS[language];
  return {
    line: words.line[topic],
    forExample: examples.length === 0 ? '' : words.forExample,
    examples: examples.map((example) => questionFor(example, words)),
  };
}

/** A question that the section below a heading answers; the heading itself where it asks one. Text of the articles is in it. */
export function sectionQuestion(heading: string, language: LabelLanguage): string {
  return questionFor({ of: 'heading', text: heading }, TALK_WORDS[language]);
}

function questionFor({ of, text }: Example, words: TalkWords): string {
  if (of === 'heading') return isQuestion(text) ? text : words.askSection(clipped(text, HEADING_CHARACTERS));
  return words.askSentence(text.split(/\s+/u).slice(0, SENTENCE_WORDS).join(' '));
}
