import type { CorpusFacts } from '../../../corpus/corpus-fault.ts';
import type { BuildFacts } from '../../../indexing/build-fault.ts';
import { MODEL_NOUNS, type ModelFacts, type ModelFault } from '../../../models/model-fault.ts';
import { KIND_FILE } from '../../../models/model-manifest.ts';
import type { ReadingFacts } from '../../../reading/reading-fault.ts';
import type { FileFacts as FolderFacts } from '../../../system/file-fault.ts';
import { SETTING_OF } from '../host-facts.ts';
import type { FaultWords } from '../host-labels.ts';
import { database } from './database.ts';
import { file } from './files.ts';
import { ownQuestions } from './own-questions.ts';

const BUILD_AGAIN = 'run npm run embed again';

/** Where a fault's own message says the problem well, it stays. */
export const faults: FaultWords = {
  corpus: ({ facts, message }) => ({
    problem: corpusProblem(facts) ?? message,
    remedy: corpusRemedy(facts),
  }),
  model: (fault) => ({ problem: modelProblem(fault), remedy: modelRemedy(fault.facts) }),
  system: ({ facts, message }) => ({ problem: message, remedy: systemRemedy(facts) }),
  database,
  build: ({ facts, message }) => ({ problem: buildProblem(facts) ?? message, remedy: buildRemedy(facts) }),
  reading: ({ facts, message }) => ({ problem: message, remedy: readingRemedy(facts) }),
  questions: ownQuestions,
  bug: (message) => ({
    problem: `Something went wrong inside beleg: ${message}`,
    remedy: 'Run it again with DEBUG=beleg for the trace, and report it.',
  }),
};

function corpusProblem(facts: CorpusFacts): string | undefined {
  if (facts.kind === 'closed-folder')
    return `The corpus folder ${facts.folder} cannot be opened: ${file(facts.why, facts.folder).problem}`;
  if (facts.kind === 'closed-ignore-file')
    return `${facts.path}, which says what is no article, cannot be taken: ${file(facts.why, facts.path).problem}`;
  if (facts.kind !== 'no-article') return undefined;
  const seen = facts.problems.map(({ path, facts: why }) => `\n  ${path}: ${file(why, path).problem}`);
  const ignored =
    facts.ignored === 0 ? '' : ` Its .belegignore passes over ${facts.ignored} of what lies there.`;
  return `The corpus folder ${facts.folder} holds no article.${ignored}${seen.join('')}`;
}

function corpusRemedy(facts: CorpusFacts): string {
  switch (facts.kind) {
    case 'no-folder':
      return 'Make a folder of that name and put at least one article (.md, .txt, .html, .pdf, .docx or .epub) into it.';
    case 'not-a-folder':
      return `Let ${SETTING_OF.corpus} name the folder that holds the articles.`;
    case 'closed-folder':
      return file(facts.why, facts.folder).remedy;
    case 'no-article':
      return 'Put at least one article (.md, .txt, .html, .pdf, .docx or .epub) into it; corpus/README.md of beleg shows how it should look.';
    case 'closed-ignore-file':
      return file(facts.why, facts.path).remedy;
    case 'large-ignore-file':
      return 'Name folders in it in place of single files. Until then nothing is read, so that nothing is quoted that it keeps away.';
    case 'bad-ignore-pattern':
      return 'Write patterns as in a .gitignore: paths from the corpus folder on, with / and without ./ in front, [ ] closed, ** three times at most, no { }, and \\ only before one of * ? [ ] { } ! # and blanks. Until then nothing is read, so that nothing is quoted that it keeps away.';
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
    case 'unknown-kind':
      return `Let ${setting} name a question-answering model, whose config.json names an architecture that ends with ForQuestionAnswering; or, if it is a reader as model/README.md describes it, put the ${KIND_FILE} that is shown there into the folder.`;
    case 'unusable':
      return role === 'reader'
        ? `Check that it is a reader model as model/README.md describes it, or unset ${setting} to use the one that comes with beleg.`
        : `Check that it is a sentence embedding model in the ONNX format with a tokenizer that @xenova/transformers reads, or unset ${setting} to use the one that comes with beleg.`;
  }
}

const PLACE_OF_DATA = `Let ${SETTING_OF.data} name a folder, or a path where one can be made.`;

function systemRemedy(facts: FolderFacts): string {
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
      return {
        'read-only': `Let ${SETTING_OF.data} name a folder that can be written.`,
        full: 'Free some space, and start again.',
        limited:
          'Raise the limit on the size of files (ulimit -f, LimitFSIZE of systemd), or use another file system.',
        'no-folder': PLACE_OF_DATA,
        'cannot-be-made': PLACE_OF_DATA,
      }[facts.problem];
  }
}

function buildProblem(facts: BuildFacts): string | undefined {
  if (facts.kind !== 'nothing-to-index') return undefined;
  const listed = facts.problems.map(({ path, facts: why }) => {
    const { problem, remedy } = file(why, path);
    return `\n  ${path}: ${problem} ${remedy}`;
  });
  const end = listed.length === 0 ? '.' : `:${listed.join('')}`;
  return `No sentence to index was found in ${facts.folder}${end}`;
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
      return facts.told.en.remedy;
  }
}

function readingRemedy({ kind }: ReadingFacts): string {
  switch (kind) {
    case 'calibration-unreadable':
    case 'calibration-broken':
    case 'calibration-of-other-reader':
      return `Run npm run calibrate (it takes some minutes) with the same ${SETTING_OF.reader} and ${SETTING_OF.embedder}; for the reader that comes with beleg, "git checkout -- model" will do.`;
    case 'verdict-calibration-broken':
      return 'Run npm run calibrate -- --sample 200 to count anew, or delete that file: the verdicts are then shown as unsure.';
    case 'own-calibration-broken':
      return 'Run npm run calibrate -- --reset, which removes it; then the one that comes with beleg holds, until npm run calibrate -- --corpus fits another.';
    case 'process-ended':
      return 'Ask again: it is started anew. If it keeps ending, check that there is memory left (it takes about 200 MB).';
  }
}
