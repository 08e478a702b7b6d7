import type { Embedder } from '../../../src/embedding/embedder.ts';
import { embedQuestion } from '../../../src/retrieval/retrieve.ts';
import type { AskedQuestion } from '../asking/ask-set.ts';
import type { Asked } from '../record.ts';
import type { EvaluationSet } from '../sets/evaluation-set.ts';
import type { Baseline } from './baseline.ts';
import { botPassages } from './bot-passages.ts';
import { shownJudge } from './passage.ts';

interface Systems {
  readonly set: EvaluationSet;
  readonly baselines: readonly Baseline[];
  readonly embedder: Embedder;
}

/** What each system shows for a question of the set that the bot was asked, or the search alone. */
type AskSystems = (asked: Pick<AskedQuestion, 'question' | 'answer' | 'stages'>) => Promise<Asked['systems']>;

/**
 * Puts a set's questions to all systems, each as the set wants it: to its article, or to all at once. A question is embedded
 * once, and what that took is part of the time of each system that searches by it.
 */
export function createAskSystems({ set, baselines, embedder }: Systems): AskSystems {
  const judge = shownJudge(set);
  return async ({ question, answer, stages }) => {
    const systems: Asked['systems'] = {};
    if (answer !== undefined) {
      systems.reader = judge(question, { passages: botPassages(answer), milliseconds: stages.whole });
    }
    const articleId = set.scope === 'article' ? question.articleId : undefined;
    const started = performance.now();
    const embedded = await embedQuestion(question.question, embedder);
    const embedding = performance.now() - started;
    for (const { system, embedsQuestion, search } of baselines) {
      const before = performance.now();
      const passages = await search(embedded, articleId);
      const searching = performance.now() - before;
      const milliseconds = embedsQuestion ? embedding + searching : searching;
      systems[system] = judge(question, { passages, milliseconds });
    }
    return systems;
  };
}
