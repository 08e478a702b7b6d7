import type { Reading } from '../reading/reading.ts';
import { isDebugging } from './fault-text.ts';
import { printableLine } from './rendering/printable-text.ts';
import type { Environment, Output } from './screen.ts';

/** Characters of a sentence that tell which it is. */
const SENTENCE_SHOWN = 60;

/**
 * Tells what the reader said of each candidate, a line each, where DEBUG=beleg asks for it. It writes no question.
 */
export function readingTrace(env: Environment, stream: Output): ((reading: Reading) => void) | undefined {
  if (!isDebugging(env)) return undefined;
  return (reading) => {
    stream.write(`${traceReading(reading)}\n`);
  };
}

/** One line for the reading, and one a candidate. */
export function traceReading({ candidates, others, none }: Reading): string {
  return [
    `reader: ${candidates.length} sentences read, ${others.length} not; share of "none of them" ${none.toFixed(3)}`,
    ...candidates.map(({ match, logits, share, confidence, words }) => {
      const { articleId, ordinal, text } = match.sentence;
      const answering = words.map(({ start, end }) => text.slice(start, end)).join(' … ');
      return [
        `  ${articleId} ${ordinal + 1}:`,
        logits === undefined
          ? 'a verdict,'
          : `answers ${logits.answers.toFixed(2)}, none ${logits.none.toFixed(2)},`,
        `share ${share.toFixed(3)}, confidence ${confidence.toFixed(3)}, search ${match.score.toFixed(3)}`,
        printableLine(`| ${text.slice(0, SENTENCE_SHOWN)} | ${answering}`),
      ].join(' ');
    }),
  ].join('\n');
}
