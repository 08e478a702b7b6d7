import { ApplicationCommandType } from 'discord.js';
import { guessLanguage } from '../../language/detect-language.ts';
import { wordsOf } from '../../language/words.ts';
import { splitSentences } from '../../sentences/split-sentences.ts';
import { checkMessage } from '../answers/quoting-messages.ts';
import type { Conversation } from '../conversation.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import type { CheckedPair } from '../rendering/render-passages.ts';
import { EVERYWHERE, named, type MessageCommand } from './command.ts';
import { messageText } from './message-text.ts';

/** How much of a message is compared: enough for a claim, little enough for one turn in the queue. */
const CHECKED_CHARACTERS = 1_000;
const CHECKED_SENTENCES = 5;

const ADDRESS = /https?:\/\/\S+/g;

/** "Check against the article": the article sentence nearest to each sentence of a message. */
export const checkCommand: MessageCommand = {
  kind: 'message',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.Message,
    ...named(({ check }) => check),
  },

  execute: async (context) => {
    const { bot, language, asker, interaction } = context;
    const text = messageText(interaction.targetMessage, (mentions) => context.reading(mentions));
    const statements = statementsOf(text);
    if (statements.length === 0) return context.say('emptyMessage');
    const admission = await bot.admission.turn(asker);
    if (admission.kind === 'refused') return context.refuse(admission.refusal);
    const { turn } = admission;
    try {
      await context.acknowledge('user');
      const pairs = await turn.run(() => nearestTo(context, statements));
      await context.answer(
        () =>
          checkMessage(context, { language, pairs }) ??
          renderNotice({ language, text: ({ notice }) => notice.changedMeanwhile }),
      );
    } finally {
      turn.release();
    }
  },
};

/**
 * The sentences of a message that are compared, none of emoji or addresses alone; a line break ends one, as people write
 * them in a chat.
 */
function statementsOf(message: string): readonly string[] {
  const text = message.slice(0, CHECKED_CHARACTERS);
  const language = guessLanguage(text);
  return text
    .split('\n')
    .flatMap((line) => splitSentences(line, language).map(({ start, end }) => line.slice(start, end)))
    .filter((statement) => wordsOf(statement.replaceAll(ADDRESS, '')).length > 0)
    .slice(0, CHECKED_SENTENCES);
}

async function nearestTo(
  conversation: Pick<Conversation, 'answerer'>,
  statements: readonly string[],
): Promise<readonly CheckedPair[]> {
  const { nearest } = conversation.answerer();
  const pairs: CheckedPair[] = [];
  for (const statement of statements) pairs.push({ statement, citation: await nearest(statement) });
  return pairs;
}
