/** A line is read this far: enough to see that it is too long for a question, whatever comes after. */
const LINE_LIMIT = 100_000;

/**
 * The lines of a stream, without their ends (LF or CRLF), as they arrive; the last may lack its end. A stream is read no
 * faster than its lines are taken, and a line beyond the limit is cut off.
 */
export async function* inputLines(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let line = '';
  for await (const chunk of input) {
    const [first = '', ...others] = String(chunk).split('\n');
    line = appended(line, first);
    for (const next of others) {
      yield line.replace(/\r$/u, '');
      line = appended('', next);
    }
  }
  if (line !== '') yield line;
}

function appended(line: string, more: string): string {
  return line + more.slice(0, Math.max(0, LINE_LIMIT - line.length));
}
