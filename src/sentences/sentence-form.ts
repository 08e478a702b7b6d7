/** A question mark that only closing marks follow. */
const QUESTION_END = /[?？]["'’”“»›)\]\s]*$/u;

/** Whether a sentence asks. */
export function isQuestion(text: string): boolean {
  return QUESTION_END.test(text);
}
