import type { DownloadProgress } from '../models/download-model.ts';
import type { BuildProgress, BuildSummary } from '../indexing/build-summary.ts';
import type { IndexUnavailable } from '../search-index/index-store.ts';
import { indexFault } from '../wording/fault-words.ts';
import { renderBuildSummary } from './rendering/render-build.ts';
import { createProgress, type Progress } from './progress.ts';
import type { Output } from './screen.ts';

/** What a start or a build tells, and how to end it. */
interface StartProgress {
  readonly onDownload: (progress: DownloadProgress) => void;
  readonly onBuild: (why: IndexUnavailable) => void;
  readonly onLeftOut: (files: number) => void;
  readonly onBuildProgress: (progress: BuildProgress) => void;
  readonly onBuilt: (summary: BuildSummary) => void;
  readonly onOtherCalibration: (embedder: string) => void;
  /** Ends a bar that a fault has left behind, which would keep the process alive. */
  readonly finish: () => void;
}

/** Tells on a stream what a start or a build does while a person waits for it. */
export function startProgress(stream: Output): StartProgress {
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
      if (total !== undefined) bar(`Downloading ${file}`).update(done, total);
      if (done === total) finish();
    },
    onBuild: (why) => {
      stream.write(`${indexFault(why).message} Building the index now.\n`);
    },
    onLeftOut: (files) => {
      const which = files === 1 ? '1 file of the corpus is' : `${files} files of the corpus are`;
      stream.write(`${which} left out of the index; npm run embed says why.\n`);
    },
    onBuildProgress: ({ phase, done, total }) => {
      if (phase === 'embedding') bar('Embedding sentences').update(done, total);
    },
    onBuilt: (summary) => {
      finish();
      stream.write(`${renderBuildSummary(summary)}\n`);
    },
    onOtherCalibration: (embedder) => {
      stream.write(
        `The confidence was calibrated with the embedding model ${embedder}, not the one in use: “fits well” may be wrong more often. Run npm run calibrate.\n`,
      );
    },
    finish,
  };
}
