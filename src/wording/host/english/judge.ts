import type { Told } from '../../../indexing/build-fault.ts';
import type { OllamaFacts } from '../../../reading/ollama/ollama-fault.ts';
import { type Expectation, type HostFacts, SETTING_OF } from '../host-facts.ts';
import type { JudgeLabels } from '../host-labels.ts';

const WAY = {
  'this-machine': 'on this machine',
  network: 'over the network, encrypted',
  'open-network': 'over the network, unencrypted',
} as const;

/** What is said of a language model that judges. */
export const judge: JudgeLabels = {
  fault,
  sample: {
    option: 'asks a language model so many of the development questions, and counts how often it is right',
    asking: 'Asking',
    counted: ({ answered, unanswerable, missed, good, isSure, path }) =>
      `Answered: ${answered.of}; right with the first sentence: ${answered.right}. That speaks for a share of ${answered.least.toFixed(2)} at least (95 %); an answer that fits well takes ${good.toFixed(2)}.
Unanswerable: ${unanswerable.of}; answered all the same: ${unanswerable.answered}. An answer that fits well takes 5 % at most.
Not judged in time or not to be used: ${missed}.
Its answers are shown as ${isSure ? '“fits well”' : '“unsure”'}. Written to ${path}
`,
  },
  news: (news) => {
    switch (news.kind) {
      case 'asked':
        return `Each question and the sentences found for it go to the language model ${news.model} at ${news.address}, ${WAY[news.reach]}.`;
      case 'unsure':
        return news.isCounted
          ? 'By its calibration too few of its verdicts are right to be more than “unsure”.'
          : 'Its answers are “unsure” until npm run calibrate -- --sample 200 has counted how often it is right.';
      case 'stood-in': {
        const { problem, remedy } = fault(news.why);
        return `${problem} Until it judges, the reader that comes with beleg answers. ${remedy}`;
      }
      case 'judges-again':
        return `The language model judges again; the reader that comes with beleg answered for it ${times(news.questions)}.`;
    }
  },
};

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function fault(facts: OllamaFacts): Told {
  switch (facts.kind) {
    case 'unreachable':
      return {
        problem: `The language model cannot be reached (${facts.code}).`,
        remedy: `Start Ollama, or correct ${SETTING_OF.ollama}.`,
      };
    case 'too-slow':
      return {
        problem: `The language model did not answer within ${facts.seconds} seconds.`,
        remedy: `A smaller model is faster; ${SETTING_OF.ollamaSeconds} says how long a question waits.`,
      };
    case 'refused':
      return {
        problem: `Ollama refused with status ${facts.status}${facts.said === undefined ? '' : `: "${facts.said}"`}.`,
        remedy: 'Look into its log.',
      };
    case 'no-such-model':
      return {
        problem: `Ollama has no model ${facts.model}.`,
        remedy: `Run "ollama pull ${facts.model}" there, or correct ${SETTING_OF.reader}.`,
      };
    case 'runs-elsewhere':
      return {
        problem: `Ollama would send the questions for ${facts.model} on to another server.`,
        remedy: `Let ${SETTING_OF.reader} name a model that runs on a machine of yours.`,
      };
    case 'other-server':
      return {
        problem: 'What answers there is no Ollama, or one of another version.',
        remedy: `Correct ${SETTING_OF.ollama}, or update Ollama.`,
      };
    case 'no-verdict':
      return {
        problem: 'What the language model said is no verdict.',
        remedy: `If that happens often, let ${SETTING_OF.reader} name a larger one.`,
      };
    case 'closed':
      return { problem: 'The language model is not waited for any more.', remedy: 'Ask again.' };
  }
}

type SampleFacts = Extract<
  HostFacts,
  { readonly kind: 'sample-broken-off' | 'sample-size' | 'nothing-to-sample' | 'only-sampled' }
>;

/** How its verdicts cannot be counted. */
export function sampleFault(facts: SampleFacts): Told {
  switch (facts.kind) {
    case 'sample-broken-off': {
      const { problem, remedy } = fault(facts.why);
      return {
        problem: `The count was broken off after ${facts.asked} questions, and nothing was written: the last ${facts.inARow} got no verdict. ${problem}`,
        remedy,
      };
    }
    case 'sample-size':
      return {
        problem: `--sample takes a whole number from ${facts.least} to ${facts.most}, got "${facts.given}".`,
        remedy: `This is how to call it: ${facts.usage}`,
      };
    case 'nothing-to-sample':
      return {
        problem: `--sample counts how often a language model is right, and ${SETTING_OF.reader} names none.`,
        remedy: `Let ${SETTING_OF.reader} name one, as in ollama:qwen3:8b, or leave --sample out.`,
      };
    case 'only-sampled':
      return {
        problem: `${SETTING_OF.reader} names a language model, which says no numbers that a confidence could be fitted to.`,
        remedy: 'Run npm run calibrate -- --sample 200: it counts how often the model is right.',
      };
  }
}

/** What is expected of a setting that names a model or its server. */
export const EXPECTED_OF_MODEL = {
  'server-address':
    'an address that begins with http:// or https://, without a password, a query or a fragment',
  'language-model': 'the name of a model behind ollama:, as in ollama:qwen3:8b',
  'own-model': 'a model that runs on a machine of yours; those of the cloud would send the questions there',
} as const satisfies Partial<Record<Expectation, string>>;
