import { execFileSync } from 'node:child_process';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The processes of this machine but those that have ended and are kept in the table for whoever asks after them. */
function processes(): Process[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' });
  const rows = table.matchAll(/^\s*(?<pid>\d+)\s+(?<parent>\d+)\s+(?<state>\S+)\s+(?<command>.*)$/gm);
  return Array.from(rows, ({ groups }) => groups ?? {})
    .filter((row) => row['state']?.startsWith('Z') === false)
    .map((row) => ({
      pid: Number(row['pid']),
      parent: Number(row['parent']),
      command: row['command'] ?? '',
    }));
}

export function isRunning(pid: number): boolean {
  return processes().some((one) => one.pid === pid);
}

/** The processes that read for this one. */
export function readersHere(): number[] {
  return processes()
    .filter(({ parent, command }) => parent === process.pid && command.includes('run-reader'))
    .map(({ pid }) => pid);
}

/** The process that reads for this one. Throws where there is not exactly one. */
export function readerHere(): number {
  const [reader, ...others] = readersHere();
  if (reader === undefined || others.length > 0) throw new Error('Expected one process that reads');
  return reader;
}
