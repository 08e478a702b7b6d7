import type { CorpusFault } from '../../corpus/corpus-fault.ts';
import type { FileFacts } from '../../corpus/file-facts.ts';
import type { CollectingFacts } from '../../collecting/collecting-fault.ts';
import type { FetchFacts } from '../../fetching/fetch-fault.ts';
import type { BuildFault, Told } from '../../indexing/build-fault.ts';
import type { ModelFault } from '../../models/model-fault.ts';
import type { OllamaFacts } from '../../reading/ollama/ollama-fault.ts';
import type { VerdictCalibration } from '../../reading/ollama/verdict-calibration.ts';
import type { JudgeNews } from '../../reading/ollama/verdict-reader.ts';
import type { OwnQuestionsFault, QuestionProblem } from '../../questions/own-question.ts';
import type { ReadingFault } from '../../reading/reading-fault.ts';
import type { DatabaseFault } from '../../search-index/postgres/database-fault.ts';
import type { FileFault } from '../../system/file-fault.ts';
import type { UpkeepFacts } from '../../upkeep/upkeep-fault.ts';
import type { BackupLabels } from './backup-labels.ts';
import type { CollectingLabels } from './collecting-labels.ts';
import type { DoctorLabels } from './doctor-labels.ts';
import type { CloseMeaning, HostFacts } from './host-facts.ts';
import type { PrivacyLabels, UsageLabels } from './privacy-labels.ts';
import type { PlacesLabels } from './places-labels.ts';
import type { ProgramLabels } from './program-labels.ts';
import type { QuestionsLabels } from './questions-labels.ts';
import type { UpkeepLabels } from './upkeep-labels.ts';

/**
 * All that the programs say to the person who hosts beleg, in one language: a folder with a file each of these. A language is
 * chosen once, where a program begins.
 */
export interface HostLabels {
  readonly faults: FaultWords;
  /** What is wrong with a file of the corpus, or to know of it. */
  readonly file: (facts: FileFacts, path: string) => Told;
  /** What goes wrong where the program meets the person. */
  readonly host: (facts: HostFacts) => Told;
  readonly close: Readonly<Record<CloseMeaning, string>>;
  readonly places: PlacesLabels;
  readonly programs: ProgramLabels;
  readonly questions: QuestionsLabels;
  /** What is wrong with own questions, with the places, a line each. */
  readonly questionProblems: (problems: readonly QuestionProblem[]) => string;
  readonly judge: JudgeLabels;
  readonly upkeep: UpkeepLabels;
  readonly privacy: PrivacyLabels;
  readonly usage: UsageLabels;
  readonly doctor: DoctorLabels;
  readonly collecting: CollectingLabels;
  /** Why an article is not taken in, put aside or held against its source. */
  readonly collectingFault: (facts: CollectingFacts) => Told;
  readonly backups: BackupLabels;
  /** What keeps data from being used, backed up or restored. */
  readonly upkeepFault: (facts: UpkeepFacts) => Told;
  /** Why nothing was fetched. */
  readonly fetchFault: (facts: FetchFacts) => Told;
}

/** What is said of a language model that judges. */
export interface JudgeLabels {
  /** Why it says nothing. */
  readonly fault: (facts: OllamaFacts) => Told;
  readonly news: (news: JudgeNews) => string;
  readonly sample: {
    /** In the help of the program that counts. */
    readonly option: string;
    readonly asking: string;
    readonly counted: (facts: SampleFacts) => string;
  };
}

/** What was counted of a language model's verdicts, and where it is kept. */
interface SampleFacts extends Pick<VerdictCalibration, 'answered' | 'unanswerable'> {
  /** Questions of which the model said nothing that could be used. */
  readonly missed: number;
  /** The share of right ones that a good answer must reach, and whether the verdicts are as sure as one. */
  readonly good: number;
  readonly isSure: boolean;
  readonly path: string;
}

/** The faults of the inner rooms. */
export interface FaultWords {
  readonly corpus: (fault: CorpusFault) => Told;
  readonly model: (fault: ModelFault) => Told;
  readonly system: (fault: FileFault) => Told;
  readonly database: (fault: DatabaseFault) => Told;
  readonly build: (fault: BuildFault) => Told;
  readonly reading: (fault: ReadingFault) => Told;
  readonly questions: (fault: OwnQuestionsFault) => Told;
  /** What nobody foresaw: a bug, by what it says. */
  readonly bug: (message: string) => Told;
}
