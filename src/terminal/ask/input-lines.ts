/** A question is read this far, in characters: enough to see that it is too long, whatever comes after. */
export const QUESTION_READ = 100_000;

/**
 * The lines of a stream, without their ends (LF or CRLF), as they arrive; the last may lack its end. A stream is read no
 * faster than its lines are taken, and a line beyond the limit is cut off.
 */
export async function* inputLines(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let line = '';
  let isFirst = true;
  for await (const chunk of input) {
    // Windows begins a file with a byte order mark.
    const text = isFirst ? String(chunk).replace(/^\uFEFF/u, '') : String(chunk);
    isFirst = false;
    const [first = '', ...others] = text.split('\n');
    line = appended(line, first);
    for (const next of others) {
      yield withoutReturn(line);
      line = appended('', next);
    }
  }
  if (line !== '') yield withoutReturn(line);
}

function withoutReturn(line: string): string {
  return line.replace(/\r$/u, '');
}

function appended(line: string, more: string): string {
  return line + more.slice(0, Math.max(0, QUESTION_READ - line.length));
}
