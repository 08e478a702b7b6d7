import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CalibratedModels } from '../../src/beleg.ts';
import { describeMachine } from '../bench/machine.ts';
import { askSet } from './asking/ask-set.ts';
import { recordOf } from './asking/record-of.ts';
import { createAskSystems } from './baselines/ask-systems.ts';
import { embedContent } from './baselines/baseline.ts';
import { buildBaselines, type BaselinePackages } from './baselines/build-baselines.ts';
import type { Asked, EvaluationRun, SetSummary } from './record.ts';
import type { EvaluationSet } from './sets/evaluation-set.ts';

/** What is evaluated, and with what. */
interface EvaluationPlan {
  readonly part: EvaluationRun['part'];
  readonly sets: readonly EvaluationSet[];
  readonly models: CalibratedModels;
  /** What beleg is compared with. */
  readonly packages: BaselinePackages;
  readonly about: Pick<EvaluationRun, 'reader' | 'embedder'>;
  /** What is counted in other ways, one after the other. */
  readonly counting: readonly (() => Promise<EvaluationRun['counts']>)[];
  readonly onProgress: (what: string, done: number, total: number) => void;
  /** Hears of each set when it is done. */
  readonly onSet: (set: SetSummary, asked: readonly Asked[]) => void;
}

/** Asks everything, one set after the other. */
export async function runEvaluation(plan: EvaluationPlan): Promise<EvaluationRun> {
  const { part, sets, models, packages, about, counting, onProgress, onSet } = plan;
  const started = new Date();
  const summaries: SetSummary[] = [];
  const all: Asked[] = [];
  for (const set of sets) {
    const { embedder } = models;
    const content = await embedContent(set, embedder);
    const { baselines, index, footprints } = await buildBaselines({ content, embedder }, packages);
    const askSystems = createAskSystems({ set, baselines, embedder });
    const onDone = (done: number) => onProgress(set.name, done, set.questions.length);
    const asked: Asked[] = [];
    for (const one of await askSet(set, models, { index, onProgress: onDone })) {
      asked.push({ ...recordOf(one, set), systems: await askSystems(one) });
      onProgress(`${set.name}, other systems`, asked.length, set.questions.length);
    }
    const summary = {
      name: set.name,
      articles: set.articles.length,
      sentences: set.sentences.length,
      footprints,
    };
    summaries.push(summary);
    all.push(...asked);
    onSet(summary, asked);
  }
  const counts: EvaluationRun['counts'] = [];
  for (const [done, count] of counting.entries()) {
    onProgress('conversations', done, counting.length);
    counts.push(...(await count()));
  }
  return {
    version: 1,
    started: started.toISOString(),
    seconds: (Date.now() - started.getTime()) / 1000,
    part,
    machine: describeMachine(),
    commit: await commitHere(),
    ...about,
    thresholds: models.thresholds,
    sets: summaries,
    asked: all,
    counts,
  };
}

/** The commit that is checked out, with `+` where files differ from it; null where there is no repository. */
async function commitHere(): Promise<string | null> {
  const git = promisify(execFile);
  const cwd = new URL('../../', import.meta.url);
  try {
    const [{ stdout: commit }, { stdout: changes }] = await Promise.all([
      git('git', ['rev-parse', '--short=12', 'HEAD'], { cwd }),
      git('git', ['status', '--porcelain', '--untracked-files=no'], { cwd }),
    ]);
    return `${commit.trim()}${changes === '' ? '' : '+'}`;
  } catch {
    return null;
  }
}
