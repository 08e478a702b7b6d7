import { resolve } from 'node:path';
import { z } from 'zod';
import { openConfigured, type Beleg, type StartEvents } from './beleg.ts';
import { readConfig, type Config } from './config.ts';
import type { CorpusProblem } from './corpus/corpus-fault.ts';
import { LABEL_LANGUAGES, type LabelLanguage } from './language/label-language.ts';
import { DEFAULT_LANGUAGE } from './language/language.ts';
import { inCallersWords, toldToCaller } from './library/caller-words.ts';
import { createEvidence } from './library/evidence.ts';
import { createOpenBeleg, type OpenBeleg, type Reloaded } from './library/opened-library.ts';
import { checked, wrongCall } from './library/usage-error.ts';
import { SETTINGS } from './settings.ts';
import { requireKnownData } from './upkeep/data-version.ts';
import { wordedOfStore, wordedProblem } from './wording/fault-words.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

/** Where the articles are, where their index is kept, and with what they are read. */
export interface OpenOptions {
  /** The folder with the articles, in Markdown, plain text, HTML, PDF, DOCX or EPUB, subfolders included. */
  readonly corpusFolder: string;
  /**
   * The folder where index and vectors are kept; it is made where there is none. Several processes may use one at the same time,
   * if it is always for the same articles.
   */
  readonly dataFolder: string;
  /**
   * A PostgreSQL database that the index is kept in instead of the folder, so that programs on several machines share it:
   * `postgres://user:password@host:5432/database`, with `?schema=…` where the schema is not to be `beleg`.
   */
  readonly indexUrl?: string | undefined;
  /** Where the pages that `npm run site` writes are published: citations of articles without an address link there. */
  readonly siteUrl?: string | undefined;
  /** The sentence embedding model: a folder, or a name on the hub. @default the one that comes with beleg */
  readonly model?: string | undefined;
  /**
   * What says whether a sentence answers: a folder, a name on the hub, or `ollama:` and the name of a language model there.
   * @default the one that comes with beleg
   */
  readonly reader?: string | undefined;
  /** Where questions go with a reader `ollama:…`. @default `'http://127.0.0.1:11434'` */
  readonly ollamaUrl?: string | undefined;
  /** How many seconds a question waits there. @default 20 */
  readonly ollamaSeconds?: number | undefined;
  /** Whether a model that is a name on the hub may be downloaded, once. Nothing else ever connects to a network. @default false */
  readonly allowDownload?: boolean | undefined;
  /** The hub that models are downloaded from. @default `'https://huggingface.co'` */
  readonly modelHub?: string | undefined;
  /** Of what beleg says itself where neither a call nor a question tells a language. @default `'de'` */
  readonly language?: LabelLanguage | undefined;
  /** Hears how far a download or the building of the index has come. */
  readonly onProgress?: ((progress: OpenProgress) => void) | undefined;
  /** Hears, in an English sentence or two, what to know of files of the articles and of models that are used all the same. */
  readonly onWarning?: ((warning: string) => void) | undefined;
}

/** How far what takes long has come: bytes of a model’s file, whose number may be unknown, or sentences of the index. */
export type OpenProgress =
  | {
      readonly phase: 'downloading';
      readonly file: string;
      readonly done: number;
      readonly total: number | undefined;
    }
  | { readonly phase: 'embedding' | 'indexing'; readonly done: number; readonly total: number };

/**
 * Opens articles, models and index; where the index is missing or the articles have changed, it is built first. Takes a second or
 * two without a build, and about 500 MB of memory in two processes. Whoever opens it closes it.
 *
 * @throws {@link UsageError} where an option is wrong, {@link BelegError} where a folder, an article or a model cannot be used
 *
 * @example
 * ```ts
 * import { openBeleg } from 'beleg';
 *
 * const beleg = await openBeleg({ corpusFolder: 'articles', dataFolder: 'data' });
 * ```
 */
export async function openBeleg(options: OpenOptions): Promise<OpenBeleg> {
  try {
    return await open(checked('wrong-option', { name: 'openBeleg', given: options }, openOptions));
  } catch (fault) {
    throw toldToCaller(fault);
  }
}

const text = z.string().refine((given) => given.trim() !== '', 'expected something other than blanks');
const listenerOf = <T>() =>
  z.custom<(heard: T) => void>((given) => typeof given === 'function', 'expected a function').optional();

