/**
 * Abbreviations by what may follow them, written with their full stops and without inner spaces ("z.B." also
 * stands for "z. B.", and "par.ex." for "par ex."). Case counts, except that a sentence may begin with one ("Z. B."). An entry that begins
 * with a hyphen is the end of a compound ("-str." for "Hauptstr.").
 */
export interface Abbreviations {
  /** Introduce what follows and so never end a sentence: titles, "z. B.", "vgl.". */
  readonly leading: ReadonlySet<string>;
  /** Abbreviations only before a number ("Art. 5"); elsewhere they are words ("auf diese Art."). */
  readonly numbering: ReadonlySet<string>;
  /** Stand inside a sentence or at its end ("3 Mio. Euro", "Acme Inc."): they end it only before a starter. */
  readonly either: ReadonlySet<string>;
  /** Stand last in their phrase ("usw."): before a capital they end the sentence. */
  readonly closing: ReadonlySet<string>;
}

/** What tells an ordinal ("der 2. Weltkrieg") from a number that ends a sentence ("Es waren 12."). */
export interface Ordinals {
  /** Words before an ordinal, in lower case. */
  readonly determiners: ReadonlySet<string>;
  /** Adverbs that may stand between the determiner and the ordinal. */
  readonly adverbs: ReadonlySet<string>;
  /** Words that join two ordinals ("der 1. und 2. Platz"). */
  readonly conjunctions: ReadonlySet<string>;
  /** What is commonly counted by ordinals, so that no determiner is needed ("2. Bundesliga"). */
  readonly nouns: ReadonlySet<string>;
}

/** What tells a question that goes on from the one before it, in lower case; words are split as by `wordsOf`. */
export interface FollowUps {
  /** Beginnings that go on from something said before, of one word or several. */
  readonly connectives: readonly string[];
  /** Pronouns and adverbs of the third person that stand for something said before, there or in the same question. */
  readonly pronouns: ReadonlySet<string>;
  /** The pronoun that also stands for a clause behind it ("is it true that …"), and what opens such a clause. */
  readonly expletive: { readonly pronoun: string; readonly clauseOpeners: ReadonlySet<string> };
  /** Phrases whose pronoun stands for nothing ("y a-t-il"). */
  readonly impersonal: readonly string[];
  /** What asks, and by itself names nothing. */
  readonly questionWords: ReadonlySet<string>;
  /** Those of them that are a subject: with a verb and nothing else they make a whole question ("who pays?"). */
  readonly askedSubjects: ReadonlySet<string>;
  /** What stands before the thing that is asked for ("which day", "how many days"), of one word or several. */
  readonly questionDeterminers: readonly string[];
  /**
   * Auxiliary verbs, particles, and the measures that a question word asks for ("how long", "which day"): with
   * connectives, pronouns, question words, starters and opening words all that a question may hold without naming a matter.
   */
  readonly emptyWords: ReadonlySet<string>;
}

/** What small talk is about. `proof` asks whether an answer is true, and where it stands. */
export const TALK_TOPICS = ['greeting', 'thanks', 'farewell', 'chatter', 'bot', 'proof'] as const;
export type TalkTopic = (typeof TALK_TOPICS)[number];

/**
 * What people say that is no question to search for: phrases of one word or several, compared without regard to case and
 * accents.
 */
export interface Requests {
  /** What is small talk where nothing else is said. */
  readonly smallTalk: Readonly<Record<TalkTopic, readonly string[]>>;
  /** Those that a question may begin with although no mark sets them apart ("hallo wann …"). */
  readonly openers: readonly string[];
  /**
   * What may be asked of an article as well: small talk where nothing else is said and no article answers. What is also in
   * `smallTalk` is asked only with a question mark ("bis morgen?").
   */
  readonly ambiguous: Readonly<Partial<Record<TalkTopic, readonly string[]>>>;
  /** What makes small talk of a question wherever it stands in it, where no article answers. */
  readonly hints: Readonly<Partial<Record<TalkTopic, readonly string[]>>>;
  /** Names for whom one speaks to, particles, and what thanks are for: they may stand beside small talk. */
  readonly fillers: readonly string[];
  /** What asks what an article is about. Behind an ellipsis some words of its title are enough to name one ("worum geht es …"). */
  readonly overview: readonly string[];
  /** What may stand beside it without asking for anything else ("in dem Artikel"). */
  readonly overviewFillers: readonly string[];
  /** What asks for a section, before its number or its heading ("was steht in"). */
  readonly section: readonly string[];
  /** What asks for one only before its number or its heading in quotation marks: before others it asks anything. */
  readonly sectionByNumber: readonly string[];
  /** What may stand behind that ("what does section 3 say"), and before it beside articles and prepositions. */
  readonly sectionFillers: readonly string[];
  /** What a section by its number is called, by kind; § is a paragraph everywhere. */
  readonly sectionNouns: Readonly<Record<SectionKind, readonly string[]>>;
  /** What a numbered part of a section is called ("Absatz 2"). */
  readonly partNouns: readonly string[];
  /** Words for the first of something where its number is not written in digits ("article premier"). */
  readonly first: readonly string[];
}

