/** Discord's own bounds, from its API documentation. A message that breaks one is rejected whole. */

/** Characters over all text of a Components V2 message. */
export const MESSAGE_CHARACTERS = 4_000;
/** UTF-8 bytes over all text. Discord names no bound, but answers HTTP 500 above about 10,170. */
export const MESSAGE_BYTES = 9_000;
export const AUTOCOMPLETE_CHOICES = 25;
export const CHOICE_CHARACTERS = 100;
/** What a link button may hold; a longer address is not worth its share of the message. */
export const LINK_CHARACTERS = 512;

/** beleg's own bound of a question asked in Discord: what is shorter names nothing to search for. */
export const QUESTION_MIN_CHARACTERS = 2;
/** The answer repeats its question: a longer one would take the message from the quotations. */
export const QUESTION_MAX_CHARACTERS = 300;
