import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputLines } from '../../src/terminal/ask/input-lines.ts';

async function linesOf(...chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of inputLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    lines.push(line);
  return lines;
}

describe('the lines of an input', () => {
  it('are the same however it arrives', async () => {
    const text = fc.array(fc.constantFrom('a', 'ö', '👩', ' ', '\n', '\r\n'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (parts, size) => {
        const bytes = Buffer.from(parts.join(''));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        const expected = parts.join('').split(/\r?\n/u);
        if (expected.at(-1) === '') expected.pop();
        expect(await linesOf(...pieces)).toEqual(expected);
      }),
    );
  });

  it('keep an empty one, and need no end at the last', async () => {
    expect(await linesOf('Wer?\n\nWann?')).toEqual(['Wer?', '', 'Wann?']);
    expect(await linesOf('Wer?\n')).toEqual(['Wer?']);
    expect(await linesOf('')).toEqual([]);
  });

  it('begin behind a byte order mark', async () => {
    expect(await linesOf('\uFEFFWer?\n', '\uFEFFWann?')).toEqual(['Wer?', '\uFEFFWann?']);
  });

  it('are cut off where one has no end', async () => {
    const [endless, next] = await linesOf('x'.repeat(400_000), 'x'.repeat(400_000), '\nWer?\n');
    expect(endless?.length).toBe(100_000);
    expect(next).toBe('Wer?');
  });
});
