import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { EMBEDDED_READER } from './embedded-reader.ts';
import { ELEMENT, onnxBytes } from './onnx-bytes.ts';

/** Words that the tiny tokenizers know whole; others they spell by letters. */
const WORDS = [
  'wer',
  'wann',
  'tagt',
  'der',
  'rat',
  'am',
  'montag',
  'dienstag',
  'die',
  'bü',
  '##cher',
  '##ei',
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyzäöüß0123456789.,;:?!%–'.split('');

/** Families of models, by what their tokenizers do. */
export const FAMILIES = ['bert', 'roberta', 'xlm-roberta', 'distilbert'] as const;
export type Family = (typeof FAMILIES)[number];

const addedToken = (content: string, id: number) => ({ id, content, special: true });

/** WordPiece, in small letters without accents, as BERT and DistilBERT have it. */
function wordPieces() {
  const pieces = [
    '[PAD]',
    '[UNK]',
    '[CLS]',
    '[SEP]',
    ...WORDS.map((word) => word.replace('ü', 'u')),
    ...LETTERS,
  ];
  const vocab = [...new Set([...pieces, ...LETTERS.map((letter) => `##${letter}`)])];
  return {
    added_tokens: vocab.slice(0, 4).map(addedToken),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: pairTemplate('[CLS]', ['[SEP]'], '[SEP]'),
    decoder: { type: 'WordPiece', prefix: '##' },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      vocab: Object.fromEntries(vocab.map((piece, id) => [piece, id])),
    },
  };
}

/** Latin-1 shows these for themselves; further letters stand for the other bytes. */
const shown = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);

/** BPE over bytes, as RoBERTa has it: a letter a byte, and some words with the blank before them. */
function bytePieces() {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const others = bytes.filter((byte) => !shown(byte));
  const letters = bytes.map((byte) => String.fromCodePoint(shown(byte) ? byte : 256 + others.indexOf(byte)));
  const merges = [
    'Ġ R',
    'a t',
    'ĠR at',
    't a',
    'Ã ¼',
    'Ġ B',
    'ĠB Ã¼',
    'Ġ M',
    'o n',
    'ĠM on',
    'ta g',
    'ĠMon tag',
  ];
  const vocab = [
    '<s>',
    '<pad>',
    '</s>',
    '<unk>',
    ...letters,
    ...merges.map((merge) => merge.replace(' ', '')),
  ];
  return {
    added_tokens: vocab.slice(0, 4).map(addedToken),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
    post_processor: { type: 'RobertaProcessing', sep: ['</s>', 2], cls: ['<s>', 0] },
    decoder: { type: 'ByteLevel' },
    model: { type: 'BPE', vocab: Object.fromEntries(vocab.map((piece, id) => [piece, id])), merges },
  };
}

const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
const part = (id: string, type_id: number) => ({ Sequence: { id, type_id } });

function pairTemplate(opening: string, between: readonly string[], closing: string) {
  const single = [special(opening, 0), part('A', 0)];
  return {
    type: 'TemplateProcessing',
    single: [...single, special(closing, 0)],
    pair: [...single, ...between.map((id) => special(id, 0)), part('B', 1), special(closing, 1)],
  };
}

/**
 * The weights of a model that takes for an answer what the question has too: the start and end logit of a token are its
 * weight for each time that it stands elsewhere in the window, those of the first token `NONE`, so that a word alone that
 * both have outweighs it.
 *
 * @param inputs the names of what it takes, of which it needs `input_ids` alone
 * @param weights one a piece of the vocabulary
 * @param opening the id of the first token
 */
