import { CorpusFault, type CorpusFacts } from '../corpus/corpus-fault.ts';
import { BelegError, messageOf } from '../errors.ts';
import { FileFault, type FileFacts, type FolderProblem } from '../system/file-fault.ts';
import { BuildFault, type BuildFacts } from '../indexing/build-fault.ts';
import { MODEL_NOUNS, ModelFault, type ModelFacts } from '../models/model-fault.ts';
import { ReadingFault, type ReadingFacts } from '../reading/reading-fault.ts';
import type { IndexUnavailable } from '../search-index/index-store.ts';

/** The settings that the words name. */
export const SETTING_OF = {
  corpus: 'CORPUS_FOLDER',
  data: 'DATA_FOLDER',
  embedder: 'MODEL',
  reader: 'READER',
  downloads: 'ALLOW_DOWNLOAD',
} as const;

const BUILD_AGAIN = 'run npm run embed again';

/** The problem and the remedy, each on a line of its own; of a bug, a pointer to the trace. */
export function describeFault(fault: unknown): string {
  const told = worded(fault);
  if (told !== undefined) return `${told.message}\n${told.remedy}`;
  return `Something went wrong inside beleg: ${messageOf(fault)}\nRun it again with DEBUG=beleg for the trace, and report it.`;
}

/**
 * A fault as a person is told of it at every face: what is wrong, and what to do about it.
 * @returns undefined for what nobody foresaw, which is a bug
 */
export function worded(fault: unknown): BelegError | undefined {
  if (fault instanceof BelegError) return fault;
  const told = toldOf(fault);
  return told && new BelegError(told.problem, told.remedy, { cause: fault });
}

interface Told {
  readonly problem: string;
  readonly remedy: string;
}

/** The faults of every room. Where a fault's own message says it well, it stays. */
function toldOf(fault: unknown): Told | undefined {
  if (fault instanceof CorpusFault) return { problem: fault.message, remedy: corpusRemedy(fault.facts) };
  if (fault instanceof ModelFault) return { problem: modelProblem(fault), remedy: modelRemedy(fault.facts) };
  if (fault instanceof FileFault) return { problem: fault.message, remedy: fileRemedy(fault.facts) };
  if (fault instanceof BuildFault) return { problem: fault.message, remedy: buildRemedy(fault.facts) };
  if (fault instanceof ReadingFault) return { problem: fault.message, remedy: readingRemedy(fault.facts) };
  return undefined;
}

function fileRemedy(facts: FileFacts): string {
  switch (facts.kind) {
    case 'no-permission':
      return 'Give the user that runs beleg the right to write there.';
    case 'reads-back-differently':
      return `Check the disk, then ${BUILD_AGAIN}.`;
    case 'not-a-file':
      return 'Move it away: a file is made in its place at the next start.';
    case 'in-use':
      return `Stop the other bot that runs on this folder, or give each bot a ${SETTING_OF.data} of its own.`;
    case 'in-data-folder':
      return 'Check what lies there, and the disk or the mount that it lies on.';
    case 'data-folder':
      return folderRemedy(facts.problem);
  }
}

function folderRemedy(problem: FolderProblem): string {
  switch (problem) {
    case 'read-only':
      return 'Choose a data folder that can be written.';
    case 'full':
      return 'Free some space, and start again.';
    case 'no-folder':
      return 'Choose a folder, or a path where one can be made.';
  }
}

function buildRemedy(facts: BuildFacts): string {
  switch (facts.kind) {
    case 'nothing-to-index':
      return `Put at least one readable article there, then ${BUILD_AGAIN}.`;
    case 'unsound-vector':
      return 'Check that the model is complete and suits the embedding of sentences, or choose another.';
    case 'child-ended':
      return 'Check that memory and disk suffice, then run npm run embed; it goes on where it stopped.';
    case 'told':
      return facts.remedy;
  }
}

/** Why there is no index to use, with what to do about it. */
export function indexFault(why: IndexUnavailable): BelegError {
  return new BelegError(indexProblem(why), 'Run npm run embed.');
}

function indexProblem(why: IndexUnavailable): string {
  switch (why.kind) {
    case 'missing':
      return 'No index has been built yet.';
    case 'other-version':
      return 'The index was built by another version of beleg.';
    case 'other-model':
      return why.built === why.inUse
        ? `The index was built with another state of the model ${why.built}.`
        : `The index was built with the model ${why.built}, the configuration says ${why.inUse}.`;
    case 'stale-corpus':
      return `The articles have changed since the index was built on ${why.created}.`;
    case 'damaged':
      return `A file of the index is ${why.damage}: ${why.path}.`;
  }
}

function corpusRemedy(facts: CorpusFacts): string {
  switch (facts.kind) {
    case 'no-folder':
      return 'Make a folder of that name and put at least one article (.md or .txt) into it.';
    case 'not-a-folder':
      return `Let ${SETTING_OF.corpus} name the folder that holds the articles.`;
    case 'closed-folder':
      return facts.problem.remedy;
    case 'no-article':
      return 'Put at least one article (.md or .txt) into it; corpus/README.md of beleg shows how it should look.';
    case 'process-ended':
      return `Check that there is memory left (it takes about 150 MB), then ${BUILD_AGAIN}.`;
  }
}

function modelProblem({ facts, message }: ModelFault): string {
  const setting = SETTING_OF[facts.role];
  if (facts.kind === 'no-such-folder') return `${setting} names a folder that does not exist: ${facts.model}`;
  if (facts.kind !== 'download-not-allowed') return message;
  return `${setting}=${facts.model} is no folder here, and downloading it from ${facts.hub} is not allowed.`;
}

function modelRemedy({ role, kind, downloaded }: ModelFacts): string {
  const [setting, noun] = [SETTING_OF[role], MODEL_NOUNS[role]];
  switch (kind) {
    case 'no-such-folder':
      return `Correct ${setting}, or unset it to use the ${noun} that comes with beleg; "git checkout -- model" restores that.`;
    case 'download-not-allowed':
      return `Set ${SETTING_OF.downloads}=true to download it once, or put its files into a folder and name that in ${setting}.`;
    case 'download-failed':
      return `Check the network and the name in ${setting}, and try again; or put the files into a folder yourself and name that in ${setting}.`;
    case 'unreadable-file':
    case 'malformed-file':
    case 'altered-file':
    case 'unlisted-file':
      if (downloaded !== undefined) {
        return `Delete the folder ${downloaded} and start again with ${SETTING_OF.downloads}=true: the model is downloaded anew.`;
      }
      return `Restore it: "git checkout -- model" for the ${noun} that comes with beleg, or copy your own again. ${setting} says which one is used.`;
    case 'unusable':
      return role === 'reader'
        ? `Check that it is a reader model as model/README.md describes it, or unset ${setting} to use the one that comes with beleg.`
        : `Check that it is a sentence embedding model in the ONNX format with a tokenizer that @xenova/transformers reads, or unset ${setting} to use the one that comes with beleg.`;
  }
}

function readingRemedy({ kind }: ReadingFacts): string {
  switch (kind) {
    case 'calibration-unreadable':
    case 'calibration-broken':
    case 'calibration-of-other-reader':
      return `Run npm run calibrate (it takes some minutes) with the same ${SETTING_OF.reader} and ${SETTING_OF.embedder}; for the reader that comes with beleg, "git checkout -- model" will do.`;
    case 'process-ended':
      return 'Ask again: it is started anew. If it keeps ending, check that there is memory left (it takes about 200 MB).';
  }
}
