import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMBEDDER_ROLE } from '../../src/embedding/embedder.ts';
import { dot, normalise } from '../../src/embedding/vector.ts';
import { loadTokenizer } from '../../src/models/tokenizer.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { openSession, type ModelSession } from '../../src/models/model-session.ts';
import type { Tokenizer } from '../../src/models/tokenizer.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';
import { EMBEDDED_READER } from '../helpers/embedded-reader.ts';
import { embedderReference, NEAR_REFERENCE } from '../helpers/embedder-reference.ts';

const reference = await embedderReference();

let tokenizer: Tokenizer;
let session: ModelSession;

beforeAll(async () => {
  const files = await findModelFiles(EMBEDDED_MODEL, EMBEDDER_ROLE);
  [tokenizer, session] = await Promise.all([loadTokenizer(files), openSession(files.weightsPath)]);
});

/** The mean of what the model gives for every token, the special ones included. */
async function meanOf(ids: readonly number[]): Promise<Float32Array> {
  const { last_hidden_state: states = new Float32Array() } = await session.run({
    input_ids: ids,
    attention_mask: ids.map(() => 1),
  });
  const dimension = states.length / ids.length;
  return normalise(
    Float32Array.from({ length: dimension }, (_, i) =>
      ids.reduce((sum, _id, token) => sum + (states[token * dimension + i] ?? 0), 0),
    ),
  );
}

describe('a model’s session, with the model’s tokenizer', () => {
  it.each(reference)(
    'gives the tokens and the vector of the reference implementation for "$text"',
    async ({ text, tokens, vector }) => {
      // Of a text beyond the window the reference keeps no closing token.
      const { opening, closing, limit } = tokenizer;
      const ids = [opening, ...tokenizer.encode(text), closing].slice(0, limit);
      expect(ids).toHaveLength(tokens);
      expect(dot(await meanOf(ids), vector)).toBeGreaterThan(NEAR_REFERENCE);
    },
  );

  it('tells the names of what goes in and what comes out', async () => {
    expect([session.inputs, session.outputs]).toEqual([
      ['input_ids', 'attention_mask'],
      ['last_hidden_state'],
    ]);
    const reader = await openSession(join(EMBEDDED_READER, 'onnx/model_quantized.onnx'));
    expect(reader.inputs.toSorted()).toEqual([
      'attention_mask',
      'input_ids',
      'sentence_ids',
      'token_type_ids',
    ]);
    expect(reader.outputs.toSorted()).toEqual(['answers', 'ends', 'none', 'starts']);
  });
});
