import { Fault } from '../errors.ts';
import { unusableModel } from '../models/model-fault.ts';
import type { ModelFiles } from '../models/model-files.ts';
import { loadListwiseModel } from './listwise-model.ts';
import { loadQuestionAnsweringModel } from './question-answering/question-answering-model.ts';
import { type ReaderKind, readerKindOf } from './reader-kind.ts';
import type { ReaderModel } from './reader-model.ts';

const LOADERS: Readonly<Record<ReaderKind, (files: ModelFiles) => Promise<ReaderModel>>> = {
  listwise: loadListwiseModel,
  'question-answering': loadQuestionAnsweringModel,
};

/**
 * Loads the model as the kind that its folder names.
 * @throws ModelFault where it cannot be loaded or is none of that kind; ReadingFault where its process ended
 */
export async function loadReaderModel(files: ModelFiles): Promise<ReaderModel> {
  const kind = readerKindOf(files.manifest);
  try {
    if (kind === undefined) throw new Error('its folder names no kind of reader');
    return await LOADERS[kind](files);
  } catch (fault) {
    throw fault instanceof Fault ? fault : unusableModel('reader', files.folder, fault);
  }
}
