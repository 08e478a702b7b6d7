import type { ModelIdentity } from '../models/model-files.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { ConfidenceLine } from './calibration.ts';
import { ListwiseReader, type RunModel } from './listwise-reader.ts';
import { QuestionAnsweringReader, type RunWindow } from './question-answering/question-answering-reader.ts';
import type { WindowForm } from './question-answering/windows.ts';
import type { Reader } from './reading.ts';

interface AnyReaderModel {
  readonly identity: Pick<ModelIdentity, 'name' | 'fingerprint'>;
  /** Where its calibration lies. */
  readonly folder: string;
  /** The number of the process that it runs in, while there is one. */
  readonly pid: () => number | undefined;
  /** Ends that process. */
  readonly close: () => Promise<void>;
}

export interface ListwiseModel extends AnyReaderModel {
  readonly kind: 'listwise';
  readonly tokenizer: Tokenizer;
  readonly run: RunModel;
}

export interface QuestionAnsweringModel extends AnyReaderModel, WindowForm {
  readonly kind: 'question-answering';
  readonly run: RunWindow;
}

/** A reader's model that is ready to run; how sure it is, a calibration says. */
export type ReaderModel = ListwiseModel | QuestionAnsweringModel;

/** Reads by a model of any kind, with the confidence that a line gives. */
export function calibratedReader(model: ReaderModel, line: ConfidenceLine): Reader {
  switch (model.kind) {
    case 'listwise':
      return new ListwiseReader({ ...model, line });
    case 'question-answering':
      return new QuestionAnsweringReader({ ...model, line });
  }
}
