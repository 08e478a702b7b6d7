import { CollectingFault } from '../collecting/collecting-fault.ts';
import { CorpusFault, type CorpusProblem } from '../corpus/corpus-fault.ts';
import { BelegError, messageOf } from '../errors.ts';
import { FetchFault } from '../fetching/fetch-fault.ts';
import { BuildFault, type Told } from '../indexing/build-fault.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import type { Language } from '../language/language.ts';
import { ModelFault } from '../models/model-fault.ts';
import { OllamaFault } from '../reading/ollama/ollama-fault.ts';
import { PlacesFault } from '../places/places-fault.ts';
import { OwnQuestionsFault } from '../questions/own-question.ts';
import { ReadingFault } from '../reading/reading-fault.ts';
import { DatabaseFault } from '../search-index/postgres/database-fault.ts';
import { FileFault } from '../system/file-fault.ts';
import { UpkeepFault } from '../upkeep/upkeep-fault.ts';
import { HostFault } from './host/host-fault.ts';
import { HOST_LABELS } from './host/host-words.ts';

/** The language of logs and traces, whoever reads them: they are searched for, compared and sent to others. */
export const LOG_LANGUAGE: Language = 'en';

/** The problem and the remedy, each on a line of its own; of a bug, a pointer to the trace. */
export function describeFault(fault: unknown, language: LabelLanguage): string {
  const { problem, remedy } = toldOf(fault, language) ?? HOST_LABELS[language].faults.bug(messageOf(fault));
  return `${problem}\n${remedy}`;
}

/**
 * A fault as a person is told of it at every face: what is wrong, and what to do about it.
 * @returns undefined for what nobody foresaw, which is a bug
 */
export function worded(fault: unknown, language: LabelLanguage): BelegError | undefined {
  const told = toldOf(fault, language);
  if (fault instanceof BelegError && fault.message === told?.problem) return fault;
  return told && new BelegError(told.problem, told.remedy, { cause: fault });
}

/** The same for whoever may speak any language. */
export function wordedInEach(fault: unknown): Readonly<Record<Language, Told>> | undefined {
  const [de, en, fr] = [toldOf(fault, 'de'), toldOf(fault, 'en'), toldOf(fault, 'fr')];
  return de && en && fr && { de, en, fr };
}

/** Why an index could not be written where it is kept. */
export function wordedOfStore(fault: FileFault | DatabaseFault, language: LabelLanguage): Told {
  const { database, system } = HOST_LABELS[language].faults;
  return fault instanceof DatabaseFault ? database(fault) : system(fault);
}

/** What is wrong with a file of the corpus, or to know of it. */
export function wordedProblem({ path, facts }: CorpusProblem, language: LabelLanguage): Told {
  return HOST_LABELS[language].file(facts, path);
}

/** The faults of every room. */
function toldOf(fault: unknown, language: LabelLanguage): Told | undefined {
  const { faults, host, judge, collectingFault, fetchFault, upkeepFault, places } = HOST_LABELS[language];
  if (fault instanceof HostFault) return host(fault.facts);
  if (fault instanceof BelegError) return { problem: fault.message, remedy: fault.remedy };
  if (fault instanceof CorpusFault) return faults.corpus(fault);
  if (fault instanceof ModelFault) return faults.model(fault);
  if (fault instanceof FileFault) return faults.system(fault);
  if (fault instanceof DatabaseFault) return faults.database(fault);
  if (fault instanceof BuildFault) return faults.build(fault);
  if (fault instanceof ReadingFault) return faults.reading(fault);
  if (fault instanceof OllamaFault) return judge.fault(fault.facts);
  if (fault instanceof OwnQuestionsFault) return faults.questions(fault);
  if (fault instanceof CollectingFault) return collectingFault(fault.facts);
  if (fault instanceof PlacesFault) return places.fault(fault.facts);
  if (fault instanceof FetchFault) return fetchFault(fault.facts);
  if (fault instanceof UpkeepFault) return upkeepFault(fault.facts);
  return undefined;
}
