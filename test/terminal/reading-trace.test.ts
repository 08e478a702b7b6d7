import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readingTrace, traceReading } from '../../src/terminal/reading-trace.ts';
import { candidate, match, reading } from '../builders/readings.ts';

const READING = reading([
  candidate({
    match: match({ text: 'Der Rat\u001B[2J tagt am Montag.', ordinal: 4, score: 0.8 }),
    logits: { answers: 2.345, none: -0.5 },
    share: 0.9,
    confidence: 0.75,
    words: [{ start: 17, end: 26 }],
  }),
]);

describe('the trace of a reading', () => {
  it('says each candidate’s place, logits and words, and nothing that a terminal obeys', () => {
    const trace = traceReading(READING);
    expect(trace).toContain('a 5: answers 2.35, none -0.50, share 0.900, confidence 0.750, search 0.800');
    expect(trace).toMatch(/\| am Montag$/);
    expect(trace).not.toContain('\u001B');
  });

  it('is written where DEBUG asks for it, and only there', () => {
    const stream = new PassThrough({ encoding: 'utf8' });
    expect(readingTrace({ DEBUG: 'other' }, stream)).toBeUndefined();
    readingTrace({ DEBUG: 'other,beleg' }, stream)?.(READING);
    expect(stream.read()).toBe(`${traceReading(READING)}\n`);
  });
});
