import { Writable } from 'node:stream';
import { openConfigured } from './beleg.ts';
import { runAsk } from './terminal/ask/run-ask.ts';
import { languageOf } from './terminal/locale-language.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { startProgress } from './terminal/start-progress.ts';
import { configFromEnvironment, runScript } from './run-script.ts';

const silent = new Writable({ write: (_chunk, _encoding, next) => next() });

let close = (): void => undefined;

/** `npm run --silent ask -- "Frage"`: answers once. Standard output holds the answer and nothing else. */
await runScript(languageOf(process.env), () =>
  runAsk({
    argv: process.argv.slice(2),
    openAnswerer: async (language) => {
      // With --json, standard error is empty but for traces: a first build is not told of.
      const progress = startProgress(process.argv.includes('--json') ? silent : process.stderr, language);
      try {
        const onRead = readingTrace(process.env, process.stderr);
        const beleg = await openConfigured(configFromEnvironment(), { ...progress, onRead });
        close = beleg.close;
        return beleg.answerer();
      } finally {
        progress.finish();
      }
    },
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
  }).finally(() => close()),
);