const openOptions = z.strictObject({
  corpusFolder: text,
  dataFolder: text,
  indexUrl: text.optional(),
  siteUrl: text.optional(),
  model: text.optional(),
  reader: text.optional(),
  ollamaUrl: text.optional(),
  ollamaSeconds: z.number().optional(),
  allowDownload: z.boolean().optional(),
  modelHub: text.optional(),
  language: z.enum(LABEL_LANGUAGES).optional(),
  onProgress: listenerOf<OpenProgress>(),
  onWarning: listenerOf<string>(),
});

async function open(options: OpenOptions): Promise<OpenBeleg> {
  const { language = DEFAULT_LANGUAGE, onProgress = () => undefined } = options;
  const events = eventsOf(options);
  const config = configOf(options);
  requireKnownData(config.dataFolder);
  const beleg = await openConfigured(config, events);
  return createOpenBeleg({
    evidence: createEvidence({ ...beleg, defaultLanguage: language }),
    reload: async () => {
      const summary = await beleg.rebuild(onProgress);
      if (!summary.unchanged) events.onBuilt(summary);
      return takenUp(beleg);
    },
    end: async () => {
      beleg.close();
      await beleg.models.readerModel.close();
    },
  });
}

async function takenUp({ takeUp, index }: Beleg): Promise<Reloaded> {
  const taken = await takeUp();
  const { articles, sentences } = index();
  const { added, changed, withdrawn } = taken ?? { added: 0, changed: 0, withdrawn: 0 };
  return { articles: articles.size, sentences: sentences.length, added, changed, withdrawn };
}

/** An option stands for the setting whose field has its name, and is held against the same rules. */
function configOf(options: OpenOptions): Config {
  const [corpusFolder, dataFolder] = [resolve(options.corpusFolder), resolve(options.dataFolder)];
  const { language: _language, onProgress: _heard, onWarning: _warned, ...ofSettings } = options;
  const given: Readonly<Record<string, string | number | boolean | undefined>> = {
    ...ofSettings,
    corpusFolder,
    dataFolder,
  };
  const env = Object.fromEntries(
    SETTINGS.map(({ field, name }) => [name, given[field] === undefined ? undefined : `${given[field]}`]),
  );
  try {
    return readConfig(env);
  } catch (fault) {
    throw fault instanceof HostFault ? wrongOption(fault) : fault;
  }
}

function wrongOption(fault: HostFault): Error {
  if (fault.facts.kind !== 'wrong-settings') return fault;
  const settings = fault.facts.settings.map((wrong) => ({
    ...wrong,
    name: SETTINGS.find(({ name }) => name === wrong.name)?.field ?? wrong.name,
  }));
  const { problem } = HOST_LABELS.en.host({ kind: 'wrong-settings', settings });
  return wrongCall(
    'wrong-option',
    `openBeleg was called in a wrong way:${problem.slice(problem.indexOf('\n'))}`,
  );
}

function eventsOf({ onProgress = () => undefined, onWarning = () => undefined }: OpenOptions): StartEvents {
  const { judge, programs, upkeep } = HOST_LABELS.en;
  const warn = (said: string): void => onWarning(inCallersWords(said));
  const warnOfFiles = (files: readonly CorpusProblem[]): void => {
    for (const file of files) {
      const { problem, remedy } = wordedProblem(file, 'en');
      warn(`${file.path}: ${problem} ${remedy}`);
    }
  };
  return {
    onDownload: ({ file, done, total }) => onProgress({ phase: 'downloading', file, done, total }),
    onBuild: () => undefined,
    onBuildProgress: onProgress,
    onBuilt: ({ problems, warnings }) => warnOfFiles([...problems, ...warnings]),
    onLeftOut: warnOfFiles,
    onRollback: (_, index) => warn(upkeep.rolledBack(index)),
    onUnbuilt: (fault, index) => warn(upkeep.unbuilt(wordedOfStore(fault, 'en'), index)),
    onOtherCalibration: (embedder) => warn(programs.otherCalibration(embedder)),
    onOwnCalibration: (found) => {
      if (found.kind !== 'holds') warn(programs.calibrating.setAside(found.differs, found.path));
    },
    onJudge: (news) => {
      if (news.kind === 'stood-in') warn(judge.news(news));
    },
  };
}
