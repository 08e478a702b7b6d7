import { systemCode } from '../system/file-fault.ts';
import { HostFault } from '../wording/host/host-fault.ts';
import type { Output } from './screen.ts';

/** Whether a write failed because nobody reads any more, as in `| head`: nobody is left to be told. */
export function isBrokenPipe(fault: unknown): boolean {
  return systemCode(fault) === 'EPIPE';
}

/**
 * Writes and waits until the stream took it. That nobody reads any more is no fault.
 * @returns whether someone may still read
 * @throws HostFault where it cannot be written otherwise, to a full disk say.
 */
export async function writeOut(output: Output, text: string): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const settle = (fault?: Error | null): void => {
      if (fault === undefined || fault === null) {
        output.removeListener('error', settle);
        resolve(true);
      } else if (isBrokenPipe(fault)) resolve(false);
      else reject(unwritable(fault));
    };
    // The stream tells of a failure twice, to the callback and to its listeners; without one it would crash.
    output.on('error', settle);
    output.write(text, settle);
  });
}

/** That what a person asked for cannot be shown, as they are told of it. */
export function unwritable(fault: Error): HostFault {
  return new HostFault({ kind: 'unwritable', code: systemCode(fault) ?? fault.name }, { cause: fault });
}