/** A `part` may be called so whatever its heading calls it. */
export type SectionKind = 'paragraph' | 'article' | 'part';

/** What the code knows of a language that it speaks, and need not read articles in. */
export interface SpokenKnowledge {
  /** Words that a text in the language can hardly do without, and that one in another has only by chance; in lower case. */
  readonly functionWords: ReadonlySet<string>;
  /** Those of questions, and small ones that languages share, in lower case. */
  readonly askingWords: ReadonlySet<string>;
  /** Those beside a to z, in lower case. */
  readonly letters: ReadonlySet<string>;
  /** Beginnings that go on from something said before. */
  readonly connectives: readonly string[];
  /** What asks, in lower case. */
  readonly questionWords: ReadonlySet<string>;
  readonly requests: Requests;
}

/** All that the code knows of a language that it reads; the code itself is the same for all of them. */
export interface LanguageKnowledge {
  /** The Snowball stem of a word in lower case (Porter 2001). */
  readonly stem: (word: string) => string;
  readonly abbreviations: Abbreviations;
  /** Words that could be taken for abbreviations and that commonly end a sentence, in lower case. */
  readonly plainWords: ReadonlySet<string>;
  /**
   * Function words, capitalised: where one follows a full stop, a sentence begins, since the language
   * capitalises them nowhere else. An elided word is written with its apostrophe ("L’").
   */
  readonly starters: ReadonlySet<string>;
  /** Starters that are also the first part of a family name ("Le Pen"). */
  readonly nameParticles: ReadonlySet<string>;
  /** The twelve months in their order: their names, and their abbreviations with a full stop ("Okt."). */
  readonly months: readonly (readonly string[])[];
  /** Words before the day of a date ("on the 3. May"), in lower case; none where a month behind the day says enough. */
  readonly dayIntroducers: ReadonlySet<string>;
  /** Abbreviated weekdays; they are abbreviations too. */
  readonly weekdays: ReadonlySet<string>;
  /** Words between the first and the last day of a range ("Mo. bis Fr."). */
  readonly rangeWords: ReadonlySet<string>;
  /** Months, weekdays and time zones: they continue a time ("10 a.m. Monday"). */
  readonly dateWords: ReadonlySet<string>;
  /** Nouns that take a letter or a Roman number as a label ("Plan B", "Teil II"). */
  readonly labelNouns: ReadonlySet<string>;
  /** Nouns and abbreviations that number the parts of a text ("Artikel 3", "Kap. II"). */
  readonly partNouns: ReadonlySet<string>;
  /** What is counted within a part and written large, so that "§ 5 Absatz 2" is a place in it and no name of it. */
  readonly subpartNouns: ReadonlySet<string>;
  /** What an amount or a time is given in, where a number stands before it ("1.20 Euro"), in lower case. */
  readonly units: ReadonlySet<string>;
  /** Verbs that follow a quoted question and the speaker's name in the same sentence (“Why?” Mary asked). */
  readonly speechVerbs: ReadonlySet<string>;
  /** Undefined where ordinals are written without a full stop. */
  readonly ordinals: Ordinals | undefined;
  /** « always opens and » always closes; elsewhere »these« are quotation marks too. */
  readonly guillemetsPointOutward: boolean;
  /** Words whose missing beginning an apostrophe stands for ('tis), in lower case: it opens no quotation. */
  readonly elidedBeginnings: ReadonlySet<string>;
  /** Articles, prepositions and conjunctions, in lower case: what ends with one goes on. */
  readonly openingWords: ReadonlySet<string>;
  /** A hyphen at a line's end mostly parts a word that is written without one; in other languages it mostly belongs to it. */
  readonly hyphensPartWords: boolean;
  /** Words behind a hyphen that stands for a part which two words share ("Vor- und Nachteile"), in lower case. */
  readonly sharedParts: ReadonlySet<string>;
  readonly followUps: FollowUps;
  /** Verbs and pronouns of who speaks and of whom they speak to ("kannst du"), in lower case. */
  readonly addressWords: ReadonlySet<string>;
  /** Those beside a to z that its own words are written with, in lower case. */
  readonly letters: ReadonlySet<string>;
  readonly requests: Requests;
}

/** The words of a text in which whitespace parts them. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(wordsIn(text));
}

/** The same in their order. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** The phrases of a text in which commas part them. */
export function phrasesIn(text: string): readonly string[] {
  return text.split(',').map((phrase) => phrase.replaceAll(/\s+/gu, ' ').trim());
}
