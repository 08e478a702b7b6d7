import { join } from 'node:path';
import { openConfigured } from './beleg.ts';
import { readVotes } from './discord/answers/read-votes.ts';
import { HandledVotes } from './questions/handled-votes.ts';
import { configFromEnvironment, readOptions, runScript } from './run-script.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { runDialogue } from './terminal/questions/dialogue.ts';
import { deskParts } from './terminal/questions/question-desk.ts';
import { ReviewDialogue } from './terminal/questions/review-votes.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { startProgress } from './terminal/start-progress.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { feedback: description } = HOST_LABELS[language].questions.help;

/** `npm run feedback`: proposes the questions that people voted on in Discord as own ones; a bot may run meanwhile. */
await runScript(language, async () => {
  const program = { command: 'npm run feedback', description, options: [] };
  if (readOptions(language, program) === undefined) return 0;
  const config = configFromEnvironment();
  const votes = await readVotes(config.dataFolder, Date.now());
  const handled = await HandledVotes.open(join(config.dataFolder, 'handled-votes.json'), votes.answers);
  const progress = startProgress(process.stderr, language);
  const onRead = readingTrace(process.env, process.stderr);
  const beleg = await openConfigured(config, { ...progress, onRead }).finally(progress.finish);
  const parts = await deskParts({ ...config, answerer: beleg.answerer(), index: beleg.index() });
  const review = new ReviewDialogue({ ...parts, votes, handled }, language);
  const { stdin: input, stdout: output, env } = process;
  const isDone = await runDialogue(review, { input, output, env, language }).finally(beleg.close);
  return isDone ? 0 : 1;
});
