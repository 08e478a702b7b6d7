import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs promtool, which the Debian package prometheus holds: what it said, on both of its streams. */
export async function promtool(
  args: readonly string[],
  input = '',
): Promise<{ readonly status: number; readonly output: string }> {
  const child = spawn('promtool', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status: Number(status), output };
}