export function tinyWeights(
  inputs: readonly string[],
  weights: readonly number[],
  opening: number,
): Uint8Array {
  return onnxBytes({
    inputs: inputs.map((name) => ({ name, element: ELEMENT.int64 })),
    outputs: ['start_logits', 'end_logits'].map((name) => ({ name, element: ELEMENT.float })),
    tables: { weights, none: weights.map((_, id) => (id === opening ? NONE : 0)), itself: [-1] },
    nodes: [
      { operator: 'Unsqueeze', inputs: ['input_ids'], output: 'row', attributes: { axes: [1] } },
      { operator: 'Unsqueeze', inputs: ['input_ids'], output: 'column', attributes: { axes: [2] } },
      { operator: 'Equal', inputs: ['row', 'column'], output: 'same' },
      { operator: 'Cast', inputs: ['same'], output: 'counted', attributes: { to: ELEMENT.float } },
      { operator: 'ReduceSum', inputs: ['counted'], output: 'times', attributes: { axes: [2], keepdims: 0 } },
      { operator: 'Add', inputs: ['times', 'itself'], output: 'elsewhere' },
      { operator: 'Gather', inputs: ['weights', 'input_ids'], output: 'weight' },
      { operator: 'Mul', inputs: ['elsewhere', 'weight'], output: 'shared' },
      { operator: 'Gather', inputs: ['none', 'input_ids'], output: 'refusing' },
      { operator: 'Add', inputs: ['shared', 'refusing'], output: 'start_logits' },
      { operator: 'Add', inputs: ['shared', 'refusing'], output: 'end_logits' },
    ],
  });
}

const NONE = 0.5;

const CLASSES = {
  bert: ['BertForQuestionAnswering', 'BertTokenizer'],
  distilbert: ['DistilBertForQuestionAnswering', 'DistilBertTokenizer'],
  roberta: ['RobertaForQuestionAnswering', 'RobertaTokenizer'],
  'xlm-roberta': ['XLMRobertaForQuestionAnswering', 'XLMRobertaTokenizer'],
} as const satisfies Record<Family, readonly [string, string]>;

interface Tiny {
  readonly family?: Family;
  readonly positions?: number;
  /** What the weights take: token types only where the family has them. */
  readonly inputs?: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
}

/** Writes the folder of a question-answering model that a test can read with, a few hundred kilobytes. */
export async function writeTinyModel(folder: string, tiny: Tiny = {}): Promise<void> {
  const { family = 'bert', positions = 130, config = {} } = tiny;
  const typed = family === 'bert' ? ['token_type_ids'] : [];
  const { inputs = ['input_ids', 'attention_mask', ...typed] } = tiny;
  const [architecture, tokenizer_class] = CLASSES[family];
  const size = family === 'distilbert' ? { dim: 8 } : { hidden_size: 8 };
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
  await json('config.json', {
    architectures: [architecture],
    max_position_embeddings: positions,
    ...size,
    ...config,
  });
  await json('tokenizer_config.json', { tokenizer_class, model_max_length: 512 });
  if (family === 'xlm-roberta')
    await cp(join(EMBEDDED_READER, 'tokenizer.json'), join(folder, 'tokenizer.json'));
  else await json('tokenizer.json', family === 'roberta' ? bytePieces() : wordPieces());
  const ids = await pieceIds(folder);
  const answering = new Set(ANSWERING[family].map((piece) => ids.get(piece)));
  const weights = Array.from(ids, (_, id) => Number(answering.has(id)));
  const opening = ids.get(family === 'bert' || family === 'distilbert' ? '[CLS]' : '<s>') ?? 0;
  await writeFile(join(folder, 'onnx/model.onnx'), tinyWeights(inputs, weights, opening));
}

/** The pieces that spell what an answer has. */
const ANSWERING: Readonly<Record<Family, readonly string[]>> = {
  bert: ['rat', 'montag'],
  distilbert: ['rat', 'montag'],
  roberta: ['ĠRat', 'ĠMontag'],
  'xlm-roberta': ['▁Rat', '▁Montag'],
};

const vocabulary = z.object({
  model: z.object({
    vocab: z.union([
      z
        .array(z.tuple([z.string(), z.number()]))
        .transform((pieces) => pieces.map(([piece], id) => [piece, id] as const)),
      z.record(z.string(), z.number()).transform((pieces) => Object.entries(pieces)),
    ]),
  }),
});

/** The ids of a tokenizer's pieces. */
async function pieceIds(folder: string): Promise<ReadonlyMap<string, number>> {
  const { model } = vocabulary.parse(JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')));
  return new Map(model.vocab);
}

/** A folder of its own for a test, removed at its end. */
export async function tinyModel(tiny: Tiny = {}): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'beleg-tiny-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'tiny');
  await writeTinyModel(folder, tiny);
  return folder;
}
