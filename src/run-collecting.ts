import { join } from 'node:path';
import { buildConfiguredIndex } from './beleg.ts';
import { LARGEST_FILE } from './collecting/article-source.ts';
import type { Config } from './config.ts';
import { ArticleFetcher } from './fetching/fetch-article.ts';
import type { LabelLanguage } from './language/label-language.ts';
import { bringDataUpTelling, readCall } from './run-script.ts';
import { usageOf, type Program } from './terminal/calls/command-line.ts';
import { startProgress } from './terminal/start-progress.ts';
import { HostFault } from './wording/host/host-fault.ts';

/** What was called with one argument, and with which options. */
interface CalledWith {
  /** Undefined where none was given and none is needed. */
  readonly given: string | undefined;
  readonly options: Readonly<Record<string, string | true | undefined>>;
}

/**
 * What this process was called with, of a program that takes one argument; undefined where its help was asked for.
 * @throws HostFault where there is none that is needed, or more than one
 */
export function readOneArgument(
  language: LabelLanguage,
  program: Program & { readonly argument: NonNullable<Program['argument']> },
  { isNeeded }: { readonly isNeeded: boolean },
): CalledWith | undefined {
  const call = readCall(language, program);
  if (call === undefined) return undefined;
  const [given, second] = call.args;
  const usage = usageOf(program);
  if (second !== undefined) throw new HostFault({ kind: 'second-argument', argument: second, usage });
  const isMissing = given === undefined || given.trim() === '';
  if (isMissing && isNeeded) throw new HostFault({ kind: 'missing-argument', usage });
  return { given: isMissing ? undefined : given, options: call.options };
}

/** Fetches files of any format, from anywhere only where that was allowed. */
export function fetcherFor({ options }: Pick<CalledWith, 'options'>): ArticleFetcher {
  return new ArticleFetcher({ allowsPrivate: options['allowPrivate'] === true, most: LARGEST_FILE });
}

/** Where articles are kept that were replaced or taken out. */
export function removedFolder({ dataFolder }: Pick<Config, 'dataFolder'>): string {
  return join(dataFolder, 'removed');
}

/** Brings the index up to the corpus, as `npm run embed` does, and tells of it. Returns its exit status. */
export async function embedNow(config: Config, language: LabelLanguage): Promise<number> {
  await bringDataUpTelling(config, language);
  const progress = startProgress(process.stdout, language);
  const summary = await buildConfiguredIndex(config, progress).finally(progress.finish);
  progress.onBuilt(summary);
  return summary.problems.length === 0 ? 0 : 1;
}
