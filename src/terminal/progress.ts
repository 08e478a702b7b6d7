import { Presets, SingleBar } from 'cli-progress';
import type { Output } from './screen.ts';

/** How far a long piece of work is. */
export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** Ends the bar. Call it after a fault too, or the bar keeps the process alive. */
  readonly finish: () => void;
}

/** Where no bar can be drawn, a line is printed each time this much is done. */
const LINE_STEP = 0.1;

/** Shows progress as a bar on a terminal, and as about ten plain lines where the output is a file or a pipe. */
export function createProgress(options: { readonly stream: Output; readonly label: string }): Progress {
  return options.stream.isTTY === true ? progressBar(options) : progressLines(options);
}

function progressBar({ stream, label }: { readonly stream: Output; readonly label: string }): Progress {
  const bar = new SingleBar(
    {
      stream,
      format: `${label} {bar} {percentage} %  {value}/{total}`,
      barsize: 30,
      // Its own handler would exit the process; ending it is the caller's affair.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  let total: number | undefined;
  return {
    update: (done, newTotal) => {
      if (total === undefined) bar.start(newTotal, done);
      else bar.setTotal(newTotal);
      total = newTotal;
      bar.update(done);
    },
    finish: () => {
      if (total !== undefined) bar.stop();
    },
  };
}

function progressLines({ stream, label }: { readonly stream: Output; readonly label: string }): Progress {
  let printedStep = 0;
  return {
    update: (done, total) => {
      if (total === 0) return;
      const step = Math.floor(done / total / LINE_STEP);
      if (step <= printedStep) return;
      printedStep = step;
      stream.write(`${label} ${done}/${total} (${Math.floor((done / total) * 100)} %)\n`);
    },
    finish: () => {},
  };
}
