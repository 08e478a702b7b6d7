import type { DownloadProgress } from '../models/download-model.ts';
import type { BuildProgress, BuildSummary } from '../indexing/build-summary.ts';
import type { JudgeNews } from '../reading/ollama/verdict-reader.ts';
import type { IndexEvents } from '../indexing/index-to-serve.ts';
import type { Builder, IndexUnavailable } from '../search-index/index-store.ts';
import { questionsOf, type FoundCalibration } from '../reading/own-calibration.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { wordedOfStore } from '../wording/fault-words.ts';
import { HOST_LABELS } from '../wording/host/host-words.ts';
import { renderBuildSummary } from './rendering/render-build.ts';
import { createProgress, type Progress } from './progress.ts';
import type { Output } from './screen.ts';

/** What a start or a build tells, and how to end it. */
interface StartProgress {
  readonly onDownload: (progress: DownloadProgress) => void;
  readonly onBuild: (why: IndexUnavailable) => void;
  readonly onLeftOut: (files: readonly unknown[]) => void;
  readonly onBuildProgress: (progress: BuildProgress) => void;
  readonly onBuilt: (summary: BuildSummary) => void;
  readonly onWaiting: (builder: Builder) => void;
  readonly onRollback: NonNullable<IndexEvents['onRollback']>;
  readonly onUnbuilt: NonNullable<IndexEvents['onUnbuilt']>;
  readonly onOtherCalibration: (embedder: string) => void;
  readonly onJudge: (news: JudgeNews) => void;
  readonly onOwnCalibration: (found: FoundCalibration) => void;
  /** Ends a bar that a fault has left behind, which would keep the process alive. */
  readonly finish: () => void;
}

/** Tells on a stream, in a person's language, what a start or a build does while a person waits for it. */
export function startProgress(stream: Output, language: LabelLanguage): StartProgress {
  const { host, judge, programs, upkeep } = HOST_LABELS[language];
  const bars = new Map<string, Progress>();
  const bar = (label: string): Progress => {
    const progress = bars.get(label) ?? createProgress({ stream, label });
    bars.set(label, progress);
    return progress;
  };
  const finish = () => {
    for (const progress of bars.values()) progress.finish();
    bars.clear();
  };
  return {
    onDownload: ({ file, done, total }) => {
      if (total !== undefined) bar(programs.downloading(file)).update(done, total);
      if (done === total) finish();
    },
    onBuild: (why) => {
      stream.write(`${host({ kind: 'no-index', why }).problem} ${programs.buildingNow}\n`);
    },
    onLeftOut: (files) => {
      stream.write(`${programs.leftOutOfIndex(files.length)}\n`);
    },
    onBuildProgress: ({ phase, done, total }) => {
      if (phase === 'embedding') bar(programs.embedding).update(done, total);
    },
    onBuilt: (summary) => {
      finish();
      stream.write(`${renderBuildSummary(summary, language)}\n`);
    },
    onWaiting: (builder) => {
      stream.write(`${upkeep.waiting(builder)}\n`);
    },
    onRollback: (_, index) => {
      stream.write(`${upkeep.rolledBack(index)}\n`);
    },
    onUnbuilt: (fault, index) => {
      finish();
      stream.write(`${upkeep.unbuilt(wordedOfStore(fault, language), index)}\n`);
    },
    onOtherCalibration: (embedder) => {
      stream.write(`${programs.otherCalibration(embedder)}\n`);
    },
    onJudge: (news) => {
      stream.write(`${judge.news(news)}\n`);
    },
    onOwnCalibration: (found) => {
      const { inUse, setAside } = programs.calibrating;
      const said =
        found.kind === 'holds'
          ? inUse(questionsOf(found.calibration), found.path)
          : setAside(found.differs, found.path);
      stream.write(`${said}\n`);
    },
    finish,
  };
}
