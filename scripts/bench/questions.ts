import { Bench } from 'tinybench';
import type { Beleg } from '../../src/beleg.ts';
import type { RunModel } from '../../src/reading/listwise-reader.ts';
import { calibratedReader } from '../../src/reading/reader-model.ts';
import { retrieve, embedQuestion } from '../../src/retrieval/retrieve.ts';
import { renderAnswer } from '../../src/terminal/rendering/render-answer.ts';
import type { Screen } from '../../src/terminal/screen.ts';
import { figureOf, type Figure } from './figures.ts';
import { childMemory, hasVnni, residentMemory } from './machine.ts';

const SCREEN: Screen = { language: 'de', width: 100, color: true, hyperlinks: true };

interface QuestionOptions {
  readonly beleg: Beleg;
  readonly questions: readonly string[];
  /** How many times each question is asked. */
  readonly runs: number;
}

/** From a question's text to its rendered answer, warm, and the memory of the process that has done so. */
export async function measureQuestions({ beleg, questions, runs }: QuestionOptions): Promise<Figure[]> {
  const answerer = beleg.answerer();
  const whole = await timed({ questions, runs }, (next) => async () => {
    renderAnswer(await answerer.ask({ question: next() }), SCREEN);
  });
  const memory = await residentMemory();
  const reader = await childMemory();
  return [
    figureOf({
      label: 'a question, warm, from text to rendered answer',
      unit: 'ms',
      samples: whole,
      // Int8 products take twice as long without VNNI.
      bounds: [{ of: 'median', most: (await hasVnni()) ? 70 : 120 }],
    }),
    figureOf({
      label: 'resident memory after the questions, with the reader',
      unit: 'MB',
      samples: [memory.now + reader],
      bounds: [{ of: 'median', most: 600 }],
    }),
    figureOf({ label: '  of which the process that reads', unit: 'MB', samples: [reader] }),
    figureOf({ label: '  of which this process at its highest', unit: 'MB', samples: [memory.peak] }),
  ];
}

/** The same path in its stages, each with what the one before gives. */
export async function measureStages(options: QuestionOptions): Promise<Figure[]> {
  const { beleg, questions } = options;
  const { embedder, reader } = beleg.calibrated;
  const { readerModel } = beleg.models;
  const index = beleg.index();
  const answerer = beleg.answerer();
  const understood = await inTurn(questions, (question) => embedQuestion(question, embedder));
  const searched = await inTurn(understood, async (question) => ({
    question,
    matches: await retrieve(index, question),
  }));
  const answers = await inTurn(questions, (question) => answerer.ask({ question }));

  const stage = async <T>(
    label: string,
    items: readonly T[],
    work: (item: T) => unknown,
  ): Promise<Figure> => {
    const samples = await timed({ questions: items, runs: options.runs }, (next) => async () => {
      await work(next());
    });
    return figureOf({ label: `  of which ${label}`, unit: 'ms', samples });
  };
  /** What a listwise reader does with its model; others have inputs of their own. */
  const ofModel = async (): Promise<Figure[]> => {
    if (readerModel.kind !== 'listwise') return [];
    const { run } = readerModel;
    const asked: Parameters<RunModel>[0][][] = [];
    const listening: RunModel = (input) => {
      asked.at(-1)?.push(input);
      return run(input);
    };
    const listened = calibratedReader({ ...readerModel, run: listening }, { slope: 1, bias: 0 });
    for (const { question, matches } of searched) {
      asked.push([]);
      await listened.read(question.text, matches);
    }
    const tokens = asked.map((inputs) => inputs.reduce((sum, { inputIds }) => sum + inputIds.length, 0));
    return [
      await stage('the model in it', asked, (inputs) => inTurn(inputs, run)),
      figureOf({ label: 'tokens that the reader reads a question', unit: 'tokens', samples: tokens }),
    ];
  };
  return [
    await stage('embedding', questions, (question) => embedder.embedQuery(question)),
    await stage('search', understood, (question) => retrieve(index, question)),
    await stage('reading', searched, ({ question, matches }) => reader.read(question.text, matches)),
    ...(await ofModel()),
    await stage('rendering', answers, (answer) => renderAnswer(answer, SCREEN)),
  ];
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** The milliseconds of each call, after a round of warming up. `next` gives one item after the other, round and round. */
async function timed<T>(
  { questions: items, runs }: { readonly questions: readonly T[]; readonly runs: number },
  task: (next: () => T) => () => Promise<void>,
): Promise<readonly number[]> {
  const bench = new Bench({
    time: 0,
    iterations: items.length * runs,
    warmupTime: 0,
    warmupIterations: items.length,
    throws: true,
  });
  let asked = 0;
  const next = (): T => {
    const item = items[asked++ % items.length];
    if (item === undefined) throw new RangeError('Expected at least one item to measure');
    return item;
  };
  bench.add('', task(next));
  const [done] = await bench.run();
  if (done?.result === undefined || !('latency' in done.result))
    throw new Error('tinybench measured nothing');
  return done.result.latency.samples;
}
