import type { ModelFiles } from '../../models/model-files.ts';
import { loadTokenizer } from '../../models/tokenizer.ts';
import type { QuestionAnsweringModel } from '../reader-model.ts';
import { type ModelForm, ReaderProcess } from '../reader-process.ts';
import type { RunWindow } from './question-answering-reader.ts';

/** What such models take and give by the names that their exports to ONNX use. */
const QUESTION_ANSWERING_FORM = {
  inputs: ['input_ids'],
  optional: ['attention_mask', 'token_type_ids'],
  outputs: ['start_logits', 'end_logits'],
} as const satisfies ModelForm;

/** Such models are trained on windows of so many tokens (Devlin et al. 2019); longer ones take more time, and are foreign to them. */
const WINDOW_TOKENS = 384;

/** Smaller ones hold no question with a sentence. */
const LEAST_WINDOW_TOKENS = 48;

/** Models of the RoBERTa family count their positions from behind that of the padding, the second. */
const POSITIONS_WITHOUT_TOKEN = 2;

type QuestionAnsweringProcess = ReaderProcess<(typeof QUESTION_ANSWERING_FORM)['outputs'][number]>;

/** Loads tokenizer and model, and runs the model once: the first run is the slowest. */
export async function loadQuestionAnsweringModel(files: ModelFiles): Promise<QuestionAnsweringModel> {
  const readerProcess = new ReaderProcess(files, QUESTION_ANSWERING_FORM);
  return readerProcess.orClose(load(files, readerProcess));
}

async function load(
  files: ModelFiles,
  readerProcess: QuestionAnsweringProcess,
): Promise<QuestionAnsweringModel> {
  const { identity, folder, manifest } = files;
  const [tokenizer] = await Promise.all([loadTokenizer(files), readerProcess.start()]);
  const positions = manifest.positions ?? Number.POSITIVE_INFINITY;
  const most = Math.min(WINDOW_TOKENS, tokenizer.limit, positions - POSITIONS_WITHOUT_TOKEN);
  if (most < LEAST_WINDOW_TOKENS) throw new Error(`it reads ${most} tokens at once, which hold no sentence`);
  if (tokenizer.between.length === 0) throw new Error('its tokenizer parts no question from a text');
  // Where it is not said how many types of a token there are, there are the two of BERT.
  const isTold = (manifest.tokenTypes ?? 2) > 1;
  const run: RunWindow = async ({ inputIds, parts }) => {
    const outputs = await readerProcess.run({
      input_ids: inputIds,
      attention_mask: inputIds.map(() => 1),
      token_type_ids: isTold ? parts : inputIds.map(() => 0),
    });
    return { starts: outputs.start_logits, ends: outputs.end_logits };
  };
  const { opening, between, closing } = tokenizer;
  const inputIds = [opening, ...between, closing];
  await run({ inputIds, parts: inputIds.map(() => 0) });
  const close = () => readerProcess.close();
  const pid = () => readerProcess.pid;
  return { kind: 'question-answering', identity, folder, tokenizer, most, run, pid, close };
}
