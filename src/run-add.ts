import {
  isAddress,
  sourceFromAddress,
  sourceFromFile,
  type ArticleSource,
} from './collecting/article-source.ts';
import { readCandidate, type Candidate } from './collecting/candidate.ts';
import type { Decision } from './collecting/collecting-fault.ts';
import { putArticle } from './collecting/put-article.ts';
import { ArticleProcess } from './corpus/article-process.ts';
import { embedNow, fetcherFor, readOneArgument, removedFolder } from './run-collecting.ts';
import { configFromEnvironment, runScript } from './run-script.ts';
import { isAgreed } from './terminal/agreement.ts';
import { renderCandidate } from './terminal/articles/render-candidate.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { screenOf } from './terminal/screen.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { help, add: labels } = HOST_LABELS[language].collecting;
const { stdin: input, stdout: output, env } = process;
/** Nobody looks over a shoulder at a password; such an address is not fetched. */
const CREDENTIALS = /\/\/[^/@]*@/u;

/** `npm run add`: takes an article into the corpus, from a file or an address, and embeds it. */
await runScript(language, async () => {
  const called = readOneArgument(
    language,
    {
      command: 'npm run add --',
      usage: '<file or https://…> [--as <name>] [--yes] [--allow-private]',
      description: help.add.description,
      argument: { name: '[article]', description: help.add.article },
      options: [
        { flags: '--as <name>', description: help.add.as },
        { flags: '--yes', description: help.add.yes },
        { flags: '--allow-private', description: help.add.allowPrivate },
      ],
      closing: help.add.closing,
    },
    { isNeeded: true },
  );
  if (called === undefined) return 0;
  const { given = '', options } = called;
  const config = configFromEnvironment();
  const source = await sourceOf(given, options);
  const maker = new ArticleProcess();
  const as = typeof options['as'] === 'string' ? options['as'] : undefined;
  const candidate = await readCandidate(source, { ...config, as, maker }).finally(() => maker.end());
  output.write(`${renderCandidate(candidate, screenOf({ output, env, language }))}\n`);
  const hasAgreed = options['yes'] === true;
  for (const decision of decisionsOf(candidate)) {
    if (!(await isAgreed(decision, { input, output, language, hasAgreed }))) return 1;
  }
  const kept = await putArticle(candidate, { removedFolder: removedFolder(config), at: new Date() });
  output.write(`${labels.added(candidate.file.path, kept)}\n`);
  const status = await embedNow(config, language);
  output.write(`${labels.next(candidate.article.id)}\n`);
  return status;
});

async function sourceOf(
  given: string,
  options: Readonly<Record<string, string | true | undefined>>,
): Promise<ArticleSource> {
  if (!isAddress(given)) return sourceFromFile(given);
  output.write(`${labels.fetching(given.replace(CREDENTIALS, '//'))}\n`);
  const fetcher = fetcherFor({ options });
  try {
    return await sourceFromAddress(given, fetcher);
  } finally {
    await fetcher.close();
  }
}

/** What a person has to agree to before it is taken in. */
function decisionsOf({ source, sentences, replaces }: Candidate): readonly Decision[] {
  const { address, isBehindPaywall } = source;
  return [
    ...(isBehindPaywall && address !== undefined
      ? [{ kind: 'paywall', address, sentences: sentences.length } as const]
      : []),
    ...(replaces === undefined ? [] : [{ kind: 'replace', path: replaces.path } as const]),
  ];
}
