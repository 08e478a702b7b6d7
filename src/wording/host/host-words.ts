import type { LabelLanguage } from '../../language/label-language.ts';
import { backups as enBackups, upkeepFault as enUpkeepFault } from './english/backups.ts';
import { collecting as enCollecting } from './english/collecting.ts';
import {
  collectingFault as enCollectingFault,
  fetchFault as enFetchFault,
} from './english/collecting-faults.ts';
import { close as enClose } from './english/discord.ts';
import { doctor as enDoctor } from './english/doctor.ts';
import { host as enHost } from './english/doors.ts';
import { faults as enFaults } from './english/faults.ts';
import { file as enFile } from './english/files.ts';
import { judge as enJudge } from './english/judge.ts';
import { questionProblems as enQuestionProblems } from './english/own-questions.ts';
import { privacy as enPrivacy, usage as enUsage } from './english/privacy.ts';
import { places as enPlaces } from './english/places.ts';
import { programs as enPrograms } from './english/programs.ts';
import { questions as enQuestions } from './english/questions.ts';
import { upkeep as enUpkeep } from './english/upkeep.ts';
import { backups as frBackups, upkeepFault as frUpkeepFault } from './french/backups.ts';
import { collecting as frCollecting } from './french/collecting.ts';
import {
  collectingFault as frCollectingFault,
  fetchFault as frFetchFault,
} from './french/collecting-faults.ts';
import { close as frClose } from './french/discord.ts';
import { doctor as frDoctor } from './french/doctor.ts';
import { host as frHost } from './french/doors.ts';
import { faults as frFaults } from './french/faults.ts';
import { file as frFile } from './french/files.ts';
import { judge as frJudge } from './french/judge.ts';
import { questionProblems as frQuestionProblems } from './french/own-questions.ts';
import { privacy as frPrivacy, usage as frUsage } from './french/privacy.ts';
import { places as frPlaces } from './french/places.ts';
import { programs as frPrograms } from './french/programs.ts';
import { questions as frQuestions } from './french/questions.ts';
import { upkeep as frUpkeep } from './french/upkeep.ts';
import { backups as deBackups, upkeepFault as deUpkeepFault } from './german/backups.ts';
import { collecting as deCollecting } from './german/collecting.ts';
import {
  collectingFault as deCollectingFault,
  fetchFault as deFetchFault,
} from './german/collecting-faults.ts';
import { close as deClose } from './german/discord.ts';
import { doctor as deDoctor } from './german/doctor.ts';
import { host as deHost } from './german/doors.ts';
import { faults as deFaults } from './german/faults.ts';
import { file as deFile } from './german/files.ts';
import { judge as deJudge } from './german/judge.ts';
import { questionProblems as deQuestionProblems } from './german/own-questions.ts';
import { privacy as dePrivacy, usage as deUsage } from './german/privacy.ts';
import { places as dePlaces } from './german/places.ts';
import { programs as dePrograms } from './german/programs.ts';
import { questions as deQuestions } from './german/questions.ts';
import { upkeep as deUpkeep } from './german/upkeep.ts';
import type { HostLabels } from './host-labels.ts';

const english: HostLabels = {
  faults: enFaults,
  file: enFile,
  host: enHost,
  close: enClose,
  doctor: enDoctor,
  collecting: enCollecting,
  collectingFault: enCollectingFault,
  fetchFault: enFetchFault,
  places: enPlaces,
  programs: enPrograms,
  judge: enJudge,
  questions: enQuestions,
  questionProblems: enQuestionProblems,
  upkeep: enUpkeep,
  backups: enBackups,
  upkeepFault: enUpkeepFault,
  privacy: enPrivacy,
  usage: enUsage,
};

/** What the programs say to the person who hosts beleg, by the language of that person: in Italian there are none, so it is English. */
export const HOST_LABELS: Readonly<Record<LabelLanguage, HostLabels>> = {
  de: {
    faults: deFaults,
    file: deFile,
    host: deHost,
    close: deClose,
    doctor: deDoctor,
    collecting: deCollecting,
    collectingFault: deCollectingFault,
    fetchFault: deFetchFault,
    places: dePlaces,
    programs: dePrograms,
    judge: deJudge,
    questions: deQuestions,
    questionProblems: deQuestionProblems,
    upkeep: deUpkeep,
    backups: deBackups,
    upkeepFault: deUpkeepFault,
    privacy: dePrivacy,
    usage: deUsage,
  },
  en: english,
  fr: {
    faults: frFaults,
    file: frFile,
    host: frHost,
    close: frClose,
    doctor: frDoctor,
    collecting: frCollecting,
    collectingFault: frCollectingFault,
    fetchFault: frFetchFault,
    places: frPlaces,
    programs: frPrograms,
    judge: frJudge,
    questions: frQuestions,
    questionProblems: frQuestionProblems,
    upkeep: frUpkeep,
    backups: frBackups,
    upkeepFault: frUpkeepFault,
    privacy: frPrivacy,
    usage: frUsage,
  },
  it: english,
};
