import { counting } from '../../label-text.ts';
import { isEnough, LEAST_OF_A_KIND, LEAST_QUESTIONS } from '../../../calibrating/question-counts.ts';
import type { QuestionsLabels } from '../questions-labels.ts';

const counted = counting('en');

export const questions: QuestionsLabels = {
  help: {
    questions:
      'Helps you write questions of your own on the articles: shows sentences, takes questions, asks the bot.',
    article: 'show sentences of this article only: its id or title',
    feedback: 'Proposes what people in Discord have voted on, to make questions of your own of it.',
  },
  prompt: { question: 'Question', decision: 'What answers' },
  questions: {
    welcome:
      'For each sentence: type questions as people ask them, also some that the article does not answer. The bot answers, and you say what is right. Each question is written beside its article at once.',
    hint: 'Type a question · Enter: next sentence · :quit or Ctrl-C: leave',
    allShown: 'Every sentence was shown, or is an answer already. Start again to begin anew.',
    notSearched: 'The bot searches no sentence for that. Type a question that a sentence can answer.',
    aboutIs: (mark) => `The sentence above is ${mark}.`,
  },
  feedback: {
    welcome: (proposals) =>
      `${counted(proposals, 'proposal', 'proposals')} from the votes in Discord. What you accept is written beside its article and stays there longer than the votes: reword what tells who asked.`,
    nothing: 'There is nothing to propose from the votes in Discord.',
    unseen: (answers) =>
      `${counted(answers, 'answer has', 'answers have')} votes, but only who asked saw the question: it is not kept.`,
    followUps: (answers) =>
      `${counted(answers, 'answer with votes was', 'answers with votes were')} to a follow-up, which says nothing by itself.`,
    proposal: (at, of) => `Proposal ${at} of ${of}`,
    votes: (helpful, unhelpful) => `${helpful}× helpful, ${unhelpful}× not helpful`,
    quoted: 'The bot quoted:',
    refused: 'The bot found no answer.',
    changed: 'The article is another one by now. What the bot quotes today:',
    hint: '=new words: reword the question · Enter: later · :quit or Ctrl-C: leave',
    reworded: 'This is the question by now:',
  },
  choice: {
    quoted:
      'y: right, [1] answers · n: wrong, further sentences · numbers: these answer · 0: not in the article · /words: search · x: drop',
    refused:
      'y: right, not in the article · n: wrong, further sentences · numbers: these answer · /words: search · x: drop',
    further: 'Does one of these answer?',
    noFurther: 'The bot found no further sentences. Search with /words, or 0: not in the article.',
    found: (words) => `Sentences with “${words}”:`,
    nothingFound: (words) => `No sentence holds “${words}”.`,
    noSuchNumber: (typed, most) =>
      most === 0 ? `There is no number ${typed}.` : `There is no number ${typed}, only 1 to ${most}.`,
    unknown: (typed) => `“${typed}” means nothing here.`,
  },
  wrongFiles: 'Something is wrong with the files of questions; correct it in an editor:',
  known: (path, line) => `This question stands in line ${line} of ${path} already.`,
  kept: (path) => `Written to ${path}.`,
  progress: (counts) => {
    const { answerable, unanswerable } = counts;
    const written = `${counted(answerable + unanswerable, 'question', 'questions')}: ${answerable} answered, ${unanswerable} not in the article`;
    return isEnough(counts)
      ? `${written}. Enough for npm run calibrate -- --corpus.`
      : `${written}; npm run calibrate -- --corpus needs ${LEAST_QUESTIONS}, ${LEAST_OF_A_KIND} of each kind.`;
  },
  dropped: 'Dropped.',
  unfinished: 'The last question was not written: nobody said what answers it.',
  end: (kept) => `${counted(kept, 'question was', 'questions were')} written.`,
};
