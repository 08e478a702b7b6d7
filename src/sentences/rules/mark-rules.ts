import { EMOJI, EMOTICON } from '../marks.ts';
import type { Rule } from './site.ts';
import { firstWord } from './site.ts';

/** Emoji or "[…]" that stand alone belong to the sentence before them; "§ 5", "– Nein" and "« Oui" begin one. */
const WITHOUT_WORDS = /^[^\p{L}\p{N}\s§$€£¥#@&+«»‹›„“–—•*-]+(?=\s|$)/u;

/** What follows goes on in lower case, or with a mark that cannot begin a sentence. */
export const beforeContinuation: Rule = ({ onset, openers, after }) => {
  if (onset === 'lower' || onset === 'punctuation') return 'join';
  return WITHOUT_WORDS.test(openers + after) ? 'join' : undefined;
};

const QUOTATION_END = /["'“”’»«]/u;
const ELLIPSIS = /^(?<context>.{0,48}?)\[?\(?(?:…|\.{2,48}|\.\s\.\s\.)$/su;

/**
 * "Er sah … Paris" goes on, "Er ging… Paris blieb" does not: an ellipsis with a space before it stands for words
 * left out, so that only a starter behind it begins a sentence.
 */
export const afterEllipsis: Rule = ({ before, closers, onset, starter }) => {
  const context = ELLIPSIS.exec(before)?.groups?.['context'];
  if (context === undefined || QUOTATION_END.test(closers)) return undefined;
  const inMidSentence = /[^.!?…\s]["'“”»«’)]{0,48}\s{1,48}$/u.test(context);
  if (!inMidSentence || (onset === 'upper' && starter)) return 'split';
  return 'join';
};

const QUOTED_QUESTION = /[?!]["'“”’»«]+$/u;
const SPEAKER = /^(?:\p{Lu}[\p{L}\p{M}’'.-]*\s+){1,3}(?<verb>\p{Ll}+)/u;

/** “Why now?” Mary Smith asked. */
export const beforeSpeaker: Rule = ({ terminator, closers, starter, after, knowledge }) => {
  if (!QUOTED_QUESTION.test(terminator + closers) || (starter && firstWord(after) !== 'I')) return undefined;
  const verb = SPEAKER.exec(after)?.groups?.['verb'];
  return verb !== undefined && knowledge.speechVerbs.has(verb) ? 'join' : undefined;
};

/** A bracket with no full stop of its own, as a source behind a quotation: „…“ (Müller 2019). */
const SOURCE_IN_BRACKETS = /^[([][^()[\]]*[^()[\].!?…][)\]](?:[.;,]|$)/u;

export const beforeSource: Rule = ({ openers, after }) =>
  SOURCE_IN_BRACKETS.test(openers + after) ? 'join' : undefined;

/** A question mark, an exclamation mark, or a full stop behind something that is no word: "80 %.", "(so).". */
export const afterPlainTerminator: Rule = ({ terminator, before }) =>
  terminator !== '.' || /[^\p{L}\p{M}]\.$/u.test(before) ? 'split' : undefined;

const FACE = new RegExp(`${EMOJI}$|${EMOTICON}$`, 'u');

/** Behind ".[3]" and ". :)" a sentence begins; the library does not know such marks. */
export const afterFootnote: Rule = ({ footnoted, closers }) =>
  footnoted || FACE.test(closers) ? 'split' : undefined;

/** The library goes on before every digit: "Der Kurs fiel. 2019 stieg er." */
export const beforeDigit: Rule = ({ onset, before }) => {
  if (onset !== 'digit' && onset !== 'symbol') return undefined;
  return ABBREVIATION_LIKE.test(before) ? undefined : 'split';
};

/** Up to three letters may be an abbreviation that no list has. */
const ABBREVIATION_LIKE = /(?<![\p{L}\p{M}])\p{L}{1,3}\.$/u;

export const beforeStarter: Rule = ({ starter }) => (starter ? 'split' : undefined);

/** A brand such as iPhone: nothing but its second letter is a capital, which the library does not look at. */
export const beforeBrand: Rule = ({ onset, after }) =>
  onset === 'upper' && !/^\p{Lu}/u.test(after) ? 'split' : undefined;
