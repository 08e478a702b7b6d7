import type { Options } from 'mdast-util-from-markdown';

type MicromarkExtension = Extract<NonNullable<Options['extensions']>[number], { text?: unknown }>;

const ASTERISK = 42;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\p{N}/u;

/**
 * Asterisks that CommonMark takes for emphasis and people do not: one inside a word (Bürger*innen), and any number between
 * digits (2*3*4, 2**8). Underscores are treated so by CommonMark itself.
 */
export const literalAsterisks: MicromarkExtension = {
  text: {
    [ASTERISK]: {
      name: 'literalAsterisk',
      tokenize(effects, ok, nok) {
        const before = characterOf(this.previous);
        let length = 0;
        return function start(code) {
          if (!WORD_CHARACTER.test(before)) return nok(code);
          effects.enter('data');
          return run(code);
        };
        function run(code: number | null): ReturnType<typeof ok> {
          if (code === ASTERISK) {
            length++;
            effects.consume(code);
            return run;
          }
          effects.exit('data');
          const after = characterOf(code);
          const isLiteral =
            (length === 1 && WORD_CHARACTER.test(after)) || (DIGIT.test(before) && DIGIT.test(after));
          return isLiteral ? ok(code) : nok(code);
        }
      },
    },
  },
};

/** Line ends and virtual spaces have negative codes, the end of the file has none. */
function characterOf(code: number | null): string {
  return code === null || code < 0 ? ' ' : String.fromCharCode(code);
}
