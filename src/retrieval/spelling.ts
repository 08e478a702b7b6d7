import type { Embedder } from '../embedding/embedder.ts';
import { commonWordFor, isCommonWord } from '../language/common-words.ts';
import { likelyLanguages } from '../language/detect-language.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import { bareWord, spelledOut } from '../language/typed-text.ts';
import { eachWord, wordsOf } from '../language/words.ts';
import type { Vocabulary } from '../search-index/vocabulary.ts';

/**
 * Set on the questions of evaluation/, as they stand and with a slip in one of their words. Short words have too many real
 * ones beside them: in one of five letters only two that changed places tell what is meant, and two slips only in a long word.
 */
const LEAST_LETTERS = 5;
const LETTERS_OF_ANY_SLIP = 6;
const LETTERS_OF_TWO_SLIPS = 10;
/** A name that is asked for in another language than the articles' own. */
const LEAST_LETTERS_OF_NAME = 6;
const MOST_LETTERS = 40;

/** Words of a question that are compared with all others, so that none takes long: with more of them it is none of these articles. */
const MOST_COMPARED = 6;

/** Letters that German spells out where they cannot be typed. */
const SPELLED_OUT = /[äöüß]/u;

/** What a French word loses before a vowel, where the apostrophe behind it is left out ("lassociation"). */
const ELISION = /^(qu|[cdjlmnst])([aeiouyhàâäéèêëîïôöùûœ].*)$/iu;
/** What stands before a common word so: before others a letter makes another word of it ("sont", "dune"). */
const ELISION_OF_COMMON_WORD = /^(?:qu|c|j)$/iu;
const LEAST_LETTERS_ELIDED = 3;
/** "quest" is an English word, and none in French. */
const QU = /^qu$/iu;

/** What tells how a word is meant: the words of the articles, and what the model knows as one. */
interface Known {
  readonly vocabulary: Vocabulary;
  readonly pieces: Embedder['pieces'];
}

/**
 * A question with its words spelled as the articles spell them, where it types them otherwise: in capitals alone, without the
 * marks of their letters or an apostrophe, or with a slip of the fingers. What the articles hold, what is a common word and what
 * the model knows as a whole stays as it is, so that a question about something else is not made one about this.
 */
export async function spelledAs(question: string, known: Known): Promise<string> {
  const { vocabulary } = known;
  const languages = likelyLanguages(question);
  const isShouted = !/\p{Ll}/u.test(question);
  let compared = 0;
  const meantBy = async (word: string): Promise<string> => {
    if (/\p{N}/u.test(word) || word.length > MOST_LETTERS) return word;
    const written = vocabulary.find(word)?.writing;
    if (written !== undefined) return isShouted ? written : word;
    const typed = isShouted ? word.toLowerCase() : word;
    if (languages.some((language) => isCommonWord(typed, language))) return typed;
    const meant = (await marked(typed, languages, known)) ?? (await elided(typed, languages, known));
    if (meant !== undefined) return meant;
    if (typed.length < LEAST_LETTERS || (await isOwnWord(typed, known))) return typed;
    return compared++ < MOST_COMPARED ? (mended(typed, languages, vocabulary) ?? typed) : typed;
  };
  const meant: string[] = [];
  for (const word of wordsOf(question)) meant.push(await meantBy(word));
  let at = 0;
  return eachWord(question, (word) => meant[at++] ?? word);
}

/**
 * The word that was typed without the marks of its letters; one that the model knows so is another word ("schon") unless an e or
 * a second s stands for them.
 */
async function marked(
  word: string,
  languages: readonly Language[],
  { vocabulary, pieces }: Known,
): Promise<string | undefined> {
  const [common] = languages.flatMap((language) => commonWordFor(word, language) ?? []);
  if (common !== undefined) return common;
  const written = vocabulary.findMarked(word)?.writing;
  if (written === undefined) return undefined;
  const [typed, form] = [word.toLowerCase(), written.toLowerCase()];
  if (SPELLED_OUT.test(typed) && form === spelledOut(typed)) return written;
  if (SPELLED_OUT.test(form) && typed === spelledOut(form)) return written;
  // Marks that were typed are meant, and a last one alone makes another form ("compte", "compté").
  const isBare = typed === bareWord(typed) && typed.slice(-1) === form.slice(-1);
  const isUnknown = isBare || !vocabulary.hasStem(word);
  return isUnknown && (await pieces(written)) < (await pieces(word)) ? written : undefined;
}

/** The French word whose apostrophe is left out, with it. */
async function elided(
  word: string,
  languages: readonly Language[],
  { vocabulary, pieces }: Known,
): Promise<string | undefined> {
  const [, elision, rest] = (languages.includes('fr') && ELISION.exec(word)) || [];
  if (elision === undefined || rest === undefined) return undefined;
  if (!QU.test(elision) && (await pieces(word)) <= 1) return undefined;
  if (isCommonWord(rest, 'fr'))
    return ELISION_OF_COMMON_WORD.test(elision) ? `${elision}'${rest}` : undefined;
  if (rest.length < LEAST_LETTERS_ELIDED) return undefined;
  const meant = vocabulary.find(rest) === undefined ? vocabulary.findMarked(rest)?.writing : rest;
  return meant && `${elision}'${meant}`;
}

async function isOwnWord(word: string, { vocabulary, pieces }: Known): Promise<boolean> {
  return (
    vocabulary.hasStem(word) ||
    LANGUAGES.some((language) => isCommonWord(word, language)) ||
    (await pieces(word)) <= 1 ||
    (await pieces(word.toLowerCase())) <= 1
  );
}

/**
 * The word that the fingers slipped from; the commonest of several. In another language than the question's it is a name, or
 * what German writes as one.
 */
function mended(word: string, languages: readonly Language[], vocabulary: Vocabulary): string | undefined {
  const shared = vocabulary.languages.filter((language) => languages.includes(language));
  const own = shared.length === 1 ? shared : [];
  const { slips, words } = vocabulary.nearest(word, word.length < LETTERS_OF_TWO_SLIPS ? 1 : 2);
  const isOwn = (language: Language): boolean => own.includes(language);
  const isName = (writing: string): boolean =>
    slips <= 1 && word.length >= LEAST_LETTERS_OF_NAME && /^\p{Lu}/u.test(writing);
  const [best] = words
    .filter(({ writing, language }) => isOwn(language) || isName(writing))
    .filter(({ writing }) => !isOtherForm(word, writing) && Math.abs(writing.length - word.length) <= 1)
    .filter(({ writing }) => word.length >= LETTERS_OF_ANY_SLIP || haveChangedPlaces(word, writing))
    .toSorted((a, b) => Number(isOwn(b.language)) - Number(isOwn(a.language)) || b.count - a.count);
  if (best === undefined || LANGUAGES.some((language) => isCommonWord(best.writing, language)))
    return undefined;
  return best.writing;
}

/** Whether two words differ by an ending alone: as forms of one word do, or a word and what is made of it ("Bäcker", "Bäckerei"). */
function isOtherForm(word: string, writing: string): boolean {
  const [one, other] = [word.toLowerCase(), writing.toLowerCase()];
  return one.startsWith(other) || other.startsWith(one);
}

/** Whether two words have the same letters in another order, the first in its place. */
function haveChangedPlaces(word: string, writing: string): boolean {
  const [one, other] = [word, writing].map((each) => Array.from(bareWord(each)));
  return one?.[0] === other?.[0] && one?.toSorted().join('') === other?.toSorted().join('');
}
