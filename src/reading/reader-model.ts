import type { ModelIdentity } from '../models/model-files.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { ConfidenceLine } from './calibration.ts';
import { ListwiseReader, type RunModel } from './listwise-reader.ts';
import type { Reader } from './reading.ts';

interface AnyReaderModel {
  readonly identity: Pick<ModelIdentity, 'name' | 'fingerprint'>;
  /** Where its calibration lies. */
  readonly folder: string;
}

export interface ListwiseModel extends AnyReaderModel {
  readonly kind: 'listwise';
  readonly tokenizer: Tokenizer;
  readonly run: RunModel;
}

/** A reader's model that is ready to run; how sure it is, a calibration says. */
export type ReaderModel = ListwiseModel;

/** Reads by a model of any kind, with the confidence that a line gives. */
export function calibratedReader(model: ReaderModel, line: ConfidenceLine): Reader {
  switch (model.kind) {
    case 'listwise':
      return new ListwiseReader({ ...model, line });
  }
}
