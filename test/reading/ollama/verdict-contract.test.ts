import { onTestFinished } from 'vitest';
import { createJudge } from '../../../src/reading/ollama/open-language-model.ts';
import { VerdictReader } from '../../../src/reading/ollama/verdict-reader.ts';
import { readerContract } from '../../contracts/reader-contract.ts';
import { OllamaStandIn } from './ollama-stand-in.ts';

/** With a model that takes what shares "Rat" or "Montag" with the question for an answer, and nothing behind it. */
async function reader(): Promise<{ readonly ollama: OllamaStandIn; readonly reader: VerdictReader }> {
  const ollama = new OllamaStandIn();
  await ollama.start();
  const verdicts = new VerdictReader({
    judge: createJudge({ name: 'judge', address: ollama.url, seconds: 60 }),
    standIn: { read: () => Promise.reject(new Error('nobody stands in')) },
    countedOf: () => undefined,
    thresholds: { good: 0.7, refuse: 0.2, further: 1 },
    onNews: () => undefined,
  });
  onTestFinished(async () => {
    verdicts.close();
    await ollama.stop();
  });
  ollama.says((question, sentences) => ({
    answers: sentences.flatMap((text, at) => {
      const words = ['Rat', 'Montag'].filter((word) => question.includes(word) && text.includes(word));
      return words.length === 0 ? [] : [{ number: at + 1, words }];
    }),
  }));
  return { ollama, reader: verdicts };
}

readerContract({
  reader: async () => (await reader()).reader,
  failingOnce: async () => {
    const { ollama, reader: verdicts } = await reader();
    const { chat } = ollama;
    ollama.chat = () => {
      ollama.chat = chat;
      return { kind: 'refuses', status: 500, error: 'llama runner process has terminated' };
    };
    return verdicts;
  },
});
