import type { Told } from '../../../indexing/build-fault.ts';
import { counting } from '../../label-text.ts';
import type { ForgettingFacts, UsageFacts } from '../host-facts.ts';
import type { PrivacyLabels, UsageLabels } from '../privacy-labels.ts';

const counted = counting('en');

export const privacy: PrivacyLabels = {
  help: {
    description:
      'Removes all that is stored of users of the bot in Discord: their answers with the questions, and votes.',
    user: 'the ids of the users, of 17 to 20 digits each; - reads them from standard input, a line each',
    yes: 'ask nothing',
    closing:
      'A bot that runs on the data folder does it at once. In Discord people do it for themselves with /forget.\ndocs/privacy.md says what is stored where, and what stays.',
  },
  question: (users) =>
    `Remove all that is stored of ${counted(users, 'user', 'users')}? It cannot be brought back. [y/N]`,
  declined: 'Nothing was removed.',
  asked: 'A bot runs on this folder; it is asked to do it.',
  removed: (user, answers, votes) =>
    `${user}: removed ${counted(answers, 'answer with its question', 'answers with their questions')}, ${counted(votes, 'vote', 'votes')}.`,
  nothing: (user) => `${user}: nothing is stored.`,
};

export const usage: UsageLabels = {
  help: {
    description:
      'Shows how the bot in Discord was used: questions by day, what became of them, votes, topics without an answer.',
    days: 'so many days, today among them, instead of 7; 30 at most',
    questions: 'also show the questions that the articles do not answer, where everyone could see them',
    json: 'as JSON, for programs; docs/json.md describes it',
    closing: 'It reads what the bot has stored, and changes nothing; the bot may run meanwhile.',
  },
  title: (days) =>
    days === 1 ? 'Questions in Discord today' : `Questions in Discord in the last ${days} days`,
  none: 'No question is stored of that time.',
  outcomes: { good: 'fits well', unsure: 'unsure', none: 'not in the articles' },
  headings: {
    questions: 'Questions',
    languages: 'Languages',
    votes: 'Votes',
    shared: 'Shared',
    latency: 'Until answered',
    refused: 'Not in the articles, by topic',
    quoted: 'Quoted most',
  },
  votes: (helpful, unhelpful) => `${helpful} helpful, ${unhelpful} not helpful`,
  latency: (half, most) => `half within ${half}, 95 of 100 within ${most}`,
  furtherTopics: (questions) => `and ${counted(questions, 'more question', 'more questions')}`,
  unseen: (questions) =>
    `${counted(questions, 'question', 'questions')} that name nothing, or that only their askers have seen`,
  furtherArticles: (articles) => `and ${counted(articles, 'more article', 'more articles')}`,
  kept: (days, most) =>
    `Counted is what the bot has stored: of ${days} days at most, and ${counted(most, 'answer', 'answers')} at most. What was removed, small talk, and questions over HTTP, by MCP or in the terminal are not stored.`,
  full: 'As much is stored as may be: older questions of that time have given way to newer ones.',
};

/** Why nothing was forgotten, and why such a command means nothing. */
export function privacyFault(
  facts: ForgettingFacts | Extract<UsageFacts, { kind: 'no-user-id' | 'days' }>,
): Told {
  switch (facts.kind) {
    case 'no-user-id':
      return {
        problem:
          facts.given === undefined
            ? 'It is not said which user is meant.'
            : `"${facts.given}" is not the id of a user: it has 17 to 20 digits.`,
        remedy: `In Discord: Settings > Advanced > Developer Mode, then right-click the user > Copy User ID. This is how to call it: ${facts.usage}`,
      };
    case 'days':
      return {
        problem: `--days takes a number from 1 to ${facts.most}, and not "${facts.given}": nothing is kept for longer.`,
        remedy: `This is how to call it: ${facts.usage}`,
      };
    case 'forgetting':
      return forgettingFault(facts);
  }
}

function forgettingFault(facts: ForgettingFacts): Told {
  switch (facts.why) {
    case 'unheeded':
      return {
        problem: 'The bot that runs on this folder has not done it in time; the request was taken back.',
        remedy:
          'Stop the bot, run this again, and start it anew; where it is of an older version, update it.',
      };
    case 'still-there':
      return {
        problem: 'Not all of it could be taken from the disk.',
        remedy: 'Check the space on the disk and the log of the bot, and run it again.',
      };
    case 'nobody-asked':
      return {
        problem: 'Nobody can be asked here whether it is meant, and nothing was removed.',
        remedy: 'Run it in a terminal, or with --yes.',
      };
    case 'given-up':
      return {
        problem: 'It was broken off while a bot was asked; the request was taken back.',
        remedy: 'Run it again to see whether something is left.',
      };
    case 'no-key':
      return {
        problem: `${facts.path} is missing or broken, and without it nobody can tell whose the stored answers are.`,
        remedy:
          'Bring it back from a backup. Or stop the bot and delete answers.jsonl and feedback.jsonl beside it, which removes all that is stored of everyone.',
      };
  }
}
