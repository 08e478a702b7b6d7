import { openBeleg } from '../src/beleg.ts';
import { runAsk } from '../src/terminal/run-ask.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';

/** `npm run --silent ask -- "Frage"`: answers once. Standard output holds the answer and nothing else. */
await runScript(() =>
  runAsk({
    argv: process.argv.slice(2),
    openAnswerer: async () => {
      const progress = startProgress(process.stderr);
      try {
        return (await openBeleg(configFromEnvironment(), progress)).answerer();
      } finally {
        progress.finish();
      }
    },
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
  }),
);
