import { openConfigured } from './beleg.ts';
import { configFromEnvironment, readOptions, runScript } from './run-script.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { runDialogue } from './terminal/questions/dialogue.ts';
import { deskParts, withinArticle } from './terminal/questions/question-desk.ts';
import { WritingDialogue } from './terminal/questions/write-questions.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { startProgress } from './terminal/start-progress.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { questions: description, article } = HOST_LABELS[language].questions.help;

/** `npm run questions`: helps to write own questions beside the articles; `--article` shows sentences of one alone. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run questions --',
    usage: '[--article <id>]',
    description,
    options: [{ flags: '--article <id>', description: article }],
  });
  if (options === undefined) return 0;
  const config = configFromEnvironment();
  const progress = startProgress(process.stderr, language);
  const onRead = readingTrace(process.env, process.stderr);
  const beleg = await openConfigured(config, { ...progress, onRead }).finally(progress.finish);
  const all = await deskParts({ ...config, answerer: beleg.answerer(), index: beleg.index() });
  const named = options['article'];
  const parts = typeof named === 'string' ? withinArticle(all, named, language) : all;
  const { stdin: input, stdout: output, env } = process;
  const isDone = await runDialogue(new WritingDialogue(parts, language), {
    input,
    output,
    env,
    language,
  }).finally(beleg.close);
  return isDone ? 0 : 1;
});
